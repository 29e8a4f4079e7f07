package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.ResultEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Futures as they are done. Its time is counted from the call that made it; a future that is done is yielded even when
 * that time is over. Ending the iteration early cancels nothing. Thread-safe, though meant for one consumer.
 *
 * @param <V> the results' type
 */
public final class CompletedFutures<V> implements Iterator<ObservedFuture<V>>, Iterable<ObservedFuture<V>>, AutoCloseable {
    /** A future that is done, with its place in the order of arrival. */
    private record Arrived<V>(ObservedTask<V> task, long index) {
    }

    /** The first future's pool; null if there are no futures at all. */
    private final ObservedExecutor pool;
    /** Where its events go; null as well. */
    private final EventPort port;
    private final int id;
    private final Consumers consumers;
    private final long deadline;
    private final int total;
    /** Itself as its pool knows it: the pool keeps it weakly, and it lives as long as this. */
    private final OpenStreams.OpenStream delivery = this::close;
    /** Held for moments, but for stamps; guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final ArrayDeque<Arrived<V>> arrived = new ArrayDeque<>();
    private long arrivals;
    /** Those that have not been yielded, with what waits for each; null for one that was done at the start. */
    private final Map<ObservedTask<V>, CallbackFuture.Callback> open = new LinkedHashMap<>();
    private boolean closed;

    CompletedFutures(String name, Set<ObservedTask<V>> tasks, Duration timeout) {
        total = tasks.size();
        tasks.forEach(task -> open.put(task, null));
        if (tasks.isEmpty()) {
            pool = null;
            port = null;
            id = -1;
            consumers = null;
            deadline = Clock.NEVER;
            closed = true;
            return;
        }
        pool = tasks.iterator().next().pool;
        port = pool.port;
        deadline = Deadlines.after(pool.clock, timeout);
        id = pool.ids.nextStream();
        consumers = new Consumers(pool, id);
        boolean onePool = tasks.stream().allMatch(task -> task.pool == pool);
        if (isTold()) {
            String called = name.isEmpty() ? "as-completed-" + (id + 1) : name;
            new ResultEvent.StreamOpened(pool.stamp(), id, onePool ? pool.id : -1, called, Delivery.AS_COMPLETED, 0)
                    .emitTo(port.sink(), pool.names);
        }
    }

    /** Whether it has a number, without which it runs and nothing is told of it. */
    private boolean isTold() {
        return id != Extras.NO_STREAM;
    }

    /** Starts to listen to the futures; separate from the constructor, as they may answer on other threads at once. */
    CompletedFutures<V> listen(Set<ObservedTask<V>> tasks) {
        if (pool != null) {
            pool.streams.opened(delivery);
        }
        // Those that are done first: one that ends while the others are being asked must not come before them.
        List<ObservedTask<V>> later = new ArrayList<>();
        for (ObservedTask<V> each : tasks) {
            if (each.isDone()) {
                arrive(each);
            } else {
                later.add(each);
            }
        }
        for (ObservedTask<V> each : later) {
            CallbackFuture.Callback callback = each.add(done -> arrive(each));
            lock.lock();
            try {
                open.put(each, callback);
            } finally {
                lock.unlock();
            }
        }
        return this;
    }

    private void arrive(ObservedTask<V> task) {
        ThreadRole here = ThreadRole.current();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            long index = arrivals++;
            if (isTold()) {
                new ResultEvent.ResultBuffered(pool.stamp(), task.id, here == null ? EventWord.NO_LANE : here.lane, id, index, -1)
                        .emitTo(port.sink(), port.names());
            }
            arrived.add(new Arrived<>(task, index));
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Itself: the futures can be iterated once. */
    @Override
    public Iterator<ObservedFuture<V>> iterator() {
        return this;
    }

    /** Whether a future is left to yield or to wait for. Never waits. */
    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            return !closed && !open.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next future that is done.
     *
     * @throws ResultTimeoutException if none is there when the time is over; the message says how many are unfinished
     * @throws WaitInterruptedException if the thread is interrupted; the iteration may go on afterwards
     * @throws NoSuchElementException if there is no more
     */
    @Override
    public ObservedFuture<V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all futures were yielded, or the iteration was closed");
        }
        ThreadRole consumer = consumers.here();
        try {
            ObservedTask<V> next = await(consumer);
            if (!hasNext()) {
                close();
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterruptedException("the next future that is done", e);
        } catch (ResultTimeoutException e) {
            close();
            throw e;
        }
    }

    private ObservedTask<V> await(ThreadRole consumer) throws InterruptedException {
        TaskWaits wait = null;
        boolean announced = false;
        lock.lockInterruptibly();
        try {
            while (true) {
                Arrived<V> next = arrived.poll();
                if (next != null) {
                    open.remove(next.task());
                    if (isTold()) {
                        consumer.sink.emit(pool.stamp(), EventKind.RESULT_CONSUMED.code(), next.task().id, consumer.lane, place(next), 0);
                    }
                    return next.task();
                }
                if (closed) {
                    throw new NoSuchElementException("the iteration was closed");
                }
                if (deadline != Clock.NEVER && port.clock().now() >= deadline) {
                    throw new ResultTimeoutException(open.size() + " (of " + total + ") futures unfinished");
                }
                if (!announced) {
                    announced = true;
                    lock.unlock();
                    try {
                        consumers.tellWaiting(consumer, -1);
                        wait = TaskWaits.begin(BlockReason.EVENT, port.names().intern("the next of " + total + " futures"),
                                WaitForGraph.Edge.toAnyOf(Completions.undone(open.keySet())));
                    } finally {
                        lock.lock();
                    }
                } else {
                    TaskWaits.pause(port.clock(), lock, ready, deadline);
                }
            }
        } finally {
            lock.unlock();
            if (wait != null) {
                wait.end(-1, EventWord.NO_LANE);
            }
        }
    }

    private long place(Arrived<V> result) {
        return Extras.place(id, result.index());
    }

    /** Ends the iteration; the futures go on. Does nothing the second time. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            for (Arrived<V> each : isTold() ? arrived : List.<Arrived<V>>of()) {
                new ResultEvent.ResultDropped(pool.stamp(), each.task().id, EventWord.NO_LANE, id, each.index())
                        .emitTo(port.sink(), port.names());
            }
            arrived.clear();
            for (CallbackFuture.Callback each : open.values()) {
                if (each != null) {
                    CallbackFuture.forget(each);
                }
            }
            open.clear();
            if (isTold()) {
                new ResultEvent.StreamClosed(pool.stamp(), id).emitTo(port.sink(), port.names());
            }
            ready.signalAll();
        } finally {
            lock.unlock();
        }
        consumers.close();
        pool.streams.closed(delivery);
    }
}
