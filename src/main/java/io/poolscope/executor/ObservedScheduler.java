package io.poolscope.executor;

import io.poolscope.event.PoolKind;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An observed pool whose tasks wait for their time, which is scenario time: a {@link ScheduledExecutorService} with
 * observed futures, as {@link ScheduledThreadPoolExecutor} in what it does. A task counts as submitted from when it is
 * given a time, and each run of a periodic task is a task of its own. What is submitted or executed without a delay is due
 * at once, and what {@link #execute} was given keeps its failure to itself, as there.
 *
 * <p>After {@link #shutdown()} delayed tasks still run when they are due, and periodic ones are cancelled; both can be set.
 */
public final class ObservedScheduler extends ThreadPoolSurface implements ScheduledExecutorService {
    ObservedScheduler(ObservedExecutorBuilder plan) {
        super(plan);
    }

    ObservedScheduler(ObservedExecutorBuilder plan, ExecutorService made, PoolKind kind) {
        super(plan, made, kind);
    }

    // ---- at once ----

    @Override
    public void execute(Runnable body) {
        if (backend instanceof ForeignBackend foreign && foreign.forkJoin() != null) {
            super.execute(body);
            return;
        }
        launch(task(Objects.requireNonNull(body, "command"), null, TaskOptions.NONE));
    }

    @Override
    <T> ObservedTask<T> task(Callable<T> body, TaskOptions options) {
        return new ScheduledTask<>(this, body, options, ScheduledTask.Role.AT_ONCE);
    }

    @Override
    <T> ObservedTask<T> task(Runnable body, T result, TaskOptions options) {
        return new ScheduledTask<>(this, body, result, options, ScheduledTask.Role.AT_ONCE, null);
    }

    // ---- after a delay ----

    /** Runs a task once after a delay. */
    public <T> ObservedScheduledFuture<T> schedule(TaskOptions options, Callable<T> body, long delay, TimeUnit unit) {
        return launch(new ScheduledTask<>(this, body, options, ScheduledTask.Role.ONCE).after(delay, unit));
    }

    @Override
    public ObservedScheduledFuture<?> schedule(Runnable body, long delay, TimeUnit unit) {
        Objects.requireNonNull(body, "command");
        return launch(new ScheduledTask<Void>(this, body, null, TaskOptions.NONE, ScheduledTask.Role.ONCE, null).after(delay, unit));
    }

    @Override
    public <T> ObservedScheduledFuture<T> schedule(Callable<T> body, long delay, TimeUnit unit) {
        return schedule(TaskOptions.NONE, body, delay, unit);
    }

    // ---- again and again ----

    @Override
    public PeriodicTask scheduleAtFixedRate(Runnable body, long initialDelay, long period, TimeUnit unit) {
        return scheduleAtFixedRate(TaskOptions.NONE, body, initialDelay, period, unit);
    }

    @Override
    public PeriodicTask scheduleWithFixedDelay(Runnable body, long initialDelay, long delay, TimeUnit unit) {
        return scheduleWithFixedDelay(TaskOptions.NONE, body, initialDelay, delay, unit);
    }

    /**
     * Runs a task again and again, each run due a period after the last was due; late runs follow each other at once.
     *
     * @throws IllegalArgumentException if the period is not positive
     */
    public PeriodicTask scheduleAtFixedRate(TaskOptions options, Runnable body, long initialDelay, long period, TimeUnit unit) {
        return periodic(options, body, new PeriodicTask.Rhythm(initialDelay, period, Objects.requireNonNull(unit, "unit"), true));
    }

    /**
     * Runs a task again and again, each run due a delay after the last has ended.
     *
     * @throws IllegalArgumentException if the delay is not positive
     */
    public PeriodicTask scheduleWithFixedDelay(TaskOptions options, Runnable body, long initialDelay, long delay, TimeUnit unit) {
        return periodic(options, body, new PeriodicTask.Rhythm(initialDelay, delay, Objects.requireNonNull(unit, "unit"), false));
    }

    private PeriodicTask periodic(TaskOptions options, Runnable body, PeriodicTask.Rhythm rhythm) {
        Objects.requireNonNull(body, "command");
        if (rhythm.period() <= 0) {
            throw new IllegalArgumentException((rhythm.fixedRate() ? "period " : "delay ") + rhythm.period() + " is not more than 0");
        }
        PeriodicTask task = new PeriodicTask(this, options, body, rhythm);
        task.start();
        return task;
    }

    /** Whether a periodic task may have another run. */
    boolean runsAgain() {
        if (backend instanceof ScheduledBackend own) {
            return own.mayRunAgain();
        }
        return !isShutdown() || threadsOrNull() instanceof ScheduledThreadPoolExecutor theirs
                && theirs.getContinueExistingPeriodicTasksAfterShutdownPolicy();
    }

    @Override
    public void setCorePoolSize(int size) {
        if (backend instanceof ScheduledBackend) {
            resize(size);
        } else {
            super.setCorePoolSize(size);
        }
    }

    // ---- what a shutdown leaves, and what a cancel removes ----

    /** Whether periodic tasks go on after {@link #shutdown()}; at first they don't, and are cancelled. */
    public boolean getContinueExistingPeriodicTasksAfterShutdownPolicy() {
        return backend instanceof ScheduledBackend own ? own.continuesPeriodic()
                : theirs().getContinueExistingPeriodicTasksAfterShutdownPolicy();
    }

    /** Sets whether periodic tasks go on after {@link #shutdown()}; if not, and it is shut down, they are cancelled now. */
    public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
        if (backend instanceof ScheduledBackend own) {
            own.continuesPeriodic(value);
        } else {
            theirs().setContinueExistingPeriodicTasksAfterShutdownPolicy(value);
        }
    }

    /** Whether delayed tasks run after {@link #shutdown()} when they are due; at first they do. */
    public boolean getExecuteExistingDelayedTasksAfterShutdownPolicy() {
        return backend instanceof ScheduledBackend own ? own.runsDelayed() : theirs().getExecuteExistingDelayedTasksAfterShutdownPolicy();
    }

    /** Sets whether delayed tasks run after {@link #shutdown()}; if not, and it is shut down, they are cancelled now. */
    public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
        if (backend instanceof ScheduledBackend own) {
            own.runsDelayed(value);
        } else {
            theirs().setExecuteExistingDelayedTasksAfterShutdownPolicy(value);
        }
    }

    /** Whether a cancelled task leaves the queue at once; at first it lies there until it is due, as in Java. */
    public boolean getRemoveOnCancelPolicy() {
        return backend instanceof ScheduledBackend own ? own.removesCancelled() : theirs().getRemoveOnCancelPolicy();
    }

    /** Sets whether a cancelled task leaves the queue at once, in O(log n) steps; after a shutdown it always does. */
    public void setRemoveOnCancelPolicy(boolean value) {
        if (backend instanceof ScheduledBackend own) {
            own.removesCancelled(value);
        } else {
            theirs().setRemoveOnCancelPolicy(value);
        }
    }

    private ScheduledThreadPoolExecutor theirs() {
        if (threadsOrNull() instanceof ScheduledThreadPoolExecutor theirs) {
            return theirs;
        }
        throw new UnsupportedOperationException("the policies of " + name()
                + " can't be asked or set: what it wraps is no ScheduledThreadPoolExecutor");
    }
}
