package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventWord;
import java.util.ArrayList;
import java.util.List;

/** How one pool is waited for at its end, and what is given back then. Stateless, but for its pool; thread-safe. */
final class PoolEnding {
    private final ObservedExecutor pool;

    PoolEnding(ObservedExecutor pool) {
        this.pool = pool;
    }

    /** What has not started, as Java's pools give it to who calls {@code shutdownNow}. */
    List<Runnable> givenBack(List<Runnable> queued) {
        List<Runnable> never = new ArrayList<>(queued.size());
        for (Runnable each : queued) {
            Runnable given = each instanceof ObservedTask<?> task ? task.isCancelled() ? task.asGiven() : task.abandon() : each;
            if (given != null) {
                never.add(given);
            }
        }
        return never;
    }

    /** As {@link ObservedExecutor#shutdown(boolean, boolean)}. */
    void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        pool.shutdown();
        if (cancelFutures) {
            pool.workforce.cancelQueued();
        }
        if (wait) {
            await();
        }
    }

    /** Waits until the workers have ended. A task that does so in its own pool waits for itself, and is told as that deadlock. */
    void await() throws InterruptedException {
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> self = here != null && pool.lanes.workers().contains(here) ? here.task() : null;
        TaskWaits wait = self == null ? null : TaskWaits.begin(BlockReason.TASK, self.id, WaitForGraph.Edge.to(self));
        try {
            pool.backend.awaitStop(Clock.NEVER);
            pool.workforce.join();
        } finally {
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
    }

    /** As {@link ObservedExecutor#close()}. */
    void close() {
        pool.shutdown();
        boolean interrupted = false;
        boolean stopped = false;
        while (!stopped) {
            try {
                await();
                stopped = true;
            } catch (InterruptedException e) {
                if (!interrupted) {
                    pool.shutdownNow();
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
