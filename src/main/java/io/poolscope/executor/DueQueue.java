package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Observed tasks held back until they are due in scenario time; equal times go by the order of submission. As
 * {@link java.util.concurrent.DelayQueue}, but waiting through the run's clock. Its lock is a leaf.
 */
final class DueQueue extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {
    /** So many waits in a row may end by an interrupt before they are slowed down. */
    private static final int ENDED_WAITS = 16;
    private static final long SLOW_NANOS = 2_000_000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<ObservedTask<?>> tasks = new PriorityQueue<>(
            Comparator.<ObservedTask<?>>comparingLong(task -> task.due).thenComparingLong(task -> task.id));

    /** How many waits in a row ended by an interrupt; guarded by the lock. */
    private int ended;

    DueQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean offer(Runnable task) {
        lock.lock();
        try {
            tasks.add((ObservedTask<?>) task);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(Runnable task) {
        offer(task);
    }

    @Override
    public boolean offer(Runnable task, long timeout, TimeUnit unit) {
        return offer(task);
    }

    @Override
    public Runnable take() throws InterruptedException {
        return poll(Clock.NEVER);
    }

    @Override
    public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
        return poll(Deadlines.after(clock, unit.toNanos(timeout)));
    }

    private Runnable poll(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                ObservedTask<?> head = tasks.peek();
                long now = clock.now();
                if (head != null && head.due <= now) {
                    return tasks.poll();
                }
                if (now >= deadline) {
                    return null;
                }
                clock.await(lock, changed, head == null ? deadline : Math.min(deadline, head.due));
                ended = 0;
            }
        } catch (InterruptedException e) {
            if (++ended > ENDED_WAITS) {
                // A run's clock that was stopped ends every wait at once, and a pool that still has delayed tasks asks
                // again at once: it may do so until it is closed, but slowly.
                changed.awaitNanos(SLOW_NANOS);
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Runnable poll() {
        lock.lock();
        try {
            ObservedTask<?> head = tasks.peek();
            return head == null || head.due > clock.now() ? null : tasks.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Runnable peek() {
        lock.lock();
        try {
            return tasks.peek();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean remove(Object task) {
        lock.lock();
        try {
            boolean removed = tasks.remove(task);
            changed.signalAll();
            return removed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int drainTo(Collection<? super Runnable> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    /** Takes what is left, due or not: who drains a queue empties it. */
    @Override
    public int drainTo(Collection<? super Runnable> target, int most) {
        lock.lock();
        try {
            int count = 0;
            for (; count < most && !tasks.isEmpty(); count++) {
                target.add(tasks.poll());
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Over a copy. */
    @Override
    public Iterator<Runnable> iterator() {
        lock.lock();
        try {
            return List.<Runnable>copyOf(tasks).iterator();
        } finally {
            lock.unlock();
        }
    }
}
