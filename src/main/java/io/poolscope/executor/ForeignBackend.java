package io.poolscope.executor;

import io.poolscope.event.Rejection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Any executor service as backend: one made elsewhere, or a work-stealing pool. The JVM's common pool can't be shut
 * down: there it ends when it was shut down itself and what it has handed over is done.
 */
final class ForeignBackend implements Backend {
    /** A foreign executor knows only the wall clock; so long is it waited for before scenario time is looked at again. */
    private static final long SLICE_NANOS = 5_000_000;

    private final ObservedExecutor pool;
    private final ExecutorService delegate;
    /** The tasks handed over and neither started nor ended. */
    private final Set<ObservedTask<?>> queued = ConcurrentHashMap.newKeySet();
    /** The tasks handed over that their executor has not done with. */
    private final AtomicInteger handed = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean shut;
    private volatile boolean stopped;

    ForeignBackend(ObservedExecutor pool, ExecutorService delegate) {
        this.pool = pool;
        this.delegate = delegate;
    }

    /** The work-stealing pool behind it, or null. */
    ForkJoinPool forkJoin() {
        return delegate instanceof ForkJoinPool forkJoin ? forkJoin : null;
    }

    @Override
    public void enqueue(ObservedTask<?> task) {
        queued.add(task);
        handed.incrementAndGet();
        try {
            if (shut) {
                throw new RejectedExecutionException();
            }
            hand(task);
        } catch (RejectedExecutionException e) {
            handed.decrementAndGet();
            queued.remove(task);
            throw e;
        }
    }

    private void hand(ObservedTask<?> task) {
        if (delegate instanceof ForkJoinPool forkJoin) {
            task.forked = ForkJoinTask.adapt(() -> run(task));
            forkJoin.execute(task.forked);
        } else {
            delegate.execute(() -> run(task));
        }
    }

    private void run(ObservedTask<?> task) {
        try {
            task.runInPool();
        } finally {
            handed.decrementAndGet();
        }
    }

    @Override
    public ObservedTask<?> pollOldest() {
        return null;
    }

    @Override
    public List<Runnable> snapshot() {
        return List.copyOf(queued);
    }

    @Override
    public int queued() {
        return queued.size();
    }

    @Override
    public void taken(ObservedTask<?> task) {
        queued.remove(task);
    }

    @Override
    public boolean followsTasks() {
        return true;
    }

    @Override
    public void cancelled(ObservedTask<?> task) {
        // A foreign queue is not ours to search; whoever takes the task finds it cancelled.
    }

    @Override
    public void resize(int workers) {
        throw new UnsupportedOperationException("the number of workers of " + pool.name() + " can't be set");
    }

    @Override
    public void shutdown() {
        shut = true;
        delegate.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        // What the delegate would return are wrappers, and a ForkJoinPool returns nothing and may start queued tasks
        // while it interrupts others. So what has not started is taken back before.
        shutdown();
        List<ObservedTask<?>> never = List.copyOf(queued);
        never.forEach(ObservedTask::abandon);
        delegate.shutdownNow();
        return List.copyOf(never);
    }

    @Override
    public boolean isShutdown() {
        return shut || delegate.isShutdown();
    }

    @Override
    public boolean isStopped() {
        if (!stopped && isOver() && stopping.compareAndSet(false, true)) {
            // A foreign executor may drop tasks without a word, by a policy of its own or stopped by others.
            for (ObservedTask<?> each : queued) {
                each.reject(Rejection.DISCARDED, new RejectedExecutionException(each + " was dropped by " + pool.name() + " before it started"));
            }
            pool.tellStopped();
            stopped = true;
        }
        return stopped;
    }

    private boolean isOver() {
        return delegate == ForkJoinPool.commonPool() ? shut && handed.get() == 0 : delegate.isTerminated();
    }

    @Override
    public boolean awaitStop(long deadline) throws InterruptedException {
        while (!isStopped()) {
            long left = deadline - pool.clock.now();
            if (left <= 0) {
                return false;
            }
            delegate.awaitTermination(Math.min(left, SLICE_NANOS), TimeUnit.NANOSECONDS);
        }
        return true;
    }
}
