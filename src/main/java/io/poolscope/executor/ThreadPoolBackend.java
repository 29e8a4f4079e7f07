package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A {@link ThreadPoolExecutor} as backend. Its queue never refuses a task: how many may queue is the admission's
 * matter, so that the capacity can change while it runs.
 */
class ThreadPoolBackend extends ThreadPoolExecutor implements Backend {
    /** So many cancelled tasks may lie in the queue before it is searched for them. */
    private static final int STALE_LIMIT = 256;

    final ObservedExecutor pool;
    private final AtomicInteger stale = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    /** Guarded by the lock. */
    private int live;
    /** Guarded by the lock. */
    private boolean terminated;
    private volatile boolean stopped;

    ThreadPoolBackend(ObservedExecutor pool, int core, int maximum, long keepAliveSeconds, BlockingQueue<Runnable> queue,
            ThreadFactory threads) {
        super(core, maximum, keepAliveSeconds, TimeUnit.SECONDS, queue, threads, (task, executor) -> {
            throw new NotTakenException();
        });
        this.pool = pool;
    }

    @Override
    public void enqueue(ObservedTask<?> task) {
        if (getQueue() instanceof IdleQueue idle && idle.claimIdle()) {
            leaveToIdle(task);
        } else {
            execute(task);
        }
    }

    /** Queues a task for a worker that waits, instead of for a new one. */
    private void leaveToIdle(ObservedTask<?> task) {
        if (isShutdown()) {
            throw new NotTakenException();
        }
        getQueue().add(task);
        if (isShutdown() && remove(task)) {
            throw new NotTakenException();
        }
        if (getPoolSize() == 0) {
            // The worker has ended meanwhile, as after a resize.
            prestartCoreThread();
        }
    }

    @Override
    public void withdraw(ObservedTask<?> task) {
        remove(task);
    }

    @Override
    public boolean lacksWorker(int busy) {
        int threads = getPoolSize();
        return threads <= busy && threads < getMaximumPoolSize();
    }

    @Override
    public boolean bringWorker() {
        return prestartCoreThread();
    }

    @Override
    public boolean hasNoWorker() {
        return getPoolSize() == 0;
    }

    @Override
    public ObservedTask<?> pollOldest() {
        if (!(getQueue() instanceof PriorityBlockingQueue<?>)) {
            return (ObservedTask<?>) getQueue().poll();
        }
        ObservedTask<?> oldest = null;
        for (Runnable each : getQueue()) {
            ObservedTask<?> task = (ObservedTask<?>) each;
            oldest = oldest == null || task.id < oldest.id ? task : oldest;
        }
        return oldest != null && remove(oldest) ? oldest : null;
    }

    @Override
    public List<Runnable> snapshot() {
        return List.copyOf(getQueue());
    }

    @Override
    public int queued() {
        return getQueue().size();
    }

    @Override
    public void taken(ObservedTask<?> task) {
        throw new AssertionError("the queue knows what is in it");
    }

    @Override
    public boolean followsTasks() {
        return false;
    }

    @Override
    public void cancelled(ObservedTask<?> task) {
        if (stale.incrementAndGet() > Math.max(STALE_LIMIT, getQueue().size() / 2)) {
            stale.set(0);
            purge();
        }
    }

    /** Takes what is cancelled out of the queue, all in one pass: one by one takes n² steps in a priority queue. */
    @Override
    public final void purge() {
        getQueue().removeIf(each -> each instanceof ObservedTask<?> task && task.isCancelled());
        super.purge();
    }

    @Override
    public void resize(int workers) {
        if (workers > getMaximumPoolSize()) {
            setMaximumPoolSize(workers);
            setCorePoolSize(workers);
        } else {
            setCorePoolSize(workers);
            setMaximumPoolSize(workers);
        }
    }

    /** A worker thread began; it calls {@link #workerGone} at its end. */
    void workerCame() {
        lock.lock();
        try {
            live++;
        } finally {
            lock.unlock();
        }
    }

    /** A worker thread has told all it has to tell. */
    void workerGone() {
        lock.lock();
        try {
            live--;
            stopIfOver();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void terminated() {
        lock.lock();
        try {
            terminated = true;
            stopIfOver();
        } finally {
            lock.unlock();
        }
    }

    private void stopIfOver() {
        if (terminated && live == 0 && !stopped) {
            pool.tellStopped();
            stopped = true;
            stop.signalAll();
        }
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public boolean awaitStop(long deadline) throws InterruptedException {
        Clock clock = pool.clock;
        // As ThreadPoolExecutor: who need not wait is not interrupted.
        lock.lock();
        try {
            while (!stopped) {
                if (deadline == Clock.NEVER) {
                    // Not the clock's matter, and a run that was stopped still waits for its workers to go.
                    stop.await();
                } else if (clock.now() >= deadline) {
                    return false;
                } else {
                    clock.await(lock, stop, deadline);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        return super.shutdownNow();
    }
}
