package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An observed {@link ThreadPoolExecutor}: the same constructors after the port and the name, core and maximum, queue,
 * thread factory and handler of the program's own, and hooks to override. What is given to {@link #execute} lies in the
 * queue as it was given, so that an order, a handler and hooks find the class for which they ask; what is submitted is a
 * future there. Or the wrapper of a {@code ThreadPoolExecutor} made elsewhere, whose own queue, handler and hooks are used.
 *
 * <p>Thread-safe. What the hooks throw goes where it goes in Java: it ends the worker.
 */
public class ObservedThreadPool extends ThreadPoolSurface {
    private static final RejectedExecutionHandler ABORT = new ThreadPoolExecutor.AbortPolicy();

    /** Aborts when it is full, and makes threads as {@link Executors#defaultThreadFactory()}. */
    public ObservedThreadPool(EventPort port, String name, int core, int maximum, long keepAlive, TimeUnit unit,
            BlockingQueue<Runnable> queue) {
        this(port, name, core, maximum, keepAlive, unit, queue, Executors.defaultThreadFactory(), ABORT);
    }

    /** Aborts when it is full. */
    public ObservedThreadPool(EventPort port, String name, int core, int maximum, long keepAlive, TimeUnit unit,
            BlockingQueue<Runnable> queue,
            ThreadFactory threads) {
        this(port, name, core, maximum, keepAlive, unit, queue, threads, ABORT);
    }

    /** Makes threads as {@link Executors#defaultThreadFactory()}. */
    public ObservedThreadPool(EventPort port, String name, int core, int maximum, long keepAlive, TimeUnit unit,
            BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        this(port, name, core, maximum, keepAlive, unit, queue, Executors.defaultThreadFactory(), handler);
    }

    /**
     * As {@link ThreadPoolExecutor#ThreadPoolExecutor(int, int, long, TimeUnit, BlockingQueue, ThreadFactory, RejectedExecutionHandler)}.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    @SuppressWarnings("this-escape") // what is told when it opens asks no method that can be overridden
    public ObservedThreadPool(EventPort port, String name, int core, int maximum, long keepAlive, TimeUnit unit,
            BlockingQueue<Runnable> queue,
            ThreadFactory threads, RejectedExecutionHandler handler) {
        super(builder(port).name(name).threadPool(new ThreadPoolPlan(core, maximum, keepAlive, unit, queue, handler),
                Objects.requireNonNull(threads, "threadFactory")));
        open();
    }

    ObservedThreadPool(ObservedExecutorBuilder plan, ExecutorService made, PoolKind kind) {
        super(plan, made, kind);
    }

    /** Called by the worker before it runs a task, as {@link ThreadPoolExecutor} does; not of a wrapped pool, which has its own. */
    protected void beforeExecute(Thread worker, Runnable task) {
        // For who overrides it.
    }

    /** Called by the worker after it has run a task, as {@link ThreadPoolExecutor} does; not of a wrapped pool, which has its own. */
    protected void afterExecute(Runnable task, Throwable thrown) {
        // For who overrides it.
    }

    /** Called when the last task has ended after a shutdown, as {@link ThreadPoolExecutor} does; not of a wrapped pool. */
    protected void terminated() {
        // For who overrides it.
    }

    /** As {@link ThreadPoolExecutor#getRejectedExecutionHandler()}. */
    public RejectedExecutionHandler getRejectedExecutionHandler() {
        return handler();
    }

    private RejectedExecutionHandler handler() {
        return backend instanceof GivenTaskBackend own ? own.handler() : RefusalWatch.behind(threads().getRejectedExecutionHandler());
    }

    /** As {@link ThreadPoolExecutor#setRejectedExecutionHandler(RejectedExecutionHandler)}. */
    public void setRejectedExecutionHandler(RejectedExecutionHandler handler) {
        Objects.requireNonNull(handler, "handler");
        if (backend instanceof GivenTaskBackend own) {
            own.handler(handler);
        } else {
            threads().setRejectedExecutionHandler(handler);
        }
    }

    @Override
    int toldWorkers() {
        int maximum = threads().getMaximumPoolSize();
        return maximum == Integer.MAX_VALUE ? 0 : maximum;
    }

    @Override
    int toldCapacity() {
        return ThreadPoolPlan.capacityOf(threads().getQueue());
    }

    @Override
    SaturationPolicy toldPolicy() {
        return ThreadPoolPlan.policyOf(handler());
    }

    @Override
    public void setCorePoolSize(int size) {
        super.setCorePoolSize(size);
        tellResized();
    }

    @Override
    public void setMaximumPoolSize(int size) {
        super.setMaximumPoolSize(size);
        tellResized();
    }
}
