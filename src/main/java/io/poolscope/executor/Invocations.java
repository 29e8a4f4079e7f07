package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** {@code invokeAll} and {@code invokeAny}, as {@link java.util.concurrent.AbstractExecutorService} does them, in scenario time. */
final class Invocations {
    private Invocations() {
    }

    static <T> List<Future<T>> all(ObservedExecutor pool, Collection<? extends Callable<T>> tasks, long deadline)
            throws InterruptedException {
        List<ObservedTask<T>> made = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            made.add(pool.task(task, TaskOptions.NONE));
        }
        int launched = 0;
        boolean complete = false;
        try {
            for (; launched < made.size(); launched++) {
                if (deadline != Clock.NEVER && pool.clock.now() >= deadline) {
                    // Also before the first, as AbstractExecutorService.
                    break;
                }
                pool.launch(made.get(launched));
            }
            for (int i = 0; i < launched; i++) {
                ObservedTask<T> task = made.get(i);
                if (!task.isDone() && !TaskWaits.forFuture(task, deadline)) {
                    break;
                }
            }
            complete = launched == made.size();
        } finally {
            cancel(made, launched);
        }
        assert complete || deadline != Clock.NEVER;
        return new ArrayList<>(made);
    }

    /** Cancels what has not ended; of a task that was never launched there is no event. */
    private static <T> void cancel(List<ObservedTask<T>> made, int launched) {
        for (int i = 0; i < made.size(); i++) {
            if (i < launched) {
                made.get(i).cancel(true);
            } else {
                made.get(i).cancelUnlaunched();
            }
        }
    }

    static <T> T any(ObservedExecutor pool, Collection<? extends Callable<T>> tasks, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("invokeAny needs at least one task, and got none");
        }
        Race<T> race = new Race<>(pool, deadline);
        List<ObservedTask<T>> launched = new ArrayList<>(tasks.size());
        try {
            Iterator<? extends Callable<T>> rest = tasks.iterator();
            // One at a time while nothing has ended, so that a quick first task makes the others unnecessary.
            while (rest.hasNext()) {
                launched.add(race.launch(rest.next()));
                ObservedTask<T> ended = race.ended.poll();
                if (ended != null && race.won(ended)) {
                    return ended.get();
                }
            }
            while (race.left > 0) {
                ObservedTask<T> ended = race.await(launched);
                if (race.won(ended)) {
                    return ended.get();
                }
            }
            throw race.failure;
        } finally {
            for (ObservedTask<T> each : launched) {
                each.cancel(true);
            }
        }
    }

    /** The tasks of one {@code invokeAny}, used by its caller. */
    private static final class Race<T> {
        final LinkedBlockingDeque<ObservedTask<T>> ended = new LinkedBlockingDeque<>();
        private final ObservedExecutor pool;
        private final long deadline;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition come = lock.newCondition();
        int left;
        ExecutionException failure = new ExecutionException("no task succeeded", null);

        Race(ObservedExecutor pool, long deadline) {
            this.pool = pool;
            this.deadline = deadline;
        }

        ObservedTask<T> launch(Callable<T> body) {
            ObservedTask<T> task = pool.task(body, TaskOptions.NONE);
            task.whenDone(done -> {
                lock.lock();
                try {
                    ended.add(task);
                    come.signalAll();
                } finally {
                    lock.unlock();
                }
            });
            pool.launch(task);
            left++;
            return task;
        }

        ObservedTask<T> await(List<ObservedTask<T>> launched) throws InterruptedException, TimeoutException {
            TaskWaits wait = !ended.isEmpty() ? null : TaskWaits.begin(BlockReason.EVENT,
                    pool.names.intern("the first of " + launched.size() + " tasks"),
                    WaitForGraph.Edge.toAnyOf(Completions.undone(launched)));
            try {
                return awaitNext();
            } finally {
                if (wait != null) {
                    wait.end(-1, EventWord.NO_LANE);
                }
            }
        }

        private ObservedTask<T> awaitNext() throws InterruptedException, TimeoutException {
            lock.lockInterruptibly();
            try {
                while (ended.isEmpty()) {
                    if (pool.clock.now() >= deadline) {
                        throw new TimeoutException("none of the tasks succeeded in time");
                    }
                    TaskWaits.pause(pool.clock, lock, come, deadline);
                }
                return ended.poll();
            } finally {
                lock.unlock();
            }
        }

        /** Whether a task that ended has a result; remembers its failure if not. */
        boolean won(ObservedTask<T> task) {
            left--;
            if (task.isCancelled()) {
                failure = new ExecutionException(new CancellationException(task + " was cancelled"));
                return false;
            }
            Throwable thrown = task.failure();
            if (thrown != null) {
                // With its text made safely: the constructor without one asks the cause itself, which may throw.
                failure = new ExecutionException(FailureText.of(thrown), thrown);
                return false;
            }
            return true;
        }
    }
}
