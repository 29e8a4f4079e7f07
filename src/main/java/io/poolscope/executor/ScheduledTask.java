package io.poolscope.executor;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A task of a scheduler: one that waits for its time, one to be run at once, or one run of a {@link PeriodicTask}.
 *
 * @param <V> the result's type
 */
final class ScheduledTask<V> extends ObservedTask<V> implements RunnableScheduledFuture<V>, ObservedScheduledFuture<V> {
    /** When it is to run: at once, after its delay, first of many times, or once more. */
    enum Role { AT_ONCE, ONCE, FIRST, AGAIN }

    private final Role role;
    /** Whose run it is, or null. */
    private final PeriodicTask series;
    private final boolean givesValue;
    /** What the caller gave, as an executor made elsewhere is to get it; set before it is submitted. */
    private long delay;
    private TimeUnit unit = TimeUnit.NANOSECONDS;
    /** The future of an executor made elsewhere, or null; volatile: written by the submitter, read by whoever cancels. */
    private volatile ScheduledFuture<?> handed;

    ScheduledTask(ObservedScheduler pool, Callable<V> body, TaskOptions options, Role role) {
        super(pool, body, options);
        this.role = role;
        series = null;
        givesValue = true;
    }

    ScheduledTask(ObservedScheduler pool, Runnable body, V result, TaskOptions options, Role role, PeriodicTask series) {
        super(pool, body, result, options, false);
        this.role = role;
        this.series = series;
        givesValue = false;
    }

    /** Sets when it is due. */
    ScheduledTask<V> after(long givenDelay, TimeUnit givenUnit) {
        due = Deadlines.after(pool.clock, givenUnit.toNanos(givenDelay));
        delay = givenDelay;
        unit = givenUnit;
        return this;
    }

    /** Whether its time is set before it is submitted. */
    boolean isTimed() {
        return role != Role.AT_ONCE;
    }

    /** Whether it is a later run of a task that was accepted before. */
    boolean isRunAgain() {
        return role == Role.AGAIN;
    }

    // ---- with an executor made elsewhere, which counts the time itself ----

    /** Hands it over; a later run of a periodic task is not handed over, it is what its executor does next. */
    void handTo(ScheduledExecutorService executor) {
        switch (role) {
            case AT_ONCE, ONCE -> handed = givesValue ? executor.schedule(this::runAndGive, delay, unit)
                    : executor.schedule(this::runAndThrow, delay, unit);
            case FIRST -> handed = series.handTo(executor);
            case AGAIN -> handed = null;
        }
    }

    /** Its executor's own future gets the same outcome, for hooks that look there. */
    private V runAndGive() throws Exception {
        runAndThrow();
        return isCancelled() ? null : super.get();
    }

    private void runAndThrow() {
        run();
        Throwable thrown = failure();
        if (thrown != null) {
            UncaughtFailures.rethrow(thrown);
        }
    }

    /** The future of the executor made elsewhere, or null. */
    ScheduledFuture<?> handed() {
        return role == Role.AGAIN ? series.first().handed : handed;
    }

    /** Whether the executor made elsewhere has cancelled it, as one that is shut down does with periodic tasks. */
    boolean isHandedCancelled() {
        ScheduledFuture<?> theirs = handed();
        return theirs != null && theirs.isCancelled();
    }

    /** Cancels it where it was handed over, if it was. */
    void cancelHanded() {
        ScheduledFuture<?> theirs = handed();
        if (theirs != null) {
            theirs.cancel(false);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && series == null) {
            cancelHanded();
        }
        return cancelled;
    }

    // ---- as Java's ----

    @Override
    public boolean isPeriodic() {
        return series != null;
    }

    @Override
    public long getDelay(TimeUnit wanted) {
        ScheduledFuture<?> theirs = handed();
        return theirs != null ? theirs.getDelay(wanted) : wanted.convert(due - pool.clock.now(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return other instanceof ScheduledTask<?> task && task.pool == pool ? DueQueue.ORDER.compare(this, task)
                : DueQueue.byDelay(this, other);
    }

    @Override
    Runnable asGiven() {
        return series != null ? series : this;
    }

    /** As Java's: a task of a scheduler that was stopped does not run any more. */
    @Override
    void runGivenBack() {
        cancel(false);
    }
}
