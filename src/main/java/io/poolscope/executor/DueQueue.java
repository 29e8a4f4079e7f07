package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.util.AbstractQueue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Observed tasks held back until they are due in scenario time; equal times go by the order of submission. As
 * {@link java.util.concurrent.DelayQueue}, but waiting through the run's clock. Its lock is a leaf.
 */
final class DueQueue extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {
    /*
     * A binary heap in an array, in which each task knows its place. So a task is taken out of the middle in O(log n):
     * most timeouts are cancelled, and long before they are due.
     *
     * Whoever waits, waits for the head to be due. So waiting threads are woken when there is a new head, and by nothing
     * else.
     */
    static final Comparator<ObservedTask<?>> ORDER =
            Comparator.<ObservedTask<?>>comparingLong(task -> task.due).thenComparingLong(task -> task.id);

    /** So many waits in a row may end by an interrupt before they are slowed down. */
    private static final int ENDED_WAITS = 16;
    private static final long SLOW_NANOS = 2_000_000;
    private static final int FIRST_PLACES = 16;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by the lock, as what follows. */
    private ObservedTask<?>[] heap = new ObservedTask<?>[FIRST_PLACES];
    private int size;

    /** How many waits in a row ended by an interrupt. */
    private int ended;

    DueQueue(Clock clock) {
        this.clock = clock;
    }

    /** The order of two things with a delay that are not of one queue. */
    static int byDelay(Delayed one, Delayed other) {
        return one == other ? 0 : Long.compare(one.getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    // ---- the heap; all under the lock ----

    private void place(ObservedTask<?> task, int at) {
        heap[at] = task;
        task.duePlace = at + 1;
    }

    private void siftUp(ObservedTask<?> task, int from) {
        int at = from;
        while (at > 0) {
            ObservedTask<?> parent = heap[at - 1 >>> 1];
            if (ORDER.compare(parent, task) <= 0) {
                break;
            }
            place(parent, at);
            at = at - 1 >>> 1;
        }
        place(task, at);
    }

    private void siftDown(ObservedTask<?> task, int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && ORDER.compare(heap[child + 1], heap[child]) < 0) {
                child++;
            }
            if (ORDER.compare(task, heap[child]) <= 0) {
                break;
            }
            place(heap[child], at);
            at = child;
        }
        place(task, at);
    }

    private ObservedTask<?> head() {
        return size == 0 ? null : heap[0];
    }

    private ObservedTask<?> takeOut(int at) {
        ObservedTask<?> taken = heap[at];
        taken.duePlace = 0;
        ObservedTask<?> last = heap[--size];
        heap[size] = null;
        if (at < size) {
            siftDown(last, at);
            if (heap[at] == last) {
                siftUp(last, at);
            }
        }
        return taken;
    }

    // ---- the queue ----

    @Override
    public boolean offer(Runnable body) {
        ObservedTask<?> task = (ObservedTask<?>) body;
        lock.lock();
        try {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size + (size >> 1));
            }
            siftUp(task, size++);
            if (heap[0] == task) {
                changed.signalAll();
            }
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
                ObservedTask<?> head = head();
                long now = clock.now();
                if (head != null && head.due <= now) {
                    return takeOut(0);
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
            ObservedTask<?> head = head();
            return head == null || head.due > clock.now() ? null : takeOut(0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Runnable peek() {
        lock.lock();
        try {
            return head();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean contains(Object object) {
        lock.lock();
        try {
            return placeOf(object) >= 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean remove(Object object) {
        lock.lock();
        try {
            int at = placeOf(object);
            if (at < 0) {
                return false;
            }
            takeOut(at);
            if (at == 0) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private int placeOf(Object object) {
        if (!(object instanceof ObservedTask<?> task)) {
            return -1;
        }
        int at = task.duePlace - 1;
        return at >= 0 && at < size && heap[at] == task ? at : -1;
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return size;
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
            for (; count < most && size > 0; count++) {
                target.add(takeOut(0));
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Over a copy; what it removes is removed from the queue. */
    @Override
    public Iterator<Runnable> iterator() {
        List<ObservedTask<?>> copy;
        lock.lock();
        try {
            copy = List.of(Arrays.copyOf(heap, size));
        } finally {
            lock.unlock();
        }
        Iterator<ObservedTask<?>> each = copy.iterator();
        return new Iterator<>() {
            private ObservedTask<?> last;

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Runnable next() {
                last = each.next();
                return last;
            }

            @Override
            public void remove() {
                if (last == null) {
                    throw new IllegalStateException("next() was not called since the last remove()");
                }
                DueQueue.this.remove(last);
                last = null;
            }
        };
    }
}
