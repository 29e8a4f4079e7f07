package io.poolscope.executor;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The future of an observed task. {@link #get()} and {@link #get(long, java.util.concurrent.TimeUnit)} are Java's;
 * the time of the latter is scenario time, and inside a running task both tell that the task is blocked.
 *
 * <p>All methods may be called from any thread.
 *
 * @param <V> the result's type
 */
public interface ObservedFuture<V> extends Future<V> {
    /** The task's id in its run, from 0. */
    long task();

    /** What the submitter called it, or "". */
    String label();

    /**
     * Cancels as Java defines it: also a task that runs, which is interrupted if {@code mayInterruptIfRunning}, and
     * whose worker stays busy until the task returns.
     *
     * @return whether this call cancelled it
     */
    @Override
    boolean cancel(boolean mayInterruptIfRunning);

    /**
     * Cancels as Python's {@code Future.cancel} does: only a task that hasn't started.
     *
     * @return whether the task is cancelled now, by this call or an earlier one
     */
    boolean cancelIfNotStarted();

    /** Whether the task runs now: started, not ended. A task cancelled while it runs has ended. */
    boolean isRunning();

    /**
     * Calls back once when the future is done, in the order of the calls, on the thread that completed it; if it is
     * done already, at once on the calling thread. A callback that throws is reported to its thread's
     * uncaught-exception handler and in a log line; the others still run.
     */
    void whenDone(Consumer<? super ObservedFuture<V>> callback);
}
