package io.poolscope.observe;

import io.poolscope.executor.Completions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Tasks whose results come as they are done: submit all, then iterate once. For one thread.
 *
 * @param <T> the results' type
 */
public final class AsCompleted<T> implements Iterable<ObservedFuture<T>> {
    private final String name;
    private final ObservedExecutor pool;
    private final List<ObservedFuture<T>> futures = new ArrayList<>();

    AsCompleted(String name, ObservedExecutor pool) {
        this.name = name;
        this.pool = pool;
    }

    /** Submits a task. */
    public ObservedFuture<T> submit(Callable<T> task) {
        return kept(pool.submit(Objects.requireNonNull(task, "task")));
    }

    /** Submits a task under a label. */
    public ObservedFuture<T> submit(String label, Callable<T> task) {
        return kept(pool.submit(label, Objects.requireNonNull(task, "task")));
    }

    private ObservedFuture<T> kept(ObservedFuture<T> future) {
        futures.add(future);
        return future;
    }

    /**
     * The futures submitted so far, each once, those already done first: {@link ObservedFuture#get} of each returns at
     * once, or throws {@link ExecutionException} as the task did.
     */
    @Override
    public Iterator<ObservedFuture<T>> iterator() {
        return Completions.<T>asCompleted(name, futures, null);
    }
}
