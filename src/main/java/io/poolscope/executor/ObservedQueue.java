package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Python's {@code queue.Queue} between tasks, with its events: every item put and taken with the depth after it, every
 * task that waits for room or for an item, and who let it go on. Who waits longest is served first. Timeouts are scenario
 * time. Thread-safe.
 *
 * <p>The end of a flow can be said by an item that means it (a sentinel, to be compared by identity), or by
 * {@link #shutdown}.
 *
 * @param <E> the items' type; null is no item
 */
public final class ObservedQueue<E> {
    /*
     * Whoever finds no room (or no item) becomes a waiter, outside the lock emits that it is blocked, and waits to be
     * granted a place (or an item). A grant reserves: a thread that comes later finds one less. So grants go in the
     * order of arrival, and each waiter knows who granted, which is what TaskUnblocked says. ItemPut and ItemTaken are
     * stamped under the lock, so that their depths follow each other in the order of their times.
     */
    private final EventPort port;
    private final Clock clock;
    private final int id;
    private final String name;
    private final int capacity;
    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allDone = lock.newCondition();
    private final ArrayDeque<E> items = new ArrayDeque<>();
    private final QueueWaiters putters;
    private final QueueWaiters getters;
    private long unfinished;
    private boolean shutDown;

    /** A queue without a limit. */
    public ObservedQueue(EventPort port, String name) {
        this(port, name, Event.UNBOUNDED);
    }

    /**
     * A queue.
     *
     * @param capacity how many items it holds, from 1, or {@link Event#UNBOUNDED}
     */
    public ObservedQueue(EventPort port, String name, int capacity) {
        if (capacity < 1 && capacity != Event.UNBOUNDED) {
            throw new IllegalArgumentException("capacity " + capacity + " is neither 1 or more nor " + Event.UNBOUNDED + " (unbounded)");
        }
        this.port = Objects.requireNonNull(port, "port");
        this.capacity = capacity;
        clock = port.clock();
        id = port.ids().nextQueue();
        this.name = Objects.requireNonNull(name, "name").isEmpty() ? "queue-" + (id + 1) : name;
        putters = new QueueWaiters(clock, lock, BlockReason.QUEUE_FULL, id);
        getters = new QueueWaiters(clock, lock, BlockReason.QUEUE_EMPTY, id);
        new RunEvent.QueueOpened(clock.stamp(), id, this.name, capacity).emitTo(port.sink(), port.names());
    }

    /** Its id in the run. */
    public int id() {
        return id;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    // ---- putting ----

    /**
     * Puts an item; waits for room.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws QueueShutdownException if the queue is shut down, before or while it waits
     */
    public void put(E item) throws InterruptedException {
        put(item, Clock.NEVER);
    }

    /**
     * Puts an item; waits for room for some time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws QueueFullException if there was no room in time
     * @throws QueueShutdownException if the queue is shut down, before or while it waits
     */
    public void put(E item, Duration timeout) throws InterruptedException {
        put(item, Deadlines.after(clock, Objects.requireNonNull(timeout, "timeout")));
    }

    /**
     * Puts an item if there is room now.
     *
     * @return whether there was
     * @throws QueueShutdownException if the queue is shut down
     */
    public boolean offer(E item) {
        Objects.requireNonNull(item, "item");
        lock.lock();
        try {
            requireOpen();
            if (!hasRoom()) {
                return false;
            }
            add(item);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void put(E item, long deadline) throws InterruptedException {
        Objects.requireNonNull(item, "item");
        QueueWaiters.Waiter waiter;
        lock.lockInterruptibly();
        try {
            requireOpen();
            if (hasRoom()) {
                add(item);
                return;
            }
            waiter = putters.enter();
        } finally {
            lock.unlock();
        }
        if (!putters.await(waiter, deadline)) {
            throw new QueueFullException(name, capacity);
        }
        lock.lock();
        try {
            putters.redeem(waiter);
            requireOpen();
            add(item);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (shutDown) {
            throw new QueueShutdownException(name);
        }
    }

    private boolean hasRoom() {
        return capacity == Event.UNBOUNDED || items.size() + putters.granted() < capacity;
    }

    private void add(E item) {
        items.add(item);
        unfinished++;
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = ThreadRole.taskOf(here);
        new RunEvent.ItemPut(clock.stamp(), id, ThreadRole.laneOf(here), items.size(), task == null ? -1 : task.id)
                .emitTo(port.sink(), port.names());
        if (items.size() > getters.granted()) {
            getters.grant(here);
        }
    }

    // ---- taking ----

    /**
     * Takes the oldest item; waits for one.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws QueueShutdownException if the queue is shut down and empty, before or while it waits
     */
    public E get() throws InterruptedException {
        return get(Clock.NEVER);
    }

    /**
     * Takes the oldest item; waits for one for some time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws QueueEmptyException if there was none in time
     * @throws QueueShutdownException if the queue is shut down and empty, before or while it waits
     */
    public E get(Duration timeout) throws InterruptedException {
        return get(Deadlines.after(clock, Objects.requireNonNull(timeout, "timeout")));
    }

    /**
     * Takes the oldest item if there is one now, else returns null.
     *
     * @throws QueueShutdownException if the queue is shut down and empty
     */
    public E poll() {
        lock.lock();
        try {
            return hasItem() ? take() : none();
        } finally {
            lock.unlock();
        }
    }

    private E none() {
        requireOpen();
        return null;
    }

    private E get(long deadline) throws InterruptedException {
        QueueWaiters.Waiter waiter;
        lock.lockInterruptibly();
        try {
            if (hasItem()) {
                return take();
            }
            requireOpen();
            waiter = getters.enter();
        } finally {
            lock.unlock();
        }
        if (!getters.await(waiter, deadline)) {
            throw new QueueEmptyException(name);
        }
        lock.lock();
        try {
            getters.redeem(waiter);
            if (items.isEmpty()) {
                throw new QueueShutdownException(name);
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasItem() {
        return items.size() > getters.granted();
    }

    private E take() {
        E item = takeOut();
        if (hasRoom()) {
            putters.grant(ThreadRole.current());
        }
        return item;
    }

    private E takeOut() {
        E item = items.poll();
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = ThreadRole.taskOf(here);
        new RunEvent.ItemTaken(clock.stamp(), id, ThreadRole.laneOf(here), items.size(), task == null ? -1 : task.id)
                .emitTo(port.sink(), port.names());
        return item;
    }

    // ---- counting what was done ----

    /**
     * Says that an item that was taken has been dealt with.
     *
     * @throws IllegalStateException if it was said more often than items were put
     */
    public void taskDone() {
        lock.lock();
        try {
            if (unfinished == 0) {
                throw new IllegalStateException("taskDone() was called more often than items were put into queue " + name);
            }
            if (--unfinished == 0) {
                allDone.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every item that was put has been dealt with.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void join() throws InterruptedException {
        TaskWaits wait = null;
        lock.lockInterruptibly();
        try {
            if (unfinished == 0) {
                return;
            }
            lock.unlock();
            try {
                wait = TaskWaits.begin(BlockReason.EVENT, port.names().intern("all items of " + name + " done"), null);
            } finally {
                lock.lock();
            }
            while (unfinished > 0) {
                clock.await(lock, allDone, Clock.NEVER);
            }
        } finally {
            lock.unlock();
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
    }

    /** Takes no more items; those it holds can still be taken. */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Takes no more items: whoever puts, or waits to, gets a {@link QueueShutdownException}, and so does whoever takes
     * once the queue is empty.
     *
     * @param immediate whether to drop the items it holds, which then count as dealt with; told as taken by the calling thread
     */
    public void shutdown(boolean immediate) {
        lock.lock();
        try {
            shutDown = true;
            if (immediate) {
                while (!items.isEmpty()) {
                    takeOut();
                    unfinished = Math.max(0, unfinished - 1);
                }
                if (unfinished == 0) {
                    allDone.signalAll();
                }
            }
            ThreadRole here = ThreadRole.current();
            putters.grantAll(here);
            getters.grantAll(here);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was shut down. */
    public boolean isShutdown() {
        lock.lock();
        try {
            return shutDown;
        } finally {
            lock.unlock();
        }
    }

    /** How many items it holds. */
    public int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many items it may hold, or {@link Event#UNBOUNDED}. */
    public int capacity() {
        return capacity;
    }

    @Override
    public String toString() {
        return name + " (" + size() + (capacity == Event.UNBOUNDED ? "" : " of " + capacity) + ")";
    }
}
