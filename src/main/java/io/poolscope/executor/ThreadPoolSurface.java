package io.poolscope.executor;

import io.poolscope.event.PoolKind;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What programs use of {@link ThreadPoolExecutor} beside {@link ExecutorService}, under its names and with its meaning.
 * All methods throw {@link UnsupportedOperationException} if it wraps an executor that is no {@code ThreadPoolExecutor}.
 * Thread-safe.
 */
public abstract class ThreadPoolSurface extends ObservedExecutor {
    ThreadPoolSurface(ObservedExecutorBuilder plan) {
        super(plan);
    }

    ThreadPoolSurface(ObservedExecutorBuilder plan, ExecutorService made, PoolKind kind) {
        super(plan, made, kind);
    }

    /** The pool of threads behind it, or null if there is none that can be asked. */
    final ThreadPoolExecutor threadsOrNull() {
        if (backend instanceof ThreadPoolExecutor own) {
            return own;
        }
        return backend instanceof ForeignBackend foreign && foreign.delegate() instanceof ThreadPoolExecutor theirs ? theirs : null;
    }

    final ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = threadsOrNull();
        if (threads == null) {
            throw new UnsupportedOperationException("the threads and the queue of " + name()
                    + " can't be asked or set: what it wraps is no ThreadPoolExecutor");
        }
        return threads;
    }

    // ---- threads ----

    /** As {@link ThreadPoolExecutor#getCorePoolSize()}. */
    public int getCorePoolSize() {
        return threads().getCorePoolSize();
    }

    /** As {@link ThreadPoolExecutor#setCorePoolSize(int)}. */
    public void setCorePoolSize(int size) {
        threads().setCorePoolSize(size);
    }

    /** As {@link ThreadPoolExecutor#getMaximumPoolSize()}. */
    public int getMaximumPoolSize() {
        return threads().getMaximumPoolSize();
    }

    /** As {@link ThreadPoolExecutor#setMaximumPoolSize(int)}. */
    public void setMaximumPoolSize(int size) {
        threads().setMaximumPoolSize(size);
    }

    /** As {@link ThreadPoolExecutor#getKeepAliveTime(TimeUnit)}. */
    public long getKeepAliveTime(TimeUnit unit) {
        return threads().getKeepAliveTime(unit);
    }

    /** As {@link ThreadPoolExecutor#setKeepAliveTime(long, TimeUnit)}. */
    public void setKeepAliveTime(long time, TimeUnit unit) {
        threads().setKeepAliveTime(time, unit);
    }

    /** As {@link ThreadPoolExecutor#allowsCoreThreadTimeOut()}. */
    public boolean allowsCoreThreadTimeOut() {
        return threads().allowsCoreThreadTimeOut();
    }

    /** As {@link ThreadPoolExecutor#allowCoreThreadTimeOut(boolean)}. */
    public void allowCoreThreadTimeOut(boolean value) {
        threads().allowCoreThreadTimeOut(value);
    }

    /** As {@link ThreadPoolExecutor#prestartCoreThread()}. */
    public boolean prestartCoreThread() {
        return threads().prestartCoreThread();
    }

    /** As {@link ThreadPoolExecutor#prestartAllCoreThreads()}. */
    public int prestartAllCoreThreads() {
        return threads().prestartAllCoreThreads();
    }

    /** As {@link ThreadPoolExecutor#getThreadFactory()}: the one that was set, or that of the pool. */
    public ThreadFactory getThreadFactory() {
        return Workforce.givenFactory(threads());
    }

    /** As {@link ThreadPoolExecutor#setThreadFactory(ThreadFactory)}. */
    public void setThreadFactory(ThreadFactory factory) {
        threads().setThreadFactory(workforce.factoryOf(factory));
    }

    // ---- the queue ----

    /**
     * The tasks that wait, to look at: a view that changes with the queue and whose elements are what Java would have
     * there. What would change it throws {@link UnsupportedOperationException}.
     */
    public BlockingQueue<Runnable> getQueue() {
        return new QueueView(threads().getQueue(), new QueuedTasks(this)::naming);
    }

    /**
     * As {@link ThreadPoolExecutor#remove(Runnable)}: takes a task out of the queue, given as it lies there. Its future is
     * left undone; the events say that it was discarded.
     */
    public boolean remove(Runnable task) {
        return new QueuedTasks(this).remove(task);
    }

    /** As {@link ThreadPoolExecutor#purge()}: takes cancelled tasks out of the queue. */
    public void purge() {
        threads().purge();
    }

    // ---- figures ----

    /** As {@link ThreadPoolExecutor#getPoolSize()}. */
    public int getPoolSize() {
        return threads().getPoolSize();
    }

    /** As {@link ThreadPoolExecutor#getActiveCount()}. */
    public int getActiveCount() {
        return threads().getActiveCount();
    }

    /** As {@link ThreadPoolExecutor#getLargestPoolSize()}. */
    public int getLargestPoolSize() {
        return threads().getLargestPoolSize();
    }

    /** As {@link ThreadPoolExecutor#getTaskCount()}. */
    public long getTaskCount() {
        return threads().getTaskCount();
    }

    /** As {@link ThreadPoolExecutor#getCompletedTaskCount()}. */
    public long getCompletedTaskCount() {
        return threads().getCompletedTaskCount();
    }

    /** As {@link ThreadPoolExecutor#isTerminating()}. */
    public boolean isTerminating() {
        return isShutdown() && !isTerminated();
    }
}
