package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.EventWord;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A task that a scheduler runs again and again until it is cancelled, fails, or the scheduler is shut down. Each run is
 * an observed task of its own. As a future it has Java's meaning: it never completes with a result; {@link #get()} ends
 * by a {@link CancellationException} once it was cancelled, by itself or by a shutdown, and by an
 * {@link ExecutionException} once a run has failed. Thread-safe.
 */
public final class PeriodicTask extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
    /** How the next run follows the last. */
    record Rhythm(long initialDelay, long period, TimeUnit unit, boolean fixedRate) {
        long nanos() {
            return unit.toNanos(period);
        }
    }

    private final ObservedScheduler pool;
    private final TaskOptions options;
    private final Runnable body;
    private final Rhythm rhythm;
    /** A leaf: nothing is called under it but the clock's wait. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    /** The last run that was told; guarded by the lock, as the fields below. */
    private ScheduledTask<Void> run;
    private Throwable failure;
    private long runs;
    /** The run that comes next or runs; volatile, for threads of an executor made elsewhere. */
    private volatile ScheduledTask<Void> next;
    /** The run by which it was handed to an executor made elsewhere; as {@link #next}. */
    private volatile ScheduledTask<Void> first;

    PeriodicTask(ObservedScheduler pool, TaskOptions options, Runnable body, Rhythm rhythm) {
        super(body, null);
        this.pool = pool;
        this.options = options;
        this.body = body;
        this.rhythm = rhythm;
    }

    /** Hands it to an executor made elsewhere, which counts the time itself. */
    ScheduledFuture<?> handTo(ScheduledExecutorService executor) {
        return rhythm.fixedRate() ? executor.scheduleAtFixedRate(this::runNext, rhythm.initialDelay(), rhythm.period(), rhythm.unit())
                : executor.scheduleWithFixedDelay(this::runNext, rhythm.initialDelay(), rhythm.period(), rhythm.unit());
    }

    ScheduledTask<Void> first() {
        return first;
    }

    /** Submits the first run. */
    void start() {
        submit(Deadlines.after(pool.clock, rhythm.unit().toNanos(rhythm.initialDelay())), ScheduledTask.Role.FIRST);
    }

    private void submit(long due, ScheduledTask.Role role) {
        ScheduledTask<Void> coming = new ScheduledTask<>(pool, body, null, options, role, this);
        coming.due = due;
        coming.whenDone(done -> ranOnce(coming));
        next = coming;
        if (role == ScheduledTask.Role.FIRST) {
            first = coming;
        }
        // Known to cancel() only when it has been told; the run after it may have been submitted before that.
        pool.launch(coming);
        lock.lock();
        try {
            if (run == null || coming.id > run.id) {
                run = coming;
            }
        } finally {
            lock.unlock();
        }
        if (isDone()) {
            coming.cancelIfNotStarted();
        }
    }

    private void ranOnce(ScheduledTask<Void> last) {
        Throwable thrown = last.failure();
        lock.lock();
        try {
            runs++;
            failure = thrown;
        } finally {
            lock.unlock();
        }
        if (thrown != null) {
            setException(thrown);
        } else if (isDone() || last.isCancelled() || !pool.runsAgain()) {
            super.cancel(false);
            last.cancelHanded();
        } else {
            submitNext(last);
        }
    }

    private void submitNext(ScheduledTask<Void> last) {
        try {
            long due = rhythm.fixedRate() ? Deadlines.later(last.due, rhythm.nanos()) : Deadlines.after(pool.clock, rhythm.nanos());
            submit(due, ScheduledTask.Role.AGAIN);
        } catch (RejectedExecutionException e) {
            // Shut down in this moment: the events have the rejected run, and there is none after it.
            super.cancel(false);
        } catch (RuntimeException | Error e) {
            // Such as no memory for a thread: nobody must wait for a run that does not come.
            setException(e);
            throw e;
        }
    }

    /** Runs what is due now, for an executor made elsewhere; it gets to see what the run threw. */
    private void runNext() {
        ScheduledTask<Void> due = next;
        due.run();
        Throwable thrown = due.failure();
        if (thrown != null) {
            UncaughtFailures.rethrow(thrown);
        }
    }

    /** As Java's: a periodic task that {@link ObservedScheduler#shutdownNow} gave back does not run any more; else runs it once. */
    @Override
    public void run() {
        if (pool.isShutdown()) {
            cancel(false);
        } else {
            runAndReset();
        }
    }

    /**
     * Ends it: no further run starts.
     *
     * @param mayInterruptIfRunning whether to interrupt the present run
     * @return whether this call ended it
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!super.cancel(false)) {
            return false;
        }
        ScheduledTask<Void> last = lastRun();
        if (last != null && !last.cancelIfNotStarted() && mayInterruptIfRunning) {
            last.cancel(true);
        }
        if (last != null) {
            last.cancelHanded();
        }
        return true;
    }

    private ScheduledTask<Void> lastRun() {
        lock.lock();
        try {
            return run;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void done() {
        lock.lock();
        try {
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Void get() throws InterruptedException, ExecutionException {
        TaskWaits wait = isDone() ? null : beginWait();
        try {
            return read();
        } finally {
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
    }

    /** As {@link #get()}; the time is scenario time. */
    @Override
    public Void get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = Deadlines.after(pool.clock, unit.toNanos(timeout));
        TaskWaits wait = isDone() ? null : beginWait();
        try {
            if (!await(deadline)) {
                throw new TimeoutException("the periodic task has not ended after " + timeout + " "
                        + unit.toString().toLowerCase(Locale.ROOT));
            }
        } finally {
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
        return read();
    }

    private TaskWaits beginWait() {
        return TaskWaits.begin(BlockReason.EVENT, pool.names.intern("the end of a periodic task"), null);
    }

    private boolean await(long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (!isDone()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (pool.clock.now() >= deadline) {
                    return false;
                }
                TaskWaits.pause(pool.clock, lock, over, deadline);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Void read() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } catch (ExecutionException e) {
            ScheduledTask<Void> last = lastRun();
            if (last != null && last.failure() != null) {
                last.exceptionNow();
            }
            throw e;
        }
    }

    @Override
    public boolean isPeriodic() {
        return true;
    }

    /** How long until the next run is due, or since the present one was; scenario time. */
    @Override
    public long getDelay(TimeUnit unit) {
        return next.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
        return other == this ? 0 : next.compareTo(other instanceof PeriodicTask periodic ? periodic.next : other);
    }

    /** The run that comes next or runs. */
    ScheduledTask<Void> next() {
        return next;
    }

    /** What the last run threw, or null. */
    public Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** How many runs have ended. */
    public long runs() {
        lock.lock();
        try {
            return runs;
        } finally {
            lock.unlock();
        }
    }
}
