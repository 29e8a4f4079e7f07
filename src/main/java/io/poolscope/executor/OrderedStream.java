package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

/**
 * Results in the order of their submission: one thread (or several) submits, another iterates. A finished result waits
 * in the ordered buffer until all before it are consumed.
 *
 * <p>A failed task's exception is thrown as {@link TaskFailedException} when its result is due; the iteration can go on
 * behind it. Results of cancelled and discarded tasks are passed over. Submitting, finishing and closing may be done by
 * any thread; an interrupted wait throws {@link WaitInterruptedException}.
 *
 * @param <T> the results' type
 */
public final class OrderedStream<T> implements Iterator<T>, Iterable<T>, AutoCloseable {
    private final ResultStream<T> results;

    OrderedStream(ObservedExecutor pool, StreamOptions<T> options) {
        results = new ResultStream<>(pool, options.name(), options.window(), options.sizeOf(), true);
    }

    /** Submits the next task; waits while the window is full. */
    public ObservedFuture<T> submit(Callable<T> task) {
        return results.submit(task, TaskOptions.NONE);
    }

    /** Submits the next task under a label; waits while the window is full. */
    public ObservedFuture<T> submit(String label, Callable<T> task) {
        return results.submit(task, TaskOptions.label(label));
    }

    /**
     * Submits the next task; waits while the window is full.
     *
     * @throws IllegalStateException if the stream is finished or closed
     * @throws java.util.concurrent.RejectedExecutionException if the pool rejects it; its index then is passed over
     */
    public ObservedFuture<T> submit(TaskOptions options, Callable<T> task) {
        return results.submit(task, options);
    }

    /** Says that no more tasks come: the iteration ends behind the last one. */
    public void finish() {
        results.finish();
    }

    /** The stream's id in its run. */
    public int id() {
        return results.id;
    }

    /** How many results were submitted and not yet consumed. */
    public int outstanding() {
        return results.outstanding();
    }

    /** How many finished results wait to be consumed. */
    public int buffered() {
        return results.buffered();
    }

    /** The stream itself: it can be iterated once. */
    @Override
    public Iterator<T> iterator() {
        return this;
    }

    /** Waits until the next result is there, or it is certain that there is none. */
    @Override
    public boolean hasNext() {
        try {
            boolean more = results.awaitHead(Clock.NEVER);
            if (!more) {
                results.close();
            }
            return more;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for the next result and takes it.
     *
     * @throws TaskFailedException if its task failed
     * @throws NoSuchElementException if there is none
     */
    @Override
    public T next() {
        try {
            StreamTask<T> task = results.take(Clock.NEVER);
            if (task == null) {
                results.close();
                throw new NoSuchElementException("stream " + (id() + 1) + " is exhausted");
            }
            return Outcomes.of(task, task.index);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private WaitInterruptedException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new WaitInterruptedException("the next result of stream " + (id() + 1), cause);
    }

    /** Ends the stream early: what has not started is cancelled, what is buffered or finishes later is dropped. */
    @Override
    public void close() {
        results.close();
    }
}
