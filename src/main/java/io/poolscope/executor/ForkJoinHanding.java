package io.poolscope.executor;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Into a {@link ForkJoinPool}. Stopped, it returns nothing, and may start queued tasks while it interrupts others; so what
 * has not started is taken back before.
 */
final class ForkJoinHanding implements Handing {
    private final ForkJoinPool pool;
    /** The tasks handed over that have neither started nor ended. */
    private final Supplier<List<ObservedTask<?>>> waiting;
    /** The tasks handed over that the pool has not done with. */
    private final AtomicInteger handed = new AtomicInteger();

    ForkJoinHanding(ForkJoinPool pool, Supplier<List<ObservedTask<?>>> waiting) {
        this.pool = pool;
        this.waiting = waiting;
    }

    @Override
    public void hand(ObservedTask<?> task) {
        // From Java 25 on it schedules, too.
        if (task instanceof ScheduledTask<?> scheduled && scheduled.isTimed()
                && (Object) pool instanceof ScheduledExecutorService scheduler) {
            scheduled.handTo(scheduler);
            return;
        }
        handed.incrementAndGet();
        boolean taken = false;
        try {
            task.forked = ForkJoinTask.adapt(() -> runForked(task));
            pool.execute(task.forked);
            taken = true;
        } finally {
            if (!taken) {
                handed.decrementAndGet();
            }
        }
    }

    /** As {@link ForkJoinPool#execute(Runnable)}: what the task throws goes to the thread's handler, and the worker lives on. */
    private void runForked(ObservedTask<?> task) {
        try {
            run(task);
        } catch (Throwable failure) {
            UncaughtFailures.toHandler(task + " of " + task.pool.name() + " failed", failure);
        } finally {
            handed.decrementAndGet();
        }
    }

    /**
     * A work-stealing pool, other than a ThreadPoolExecutor, doesn't clear what interrupt one task leaves to the next. A worker
     * that waits may run a task within another, which then has an interrupt of its own to find again.
     */
    private static void run(ObservedTask<?> task) {
        if (Thread.currentThread() instanceof ForkWorker own) {
            own.prepare();
        }
        ObservedTask<?> outer = ThreadRole.taskOf(ThreadRole.current());
        boolean outers = Thread.interrupted();
        try {
            task.runInPool();
        } finally {
            boolean left = Thread.interrupted();
            if (outer != null && (outers || left && (outer.isCancelled() || task.pool.isShutdown()))) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the pool has done with all that was handed over. */
    boolean isIdle() {
        return handed.get() == 0 && waiting.get().isEmpty();
    }

    @Override
    public List<Runnable> shutdownNow() {
        pool.shutdown();
        List<ObservedTask<?>> never = waiting.get();
        never.forEach(ObservedTask::abandon);
        pool.shutdownNow();
        return List.copyOf(never);
    }

    @Override
    public Function<Runnable, ObservedTask<?>> lookup() {
        return GivenTasks::taskOf;
    }

    @Override
    public void stopped() {
        // Nothing of ours is left in it.
    }
}
