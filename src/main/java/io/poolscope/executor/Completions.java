package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for several futures, of one pool or of several: Python's {@code as_completed} and {@code wait}. */
public final class Completions {
    private Completions() {
    }

    /** The futures as they are done, without a limit of time. */
    public static <V> CompletedFutures<V> asCompleted(Collection<? extends ObservedFuture<V>> futures) {
        return asCompleted(futures, null);
    }

    /**
     * The futures as they are done: each once, those already done first.
     *
     * @param timeout how long from now the last may come, or null for no limit
     */
    public static <V> CompletedFutures<V> asCompleted(Collection<? extends ObservedFuture<V>> futures, Duration timeout) {
        return asCompleted("", futures, timeout);
    }

    /**
     * The futures as they are done: each once, those already done first.
     *
     * @param name what to call the stream of results, or ""
     * @param timeout how long from now the last may come, or null for no limit
     */
    public static <V> CompletedFutures<V> asCompleted(String name, Collection<? extends ObservedFuture<V>> futures, Duration timeout) {
        Set<ObservedTask<V>> tasks = tasks(futures);
        return new CompletedFutures<>(Objects.requireNonNull(name, "name"), tasks, timeout).listen(tasks);
    }

    /** Waits without a limit of time. */
    public static <V> Awaited<V> await(Collection<? extends ObservedFuture<V>> futures, ReturnWhen when) throws InterruptedException {
        return await(futures, when, null);
    }

    /**
     * Waits until {@code when}, or until the timeout, which is no error.
     *
     * @param timeout how long from now to wait, or null for no limit
     * @throws InterruptedException if the thread is interrupted
     */
    public static <V> Awaited<V> await(Collection<? extends ObservedFuture<V>> futures, ReturnWhen when, Duration timeout)
            throws InterruptedException {
        Set<ObservedTask<V>> tasks = tasks(futures);
        Objects.requireNonNull(when, "when");
        if (!tasks.isEmpty() && !isOver(tasks, when)) {
            Clock clock = tasks.iterator().next().pool.clock;
            long deadline = Deadlines.after(clock, timeout);
            if (when == ReturnWhen.ALL_COMPLETED) {
                awaitAll(tasks, deadline);
            } else {
                awaitFirst(tasks, when, clock, deadline);
            }
        }
        Set<ObservedFuture<V>> done = new LinkedHashSet<>();
        Set<ObservedFuture<V>> notDone = new LinkedHashSet<>();
        for (ObservedTask<V> each : tasks) {
            (each.isDone() ? done : notDone).add(each);
        }
        return new Awaited<>(done, notDone);
    }

    private static <V> Set<ObservedTask<V>> tasks(Collection<? extends ObservedFuture<V>> futures) {
        Set<ObservedTask<V>> tasks = new LinkedHashSet<>();
        for (ObservedFuture<V> each : futures) {
            if (!(Objects.requireNonNull(each, "future") instanceof ObservedTask<V> task)) {
                throw new IllegalArgumentException("a future of class " + each.getClass().getName() + " is not one of an ObservedExecutor");
            }
            tasks.add(task);
        }
        return tasks;
    }

    private static <V> boolean isOver(Set<ObservedTask<V>> tasks, ReturnWhen when) {
        boolean all = true;
        for (ObservedTask<V> each : tasks) {
            if (each.isDone()) {
                if (when == ReturnWhen.FIRST_COMPLETED || when == ReturnWhen.FIRST_EXCEPTION && each.failure() != null) {
                    return true;
                }
            } else {
                all = false;
            }
        }
        return all;
    }

    /** Those that have not ended. */
    static <V> List<ObservedTask<V>> undone(Collection<ObservedTask<V>> tasks) {
        return tasks.stream().filter(task -> !task.isDone()).toList();
    }

    /** One after the other, so that a task that waits here is known to wait for a particular other. */
    private static <V> void awaitAll(Set<ObservedTask<V>> tasks, long deadline) throws InterruptedException {
        for (ObservedTask<V> each : tasks) {
            if (!each.isDone() && !TaskWaits.forFuture(each, deadline)) {
                return;
            }
        }
    }

    private static <V> void awaitFirst(Set<ObservedTask<V>> tasks, ReturnWhen when, Clock clock, long deadline)
            throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        List<CallbackFuture.Callback> callbacks = new ArrayList<>();
        for (ObservedTask<V> each : tasks) {
            callbacks.add(each.add(done -> {
                lock.lock();
                try {
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }));
        }
        ObservedTask<V> any = tasks.iterator().next();
        TaskWaits wait = TaskWaits.begin(BlockReason.EVENT, any.pool.names.intern("the first of " + tasks.size() + " tasks"),
                WaitForGraph.Edge.toAnyOf(undone(tasks)));
        lock.lock();
        try {
            while (!isOver(tasks, when) && clock.now() < deadline) {
                TaskWaits.pause(clock, lock, changed, deadline);
            }
        } finally {
            lock.unlock();
            callbacks.forEach(CallbackFuture::forget);
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
    }
}
