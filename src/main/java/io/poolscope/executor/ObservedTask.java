package io.poolscope.executor;

import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Rejection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * One observed task and its future: a {@link FutureTask} that tells what happens to it, and nothing else per task.
 *
 * @param <V> the result's type
 */
class ObservedTask<V> extends AskedTask<V> {
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

    /** When it was submitted; set with its id, before any other thread sees the task. */
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
    private volatile int state;
    /** What it waits for, guarded by the graph's lock. */
    WaitForGraph.Edge waitsFor;

    ObservedTask(ObservedExecutor pool, Callable<V> body, TaskOptions options) {
        super(pool, body, options);
        executed = null;
    }

    ObservedTask(ObservedExecutor pool, Runnable body, V result, TaskOptions options, boolean executed) {
        super(pool, body, result, options);
        this.executed = executed ? body : null;
    }

    @Override
    void settled() {
        // A task outside any stream has nobody to wake.
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
                on.lastEnd = 0;
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
        tellStarted(on, time);
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
            tellFinished(on, time, bytes);
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
            tellFailed(on, time, text);
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

    /** Its pool broke before it started. */
    private void failUnstarted(Throwable why) {
        if (state != QUEUED) {
            return;
        }
        EventSink sink = pool.port.sink();
        String text = failureText(why);
        long time = pool.stamp();
        if (STATE.compareAndSet(this, QUEUED, ENDED)) {
            tellFailedUnstarted(sink, time, text);
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

    @SuppressWarnings("ThreadPriorityCheck") // it only waits for the few instructions of another thread
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
        tellCancelled(sink, time, lane);
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
    public final boolean isRunning() {
        return state == RUNNING;
    }

    @Override
    final boolean hasEnded() {
        return state == ENDED;
    }

    @Override
    final boolean awaitEnd(long deadline) throws InterruptedException {
        return TaskWaits.forFuture(this, deadline);
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
}
