package io.poolscope.executor;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A task for an executor made elsewhere that makes futures of its own, by a {@code submit} or {@code newTaskFor} of the
 * program's: it is submitted there too, and both futures get the same outcome. A cancel goes to both.
 *
 * @param <V> the result's type
 */
final class SubmittedTask<V> extends ObservedTask<V> {
    /** What was given: the submitter's, which forgets it once it is handed over. */
    private Callable<V> callable;
    private Runnable runnable;
    private V result;
    /** The executor's own future; volatile: written by the submitter, read by whoever cancels. */
    private volatile Future<?> theirs;
    /** Set with it if the executor runs what was given itself, unseen; then that future alone knows the outcome. */
    private volatile Future<V> alone;

    SubmittedTask(ObservedExecutor pool, Callable<V> body, TaskOptions options) {
        super(pool, body, options);
        callable = body;
        runnable = null;
        result = null;
    }

    SubmittedTask(ObservedExecutor pool, Runnable body, V result, TaskOptions options) {
        super(pool, body, result, options, false);
        callable = null;
        runnable = body;
        this.result = result;
    }

    /** What the program gave. */
    Object body() {
        return callable != null ? callable : runnable;
    }

    /** Submits a stand-in. */
    void submitTo(ExecutorService executor) {
        if (callable != null) {
            theirs = executor.submit(StandIn.ofCallable(this, callable));
        } else {
            Runnable standIn = StandIn.ofRunnable(this, runnable, true);
            theirs = result == null ? executor.submit(standIn) : executor.submit(standIn, result);
        }
        forget();
    }

    private void forget() {
        callable = null;
        runnable = null;
        result = null;
    }

    /** Submits what was given as it is, to an executor that asks for its class. */
    @SuppressWarnings("unchecked") // a task made of a Runnable and no result is one of Void
    void submitAsGivenTo(ExecutorService executor) {
        abandon();
        alone = callable != null ? executor.submit(callable) : result == null ? (Future<V>) executor.submit(runnable)
                : executor.submit(runnable, result);
        theirs = alone;
        forget();
    }

    /** The executor's own future, or null. */
    Future<?> theirs() {
        return theirs;
    }

    @Override
    void runHanded() {
        run();
        Throwable thrown = failure();
        if (thrown != null) {
            UncaughtFailures.rethrow(thrown);
        }
    }

    /** As {@link #runHanded}, and gives the result. */
    V callHanded() throws InterruptedException, ExecutionException {
        runHanded();
        return isCancelled() || !isDone() ? null : super.get();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        Future<V> only = alone;
        if (only != null) {
            return only.cancel(mayInterruptIfRunning);
        }
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Future<?> other = theirs;
        if (cancelled && other != null) {
            other.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        Future<V> only = alone;
        return only != null ? only.isCancelled() : super.isCancelled();
    }

    @Override
    public boolean isDone() {
        Future<V> only = alone;
        return only != null ? only.isDone() : super.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        Future<V> only = alone;
        return only != null ? only.get() : super.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Future<V> only = alone;
        return only != null ? only.get(timeout, unit) : super.get(timeout, unit);
    }
}
