package io.poolscope.observe;

import io.poolscope.event.EventPort;
import io.poolscope.executor.OrderedStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The time in which a program, or a part of it, is observed: from {@link Poolscope} to {@link #close()}. What is handed
 * to {@code observe} is given back in a form that is seen; use that form. It is also a port for
 * {@link io.poolscope.executor.ObservedExecutor#builder}, where a pool's queue and policies should be seen exactly.
 *
 * <p>Nothing here fails or blocks the program: what can't be kept is dropped and counted ({@link #lost()}), and what
 * should be known is logged and kept for {@link #problems()}. All methods may be called from any thread.
 */
public sealed interface Scope extends EventPort, AutoCloseable permits EmptyScope, KeptScope, RunningScope {
    /**
     * Observes an executor: a thread pool, a work-stealing pool, an executor with a thread per task, or one that a
     * framework made.
     *
     * @param name what it is to be called; one that another pool has gets a number behind it
     * @param executor what does the work, as before; shutting down what is given back shuts this down
     * @return what to use in its place
     */
    ExecutorService observe(String name, ExecutorService executor);

    /** As {@link #observe(String, ExecutorService)}, with what it does after a delay. */
    ScheduledExecutorService observe(String name, ScheduledExecutorService executor);

    /**
     * Observes a queue: what is put and taken, how deep it is, and which tasks wait for room or for an item.
     *
     * @param name what it is to be called
     * @param queue what holds the items, as before; what is put or taken past what is given back is only seen in its depth
     * @return what to use in its place
     */
    <T> BlockingQueue<T> observe(String name, BlockingQueue<T> queue);

    /**
     * Delivers results in the order of their submission, and shows how long each waited for those before it.
     *
     * @param name what the stream is to be called
     * @param pool runs the tasks: one that {@code observe} has given back, or any other, which is then observed under the stream's name
     */
    <T> OrderedStream<T> stream(String name, ExecutorService pool);

    /**
     * Delivers results as they are done.
     *
     * @param name what the stream is to be called
     * @param pool runs the tasks: one that {@code observe} has given back, or any other, which is then observed under the stream's name
     */
    <T> AsCompleted<T> asCompleted(String name, ExecutorService pool);

    /** How many events were handed on so far: to a file, a window, or the memory that keeps the last of them. */
    long events();

    /** How many events were dropped so far, because a buffer was full, nobody read them, or the disk was. */
    long lost();

    /** What should be known of the observing, each in one line, the oldest first: also in the program's log. */
    List<String> problems();

    /**
     * Ends it: what was observed is written. Waits for that, at most ten seconds. Pools go on unobserved. A second call
     * does nothing but say so.
     */
    @Override
    void close();
}
