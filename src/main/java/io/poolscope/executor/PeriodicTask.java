package io.poolscope.executor;

import java.util.concurrent.RejectedExecutionException;

/**
 * A task that a scheduler runs again and again until it is cancelled, fails, or the scheduler is shut down. Each run is
 * an observed task of its own. Thread-safe.
 */
public final class PeriodicTask {
    private final ObservedScheduler pool;
    private final TaskOptions options;
    private final Runnable body;
    private final long period;
    private final boolean fixedRate;
    /** Guarded by this, as the fields below. */
    private ObservedTask<Void> run;
    private boolean cancelled;
    private boolean ended;
    private Throwable failure;
    private long runs;

    PeriodicTask(ObservedScheduler pool, TaskOptions options, Runnable body, long period, boolean fixedRate) {
        this.pool = pool;
        this.options = options;
        this.body = body;
        this.period = period;
        this.fixedRate = fixedRate;
    }

    /** Submits the next run. */
    void submit(long due) {
        ObservedTask<Void> next = new ObservedTask<>(pool, body, null, options, false);
        next.due = due;
        next.whenDone(done -> ranOnce(next));
        // Known to cancel() only when it has been told; the run after it may have been submitted before that.
        pool.launch(next);
        boolean late;
        synchronized (this) {
            late = cancelled;
            if (run == null || next.id > run.id) {
                run = next;
            }
        }
        if (late) {
            next.cancelIfNotStarted();
        }
    }

    private void ranOnce(ObservedTask<Void> last) {
        synchronized (this) {
            runs++;
            failure = last.failure();
            if (cancelled || last.isCancelled() || failure != null || pool.isShutdown()) {
                ended = true;
                return;
            }
        }
        try {
            submit(fixedRate ? last.due + period : Deadlines.after(pool.clock, period));
        } catch (RejectedExecutionException e) {
            // Shut down in this moment: the books have the rejected run, and there is none after it.
            synchronized (this) {
                ended = true;
            }
        }
    }

    /**
     * Ends it: no further run starts.
     *
     * @param mayInterruptIfRunning whether to interrupt the present run
     * @return whether this call ended it
     */
    public boolean cancel(boolean mayInterruptIfRunning) {
        ObservedTask<Void> last;
        synchronized (this) {
            if (cancelled || ended) {
                return false;
            }
            cancelled = true;
            last = run;
        }
        if (!last.cancelIfNotStarted() && mayInterruptIfRunning) {
            last.cancel(true);
        }
        return true;
    }

    /** Whether it was cancelled. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Whether no further run comes. */
    public synchronized boolean isDone() {
        return ended;
    }

    /** What the last run threw, or null. */
    public synchronized Throwable failure() {
        return failure;
    }

    /** How many runs have ended. */
    public synchronized long runs() {
        return runs;
    }
}
