package io.poolscope.executor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What {@link ObservedExecutor#map} gives: the results in the order of the items. To be iterated once, by one thread at
 * a time; after a failure, a timeout or {@link #close()} it is exhausted, and what had not started is cancelled. Results
 * that were yielded are not retained.
 *
 * @param <R> the results' type
 */
public final class OrderedResults<R> implements Iterator<R>, Iterable<R>, AutoCloseable {
    private final Feed<R> feed;
    private final ResultStream<List<R>> results;
    private final long deadline;
    /** The rest of the chunk whose results are being yielded, and what ends it. */
    private Iterator<R> chunk = List.<R>of().iterator();
    private Throwable chunkFailure;
    private long index;
    /** Why the next item could not be submitted, thrown by the next {@link #next}. */
    private RuntimeException feedFailure;
    private boolean closed;

    private OrderedResults(Feed<R> feed, ResultStream<List<R>> results, long deadline) {
        this.feed = feed;
        this.results = results;
        this.deadline = deadline;
    }

    static <T, R> OrderedResults<R> start(ObservedExecutor pool, Iterable<? extends T> items,
            MapFunction<? super T, ? extends R> function, MapOptions options) {
        long deadline = Deadlines.after(pool.clock, options.timeout());
        Feed<R> feed = new MapFeed<>(items.iterator(), Objects.requireNonNull(function, "function"), options);
        ResultStream<List<R>> results = new ResultStream<>(pool, options.name(), options.window(), MapFeed.sizeOf(options), false);
        OrderedResults<R> mapped = new OrderedResults<>(feed, results, deadline);
        boolean submitted = false;
        try {
            for (int i = 0; options.window() == 0 || i < options.window(); i++) {
                if (!mapped.submitNext()) {
                    break;
                }
            }
            submitted = true;
        } finally {
            if (!submitted) {
                mapped.close();
            }
        }
        return mapped;
    }

    /** Where the tasks come from. */
    interface Feed<R> {
        /** The next task, or null if there is no more. */
        Callable<List<R>> next();

        /** What the submitter says about the task that {@link #next} gave last. */
        TaskOptions options();
    }

    private boolean submitNext() {
        Callable<List<R>> body = feed.next();
        if (body == null) {
            results.finish();
            return false;
        }
        results.submit(body, feed.options());
        return true;
    }

    /** Itself: the results can be iterated once. */
    @Override
    public Iterator<R> iterator() {
        return this;
    }

    /** Whether {@link #next} has a result to give or to wait for, or an exception to throw. Never waits. */
    @Override
    public boolean hasNext() {
        return !closed && (chunk.hasNext() || chunkFailure != null || feedFailure != null || results.outstanding() > 0);
    }

    /**
     * Waits for the result of the next item.
     *
     * @throws TaskFailedException if its task failed
     * @throws ResultTimeoutException if the time allowed, counted from the call of {@code map}, is over
     * @throws java.util.concurrent.CancellationException if its task was cancelled
     * @throws java.util.concurrent.RejectedExecutionException if a later item could not be submitted; everything before is yielded first
     * @throws WaitInterruptedException if the thread is interrupted; the iteration may go on afterwards
     * @throws NoSuchElementException if there is no more
     */
    @Override
    public R next() {
        while (true) {
            if (chunk.hasNext()) {
                return handOut();
            }
            if (!hasNext()) {
                throw new NoSuchElementException("all results were yielded, or the results were closed");
            }
            boolean open = false;
            try {
                if (chunkFailure != null) {
                    throw new TaskFailedException(index, chunkFailure);
                }
                nextChunk();
                open = true;
            } catch (InterruptedException e) {
                open = true;
                Thread.currentThread().interrupt();
                throw new WaitInterruptedException("the result of item " + index, e);
            } finally {
                if (!open) {
                    close();
                }
            }
        }
    }

    private R handOut() {
        R result = chunk.next();
        index++;
        if (!chunk.hasNext()) {
            chunk = List.<R>of().iterator();
            closeAtTheEnd();
        }
        return result;
    }

    private void closeAtTheEnd() {
        if (chunkFailure == null && feedFailure == null && results.outstanding() == 0) {
            close();
        }
    }

    private void nextChunk() throws InterruptedException {
        if (results.outstanding() == 0) {
            throw feedFailure;
        }
        StreamTask<List<R>> task = results.take(deadline);
        if (task == null) {
            throw new NoSuchElementException("the results were closed");
        }
        List<R> values = valuesOf(task);
        // A chunk gives its place in the window back when it is handed over, as CPython's process pools do with theirs.
        refill();
        chunk = new Handover<>(values);
        if (values.isEmpty() && chunkFailure == null) {
            closeAtTheEnd();
        }
    }

    @SuppressWarnings("unchecked")
    private List<R> valuesOf(StreamTask<List<R>> task) {
        if (task.failure() instanceof ChunkFailure failed) {
            chunkFailure = failed.getCause();
            return (List<R>) failed.before();
        }
        return Outcomes.of(task, index);
    }

    /** Keeps the window full; a failure to do so is kept until what was submitted is yielded. */
    private void refill() {
        if (chunkFailure != null || feedFailure != null) {
            return;
        }
        try {
            submitNext();
        } catch (RuntimeException failure) {
            feedFailure = failure;
        } catch (Error failure) {
            close();
            throw failure;
        }
    }

    /** Yields a list's elements and lets go of each. */
    private static final class Handover<E> implements Iterator<E> {
        private final List<E> rest;
        private int at;

        Handover(List<E> values) {
            rest = new ArrayList<>(values);
        }

        @Override
        public boolean hasNext() {
            return at < rest.size();
        }

        @Override
        public E next() {
            return rest.set(at++, null);
        }
    }

    /** Ends the iteration: cancels what has not started, drops the rest. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            chunk = List.<R>of().iterator();
            chunkFailure = null;
            results.close();
        }
    }

    /** The id of the stream of results in its run. */
    public int id() {
        return results.id;
    }

    /** How many tasks were submitted whose results were not yielded yet. */
    public int outstanding() {
        return results.outstanding();
    }
}
