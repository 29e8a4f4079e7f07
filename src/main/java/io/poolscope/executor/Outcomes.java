package io.poolscope.executor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Reads the outcome of a task that has ended. */
final class Outcomes {
    private Outcomes() {
    }

    /**
     * The result.
     *
     * @param index what to say in the exception
     * @throws TaskFailedException if the task failed
     * @throws CancellationException if it was cancelled, or given back by {@code shutdownNow}
     */
    static <V> V of(ObservedTask<V> task, long index) {
        if (task.isAbandoned()) {
            throw new CancellationException(task + " was given up by shutdownNow");
        }
        if (task.failure() != null) {
            // Not by get(), whose ExecutionException would ask the failure for its text, which may throw.
            throw new TaskFailedException(index, task.exceptionNow());
        }
        boolean interrupted = Thread.interrupted();
        try {
            Future<V> done = task;
            return done.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("a done future waits for nothing, and this one has not failed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
