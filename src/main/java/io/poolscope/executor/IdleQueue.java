package io.poolscope.executor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A queue that knows how many workers wait at it, so that a task can be left to one of them instead of to a new thread.
 * Counted as CPython's pools count: a worker that finds nothing gives a permit, a submitter that leaves it a task takes it.
 */
final class IdleQueue extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1;

    private final transient Semaphore idle = new Semaphore(0);

    IdleQueue() {
    }

    /** Whether a worker waits for whom no task is meant yet; from now on the caller's is meant for it. */
    boolean claimIdle() {
        return idle.tryAcquire();
    }

    @Override
    public Runnable take() throws InterruptedException {
        Runnable there = poll();
        if (there != null) {
            return there;
        }
        idle.release();
        try {
            return super.take();
        } catch (InterruptedException e) {
            idle.tryAcquire();
            throw e;
        }
    }

    @Override
    public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
        Runnable task = poll();
        if (task != null) {
            return task;
        }
        idle.release();
        try {
            task = super.poll(timeout, unit);
            return task;
        } finally {
            if (task == null) {
                idle.tryAcquire();
            }
        }
    }
}
