package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A blocking queue made elsewhere, told in events: every item put and taken with the depth after it, and every task that
 * waits for room or for an item. It keeps the order, the capacity and the waiting of the queue behind it.
 *
 * <p>The depth is what that queue says right after the change: where several threads change it at one moment it may be
 * off by as many. What is changed past this class, or by an iterator, shows in the depth only. Thread-safe as the queue
 * behind it is.
 *
 * @param <E> the items' type
 */
public final class ObservedBlockingQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {
    private final BlockingQueue<E> queue;
    private final EventPort port;
    private final int id;
    private final String name;

    /**
     * Observes a queue.
     *
     * @param name what to call it; "" for queue-1, queue-2, … by its id
     */
    public ObservedBlockingQueue(EventPort port, String name, BlockingQueue<E> queue) {
        this.port = Objects.requireNonNull(port, "port");
        this.queue = Objects.requireNonNull(queue, "queue");
        id = port.ids().nextQueue();
        this.name = Objects.requireNonNull(name, "name").isEmpty() ? "queue-" + (id + 1) : name;
        long capacity = (long) queue.size() + queue.remainingCapacity();
        new RunEvent.QueueOpened(port.clock().stamp(), id, this.name, capacity >= Integer.MAX_VALUE ? Event.UNBOUNDED : (int) capacity)
                .emitTo(port.sink(), port.names());
    }

    /** Its name. */
    public String name() {
        return name;
    }

    private void tellPut() {
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = ThreadRole.taskOf(here);
        new RunEvent.ItemPut(port.clock().stamp(), id, ThreadRole.laneOf(here), queue.size(), task == null ? -1 : task.id)
                .emitTo(port.sink(), port.names());
    }

    private void tellTaken(int depth) {
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = ThreadRole.taskOf(here);
        new RunEvent.ItemTaken(port.clock().stamp(), id, ThreadRole.laneOf(here), depth, task == null ? -1 : task.id)
                .emitTo(port.sink(), port.names());
    }

    private E taken(E item) {
        if (item != null) {
            tellTaken(queue.size());
        }
        return item;
    }

    private static void checkInterrupt() throws InterruptedException {
        // What waits without being seen to, as the queue itself would, throws where the queue would throw.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void end(TaskWaits wait) {
        if (wait != null) {
            wait.end(-1, EventWord.NO_LANE); // who made room or put the item is not known
        }
    }

    @Override
    public boolean offer(E item) {
        boolean put = queue.offer(item);
        if (put) {
            tellPut();
        }
        return put;
    }

    @Override
    public void put(E item) throws InterruptedException {
        checkInterrupt();
        if (!queue.offer(item)) {
            TaskWaits wait = TaskWaits.begin(BlockReason.QUEUE_FULL, id, null);
            try {
                queue.put(item);
            } finally {
                end(wait);
            }
        }
        tellPut();
    }

    @Override
    public boolean offer(E item, long timeout, TimeUnit unit) throws InterruptedException {
        checkInterrupt();
        boolean put = queue.offer(item);
        if (!put && timeout > 0) {
            TaskWaits wait = TaskWaits.begin(BlockReason.QUEUE_FULL, id, null);
            try {
                put = queue.offer(item, timeout, unit);
            } finally {
                end(wait);
            }
        }
        if (put) {
            tellPut();
        }
        return put;
    }

    @Override
    public E poll() {
        return taken(queue.poll());
    }

    @Override
    public E take() throws InterruptedException {
        checkInterrupt();
        E item = queue.poll();
        if (item == null) {
            TaskWaits wait = TaskWaits.begin(BlockReason.QUEUE_EMPTY, id, null);
            try {
                item = queue.take();
            } finally {
                end(wait);
            }
        }
        return taken(item);
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        checkInterrupt();
        E item = queue.poll();
        if (item == null && timeout > 0) {
            TaskWaits wait = TaskWaits.begin(BlockReason.QUEUE_EMPTY, id, null);
            try {
                item = queue.poll(timeout, unit);
            } finally {
                end(wait);
            }
        }
        return taken(item);
    }

    @Override
    public E peek() {
        return queue.peek();
    }

    @Override
    public int drainTo(Collection<? super E> to) {
        return drainTo(to, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> to, int most) {
        if (to == this) {
            throw new IllegalArgumentException("a queue can't be drained to itself");
        }
        List<E> items = new ArrayList<>();
        int count = queue.drainTo(items, most);
        int left = queue.size();
        for (int i = 1; i <= count; i++) {
            tellTaken(left + count - i);
        }
        to.addAll(items);
        return count;
    }

    @Override
    public boolean remove(Object item) {
        boolean removed = queue.remove(item);
        if (removed) {
            tellTaken(queue.size());
        }
        return removed;
    }

    @Override
    public boolean contains(Object item) {
        return queue.contains(item);
    }

    @Override
    public Object[] toArray() {
        return queue.toArray();
    }

    @Override
    public <T> T[] toArray(T[] into) {
        return queue.toArray(into);
    }

    @Override
    public int remainingCapacity() {
        return queue.remainingCapacity();
    }

    @Override
    public Iterator<E> iterator() {
        return queue.iterator();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public String toString() {
        return queue.toString();
    }
}
