package io.poolscope.executor;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An observed pool whose tasks wait for their time, which is scenario time: Java's {@code ScheduledExecutorService} in
 * what it does, with observed futures. A task counts as submitted from when it is given a time, and each run of a
 * periodic task is a task of its own.
 *
 * <p>After {@link #shutdown()} delayed tasks still run when they are due, periodic ones are not run again.
 */
public final class ObservedScheduler extends ObservedExecutor {
    ObservedScheduler(ObservedExecutorBuilder plan) {
        super(plan);
    }

    /** Runs a task once after a delay. */
    public <T> ObservedFuture<T> schedule(TaskOptions options, Callable<T> body, long delay, TimeUnit unit) {
        ObservedTask<T> task = new ObservedTask<>(this, body, options);
        task.due = Deadlines.after(clock, unit.toNanos(delay));
        return launch(task);
    }

    /** Runs a task once after a delay. */
    public ObservedFuture<?> schedule(Runnable body, long delay, TimeUnit unit) {
        Objects.requireNonNull(body, "command");
        return schedule(TaskOptions.NONE, Executors.callable(body), delay, unit);
    }

    /** Runs a task once after a delay. */
    public <T> ObservedFuture<T> schedule(Callable<T> body, long delay, TimeUnit unit) {
        return schedule(TaskOptions.NONE, body, delay, unit);
    }

    /**
     * Runs a task again and again, each run due a period after the last was due; late runs follow each other at once.
     *
     * @throws IllegalArgumentException if the period is not positive
     */
    public PeriodicTask scheduleAtFixedRate(TaskOptions options, Runnable body, long initialDelay, long period, TimeUnit unit) {
        return periodic(options, body, initialDelay, period, unit, true);
    }

    /**
     * Runs a task again and again, each run due a delay after the last has ended.
     *
     * @throws IllegalArgumentException if the delay is not positive
     */
    public PeriodicTask scheduleWithFixedDelay(TaskOptions options, Runnable body, long initialDelay, long delay, TimeUnit unit) {
        return periodic(options, body, initialDelay, delay, unit, false);
    }

    private PeriodicTask periodic(TaskOptions options, Runnable body, long initialDelay, long period, TimeUnit unit, boolean fixedRate) {
        Objects.requireNonNull(body, "command");
        if (period <= 0) {
            throw new IllegalArgumentException((fixedRate ? "period " : "delay ") + period + " is not more than 0");
        }
        PeriodicTask task = new PeriodicTask(this, options, body, unit.toNanos(period), fixedRate);
        task.submit(Deadlines.after(clock, unit.toNanos(initialDelay)));
        return task;
    }
}
