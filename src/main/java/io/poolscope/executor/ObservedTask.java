package io.poolscope.executor;

import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Rejection;
import io.poolscope.event.TaskEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One observed task and its future: a {@link FutureTask} that tells what happens to it, and nothing else per task.
 *
 * @param <V> the result's type
 */
class ObservedTask<V> extends CallbackFuture<V> {
    /*
     * FutureTask knows whether a result is set; `state` decides first who may end the task, so that exactly one end
     * is told, and told before FutureTask wakes whoever waits for the result:
     *
     *   QUEUED ──start──▶ RUNNING ──set, setException──▶ ENDED
     *     │ │ └──────cancel──┴───────────────────────▶ CANCELLED
     *     │ └──discard, abort, pool broken───────────▶ ENDED
     *     └──shutdownNow─────────────────────────────▶ ABANDONED (told as discarded; Java leaves the future undone,
     *                                                             and its holder may still run or cancel it)
     *
     * Each transition takes its stamp after it has read the old state and before the compare-and-set from that state.
     * So the times of one task never decrease, and a lost race costs a stamp and tells nothing.
     */
    private static final int QUEUED = 0;
    private static final int RUNNING = 1;
    private static final int ENDED = 2;
    private static final int CANCELLED = 3;
    private static final int ABANDONED = 4;

    /** Larger priorities first, then the order of submission. Not its natural order: a plain future has none either. */
    static final Comparator<ObservedTask<?>> BY_PRIORITY =
            Comparator.<ObservedTask<?>>comparingInt(task -> task.options.priority()).reversed().thenComparingLong(task -> task.id);

    /** So often a canceller looks for an end that is being told before it gives way to the thread that tells it. */
    private static final int SPINS = 256;

    private static final VarHandle STATE = Handles.of(MethodHandles.lookup(), ObservedTask.class, "state", int.class);
    private static final VarHandle FAILURE_READ =
            Handles.of(MethodHandles.lookup(), ObservedTask.class, "failureRead", int.class);

    final ObservedExecutor pool;
    /** What its submitter said of it. One field instead of two, as there may be millions of tasks. */
    final TaskOptions options;
    /** Given when it is submitted, before any other thread sees the task. */
    long id;
    /** When it was submitted; as {@link #id}. */
    long submitted;
    /** When it may start in a pool that schedules. */
    long due;
    /** Where it lies in the queue of a pool that schedules, from 1, and 0 outside; guarded by that queue's lock. */
    int duePlace;
    /** The era of the place that it holds in the pool's queue, 0 for none, -1 for one that is not counted; the admission's. */
    int place;
    /** In a work-stealing pool, how it lies in a worker's queue; set before it is queued. */
    ForkJoinTask<?> forked;
    /** What was given to {@code execute}, or null if it was submitted. */
    private final Runnable executed;
    /** Where it runs or ran; written before the state says so. */
    private volatile ThreadRole carrier;
    private long cpuBefore;
    private volatile int state;
    private volatile int failureRead;
    /** What it waits for, guarded by the graph's lock. */
    WaitForGraph.Edge waitsFor;

    ObservedTask(ObservedExecutor pool, Callable<V> body, TaskOptions options) {
        super(body);
        this.pool = pool;
        this.options = options;
        executed = null;
    }

    ObservedTask(ObservedExecutor pool, Runnable body, V result, TaskOptions options, boolean executed) {
        super(body, result);
        this.pool = pool;
        this.options = options;
        this.executed = executed ? body : null;
    }

    // ---- what a stream's task adds ----

    /** Tells that it was submitted, at {@code time}, by {@code from}. */
    void tellSubmitted(ThreadRole from, long time) {
        if (options == TaskOptions.NONE || options.label().isEmpty() && options.priority() == 0) {
            from.sink.emit(time, EventKind.TASK_SUBMITTED.code(), id, from.lane);
        } else {
            new TaskEvent.TaskSubmitted(time, id, from.lane, options.label(), -1, -1, options.priority()).emitTo(from.sink, pool.names);
        }
    }

    /** The size of its result as its stream measures it, in bytes, or -1. The measure is foreign code: asked while the task still runs. */
    long measure(V value) {
        return -1;
    }

    /** Tells what its stream has to tell when it ends, before the future completes; {@code bytes} is the result's size or -1. */
    void tellEnd(EventSink sink, long time, int lane, long bytes, boolean dropped) {
        // A task outside any stream has no more to tell.
    }

    @Override
    void settled() {
        // A task outside any stream has nobody to wake.
    }

    @Override
    void callbackFailed(Throwable failure) {
        UncaughtFailures.report(pool.port, "a callback of " + this + " failed", failure);
    }

    // ---- running ----

    @Override
    public final void run() {
        if (state == QUEUED) {
            runInPool();
        }
        // Also if it was given back in between: to its holder this is a plain task.
        if (state == ABANDONED) {
            runGivenBack();
        }
    }

    /** What runs it where it was handed to an executor made elsewhere. */
    void runHanded() {
        run();
    }

    /** What {@link #run} does for whom it was given back to. */
    void runGivenBack() {
        super.run();
        if (executed != null) {
            rethrowAsExecuteDoes();
        }
    }

    /** What a worker calls: does nothing if the task has been given back, which leaves it to its holder to run it. */
    final void runInPool() {
        if (state != QUEUED) {
            return;
        }
        ThreadRole on = pool.carrier();
        try {
            runOn(on);
        } finally {
            pool.doneWith(on);
        }
    }

    /** Runs it as a task of {@code on}, if nobody has ended it. */
    final void runOn(ThreadRole on) {
        Throwable broken = pool.broken();
        if (broken != null) {
            failUnstarted(broken);
            return;
        }
        if (!start(on)) {
            return;
        }
        ThreadRole outerCarrier = ThreadRole.swap(on);
        ObservedTask<?> outer = on.task();
        pool.started(this, on);
        try {
            super.run();
        } finally {
            if (state == CANCELLED) {
                tellReleased(on);
            }
            if (outer != null) {
                on.lastEnd = 0;
            }
            pool.ended(on, outer);
            ThreadRole.swap(outerCarrier);
        }
        if (executed != null) {
            rethrowAsExecuteDoes();
        }
    }

    private void tellReleased(ThreadRole on) {
        try {
            on.sink.emit(pool.stamp(), EventKind.WORKER_RELEASED.code(), id, on.lane);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
        on.lastEnd = 0;
    }

    /** Whether the caller is to run it, which is told. */
    final boolean start(ThreadRole on) {
        if (state != QUEUED) {
            return false;
        }
        // A worker that goes from one task to the next that queued already starts it when it ended the last: one reading.
        long time = pool.sharesReadings && on.lastEnd != 0 && submitted <= on.lastEnd ? on.lastEnd : pool.stamp();
        on.lastEnd = 0;
        carrier = on;
        if (!STATE.compareAndSet(this, QUEUED, RUNNING)) {
            return false;
        }
        try {
            on.sink.emit(time, EventKind.TASK_STARTED.code(), id, on.lane);
            if (pool.cpu != null) {
                cpuBefore = pool.cpu.nanos();
            }
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
        return true;
    }

    @Override
    protected final void set(V value) {
        if (state == ABANDONED) {
            super.set(value);
            return;
        }
        if (state != RUNNING) {
            return;
        }
        ThreadRole on = carrier;
        long bytes = measure(value);
        long time = pool.stamp();
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            try {
                tellCpu(on, time);
                on.sink.emit(time, EventKind.TASK_FINISHED.code(), id, on.lane);
                tellEnd(on.sink, time, on.lane, bytes, false);
            } catch (Throwable untold) {
                UncaughtFailures.untold(untold);
            }
            on.lastEnd = time;
            super.set(value);
        }
    }

    @Override
    protected final void setException(Throwable failure) {
        if (state == ABANDONED) {
            super.setException(failure);
            return;
        }
        if (state != RUNNING) {
            return;
        }
        ThreadRole on = carrier;
        String text = failureText(failure);
        long time = pool.stamp();
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            try {
                tellCpu(on, time);
                tellFailed(on.sink, time, on.lane, text);
            } catch (Throwable untold) {
                UncaughtFailures.untold(untold);
            }
            on.lastEnd = time;
            super.setException(failure);
        }
    }

    /** It was run by others between {@link #start} and this, and threw {@code thrown}, or nothing if that is null. */
    final void endGiven(Throwable thrown) {
        if (thrown == null) {
            set(null);
        } else {
            setException(thrown);
        }
    }

    private void tellCpu(ThreadRole on, long time) {
        if (pool.cpu != null) {
            on.sink.emit(time, EventKind.TASK_CPU_MEASURED.code(), id, on.lane, pool.cpu.nanos() - cpuBefore, 0);
        }
    }

    private void tellFailed(EventSink sink, long time, int lane, String text) {
        sink.emit(time, EventKind.TASK_FAILED.code(), id, lane, pool.names.intern(text), 0);
        tellEnd(sink, time, lane, -1, false);
    }

    /** How a failure reads in an event; asked while the task still runs. */
    String failureText(Throwable failure) {
        return FailureText.of(failure);
    }

    /** What {@code execute} was given may throw to its thread; what was submitted keeps its exception in the future. */
    private void rethrowAsExecuteDoes() {
        Throwable failure = failure();
        if (failure != null) {
            UncaughtFailures.rethrow(failure);
        }
    }

    // ---- ending without running ----

    /** The policy or a shutdown gave it up; its future completes exceptionally. */
    final boolean reject(Rejection how, RejectedExecutionException why) {
        if (state != QUEUED) {
            return false;
        }
        EventSink sink = pool.port.sink();
        ThreadRole from = pool.submitter();
        long time = pool.stamp();
        if (!STATE.compareAndSet(this, QUEUED, ENDED)) {
            return false;
        }
        tellRejected(sink, time, from.lane, how);
        pool.left(this);
        super.setException(why);
        return true;
    }

    private void tellRejected(EventSink sink, long time, int lane, Rejection how) {
        try {
            sink.emit(time, EventKind.TASK_REJECTED.code(), id, lane, how.ordinal(), 0);
            tellEnd(sink, time, lane, -1, true);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    /** Its pool broke before it started. */
    private void failUnstarted(Throwable why) {
        if (state != QUEUED) {
            return;
        }
        EventSink sink = pool.port.sink();
        String text = failureText(why);
        long time = pool.stamp();
        if (STATE.compareAndSet(this, QUEUED, ENDED)) {
            try {
                tellFailed(sink, time, EventWord.NO_LANE, text);
            } catch (Throwable untold) {
                UncaughtFailures.untold(untold);
            }
            pool.left(this);
            super.setException(why);
        }
    }

    /**
     * Its pool gave it back to who called {@code shutdownNow}.
     *
     * @return what that caller gets, or null if it had ended already
     */
    final Runnable abandon() {
        if (state == QUEUED) {
            EventSink sink = pool.port.sink();
            long time = pool.stamp();
            if (STATE.compareAndSet(this, QUEUED, ABANDONED)) {
                tellRejected(sink, time, EventWord.NO_LANE, Rejection.DISCARDED);
                pool.left(this);
                settled();
            }
        }
        return state == ABANDONED ? asGiven() : null;
    }

    /** What Java has in the queue for it: what was given to {@code execute}, or else the future. */
    Runnable asGiven() {
        return executed != null ? executed : this;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(true, mayInterruptIfRunning);
    }

    @Override
    public boolean cancelIfNotStarted() {
        return cancel(false, false) || isCancelled();
    }

    /** Ends a task that was never handed to its pool and which the books therefore don't know. */
    final void cancelUnlaunched() {
        if (STATE.compareAndSet(this, QUEUED, ABANDONED)) {
            super.cancel(false);
        }
    }

    private boolean cancel(boolean alsoRunning, boolean interrupt) {
        while (true) {
            int seen = state;
            if (seen == ABANDONED) {
                return super.cancel(interrupt);
            }
            if (seen == RUNNING && !alsoRunning) {
                return false;
            }
            if (seen >= ENDED) {
                // The end is being told on another thread, which calls nothing foreign; after this call isDone() must say true.
                for (int spins = 0; !isDone(); spins++) {
                    if (spins < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        Thread.yield();
                    }
                }
                return false;
            }
            if (claimCancel(seen)) {
                finishCancel(seen == QUEUED, interrupt);
                return true;
            }
        }
    }

    /**
     * The first half of cancelling many queued tasks at once: ends this one and tells so, but wakes nobody yet. A worker
     * that would be freed by the cancellation of one task must not start another that is to be cancelled as well.
     *
     * @return whether this call ended it, and {@link #finishCancelQueued} is to follow
     */
    final boolean claimCancelQueued() {
        return state == QUEUED && claimCancel(QUEUED);
    }

    /** The second half: completes the future. */
    final void finishCancelQueued() {
        finishCancel(true, false);
    }

    private boolean claimCancel(int seen) {
        EventSink sink = pool.port.sink();
        long time = pool.stamp();
        if (!STATE.compareAndSet(this, seen, CANCELLED)) {
            return false;
        }
        int lane = seen == RUNNING ? carrier.lane : EventWord.NO_LANE;
        try {
            sink.emit(time, EventKind.TASK_CANCELLED.code(), id, lane);
            tellEnd(sink, time, lane, -1, true);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
        return true;
    }

    private void finishCancel(boolean queued, boolean interrupt) {
        if (queued) {
            pool.left(this);
            pool.cancelledInQueue(this);
        }
        super.cancel(interrupt);
    }

    // ---- asking ----

    @Override
    public V get() throws InterruptedException, ExecutionException {
        if (!isDone()) {
            TaskWaits.forFuture(this, Clock.NEVER);
        }
        return read();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(unit, "unit");
        if (!isDone()) {
            if (Thread.interrupted()) {
                // Also one who doesn't want to wait: as FutureTask.
                throw new InterruptedException();
            }
            long deadline = Deadlines.after(pool.clock, unit.toNanos(timeout));
            if (!TaskWaits.forFuture(this, deadline)) {
                throw new TimeoutException("task " + (id + 1) + " has not ended after " + timeout + " " + unit.toString().toLowerCase(Locale.ROOT));
            }
        }
        return read();
    }

    private V read() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } catch (ExecutionException | RuntimeException | Error e) {
            // An ExecutionException asks its cause for its text, which may throw instead.
            if (failure() != null) {
                tellFailureRead();
            }
            throw e;
        }
    }

    /**
     * What the task threw. Counts as reading its failure.
     *
     * @throws IllegalStateException if it has not failed
     */
    @SuppressWarnings("MissingOverride") // FutureTask has it from Java 19 on, and this is compiled for 17
    public Throwable exceptionNow() {
        Throwable failure = failure();
        if (failure == null) {
            throw new IllegalStateException("task " + (id + 1) + " has not failed");
        }
        tellFailureRead();
        return failure;
    }

    private void tellFailureRead() {
        if (failureRead == 0 && state == ENDED && FAILURE_READ.compareAndSet(this, 0, 1)) {
            ThreadRole reader = ThreadRole.current();
            pool.port.sink().emit(pool.stamp(), EventKind.FAILURE_READ.code(), id, reader == null ? EventWord.NO_LANE : reader.lane);
        }
    }

    /** Told by a stream, which reads for its consumer. */
    final void failureReadBy(EventSink sink, long time, int lane) {
        if (FAILURE_READ.compareAndSet(this, 0, 1)) {
            sink.emit(time, EventKind.FAILURE_READ.code(), id, lane);
        }
    }

    @Override
    public final long task() {
        return id;
    }

    @Override
    public final String label() {
        return options.label();
    }

    @Override
    public final boolean isRunning() {
        return state == RUNNING;
    }

    final boolean isQueued() {
        return state == QUEUED;
    }

    final boolean isAbandoned() {
        return state == ABANDONED && !isDone();
    }

    /** Where it runs or ran, or null if it has not started. */
    final ThreadRole carrier() {
        return state == QUEUED ? null : carrier;
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "task " + (id + 1) + (options.label().isEmpty() ? "" : " (" + options.label() + ")");
    }
}
