package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How tasks are given to an observed executor and their results are taken, each call in terms of two: a task is made, and
 * handed over.
 */
abstract class ExecutorCalls implements ExecutorService {
    ExecutorCalls() {
    }

    /** The executor itself. */
    abstract ObservedExecutor self();

    /** A task of the kind that this pool takes, not handed over yet. */
    abstract <T> ObservedTask<T> task(Callable<T> body, TaskOptions options);

    /** As above. */
    abstract <T> ObservedTask<T> task(Runnable body, T result, TaskOptions options);

    /**
     * Hands a new task over, as the policy says.
     *
     * @throws RejectedExecutionException if it is refused
     */
    abstract <T extends ObservedTask<?>> T launch(T task);

    // ---- submitting ----

    @Override
    public ObservedFuture<?> submit(Runnable body) {
        return launch(task(body, null, TaskOptions.NONE));
    }

    @Override
    public <T> ObservedFuture<T> submit(Runnable body, T result) {
        return launch(task(body, result, TaskOptions.NONE));
    }

    @Override
    public <T> ObservedFuture<T> submit(Callable<T> body) {
        return launch(task(body, TaskOptions.NONE));
    }

    /** Submits a task under a label. */
    public ObservedFuture<?> submit(String label, Runnable body) {
        return submit(TaskOptions.label(label), body);
    }

    /** Submits a task under a label. */
    public <T> ObservedFuture<T> submit(String label, Callable<T> body) {
        return submit(TaskOptions.label(label), body);
    }

    /** Submits a task with a label and a priority. */
    public ObservedFuture<?> submit(TaskOptions options, Runnable body) {
        return launch(task(body, null, options));
    }

    /** Submits a task with a label and a priority. */
    public <T> ObservedFuture<T> submit(TaskOptions options, Callable<T> body) {
        return launch(task(body, options));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        return Invocations.all(self(), tasks, Clock.NEVER);
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        return Invocations.all(self(), tasks, Deadlines.after(self().clock, unit.toNanos(timeout)));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return Invocations.any(self(), tasks, Clock.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("no deadline was set", e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Invocations.any(self(), tasks, Deadlines.after(self().clock, unit.toNanos(timeout)));
    }

    // ---- delivering ----

    /** An ordered stream of results without a window. */
    public <T> OrderedStream<T> orderedStream() {
        return orderedStream(StreamOptions.none());
    }

    /** An ordered stream of results. */
    public <T> OrderedStream<T> orderedStream(StreamOptions<T> options) {
        return new OrderedStream<>(self(), options);
    }

    /**
     * Runs a function for each item and gives the results in the order of the items. Submits every item before it
     * returns, as Python's {@code map} does.
     *
     * @throws RejectedExecutionException if an item is rejected; what was submitted is then cancelled
     */
    public <T, R> OrderedResults<R> map(Iterable<? extends T> items, MapFunction<? super T, ? extends R> function) {
        return map(items, function, MapOptions.NONE);
    }

    /**
     * Runs a function for each item and gives the results in the order of the items.
     *
     * @throws RejectedExecutionException if an item is rejected; what was submitted is then cancelled
     */
    public <T, R> OrderedResults<R> map(Iterable<? extends T> items, MapFunction<? super T, ? extends R> function, MapOptions options) {
        return OrderedResults.start(self(), items, function, options);
    }
}
