package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.ResultEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * The ordered buffer between tasks and their consumer: what {@link OrderedStream} and {@link OrderedResults} share.
 * Thread-safe.
 *
 * @param <V> the results' type
 */
final class ResultStream<V> implements OpenStreams.OpenStream {
    final ObservedExecutor pool;
    final int id;
    private final int window;
    private final ToLongFunction<? super V> sizeOf;
    private final boolean skipsDropped;
    private final Consumers consumers;
    /** Held for moments, but for a consumer's stamps; guards the fields that say nothing else. */
    private final ReentrantLock lock = new ReentrantLock();
    /** The head may be there, or there is no more to come. */
    private final Condition ready = lock.newCondition();
    /** The window has room. */
    private final Condition room = lock.newCondition();
    /** What was submitted and not consumed, in the order of the indexes. */
    private final ArrayDeque<StreamTask<V>> pending = new ArrayDeque<>();
    private long nextIndex;
    /** Places of the window given to tasks that are on their way to be enlisted. */
    private int reserved;
    private boolean finished;
    private boolean closeTold;
    /** The index that a consumer was last told to wait for. */
    private long announced = -1;
    /** Written under the lock. */
    private volatile boolean closed;
    /** How many consumers wait; written under the lock. */
    private volatile int waiting;

    /** @param skipsDropped whether the consumer passes over results of cancelled and discarded tasks, or gets their exceptions */
    ResultStream(ObservedExecutor pool, String name, int window, ToLongFunction<? super V> sizeOf, boolean skipsDropped) {
        this.pool = pool;
        this.window = window;
        this.sizeOf = sizeOf;
        this.skipsDropped = skipsDropped;
        id = pool.ids.nextStream();
        consumers = new Consumers(pool, id);
        if (isTold()) {
            new ResultEvent.StreamOpened(pool.stamp(), id, pool.id, name.isEmpty() ? "stream-" + (id + 1) : name, Delivery.ORDERED, window)
                    .emitTo(pool.port.sink(), pool.names);
        }
        pool.streams.opened(this);
    }

    // ---- submitting ----

    /**
     * Submits, after waiting for room in the window.
     *
     * @throws IllegalStateException if the stream is closed or finished
     */
    StreamTask<V> submit(Callable<V> body, TaskOptions options) {
        StreamTask<V> task = new StreamTask<>(this, body, options);
        reserve();
        boolean launched = false;
        try {
            pool.launch(task);
            launched = true;
            return task;
        } finally {
            if (!launched) {
                forget(task);
            }
        }
    }

    private void reserve() {
        boolean blocked = false;
        TaskWaits wait = null;
        lock.lock();
        try {
            while (true) {
                if (closed || finished) {
                    throw new IllegalStateException("the stream takes no more tasks: it is " + (closed ? "closed" : "finished"));
                }
                if (window == 0 || pending.size() + reserved < window) {
                    reserved++;
                    return;
                }
                if (!blocked) {
                    blocked = true;
                    lock.unlock();
                    try {
                        ThreadRole from = pool.submitter();
                        from.sink.emit(pool.stamp(), EventKind.SUBMITTER_BLOCKED.code(), pool.id, from.lane);
                        wait = TaskWaits.begin(BlockReason.SUBMIT, pool.id, null);
                    } finally {
                        lock.lock();
                    }
                    continue;
                }
                pool.clock.await(lock, room, Clock.NEVER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterruptedException("room in the window of stream " + (id + 1), e);
        } finally {
            lock.unlock();
            if (blocked) {
                if (wait != null) {
                    wait.end(-1, EventWord.NO_LANE);
                }
                ThreadRole from = pool.submitter();
                from.sink.emit(pool.stamp(), EventKind.SUBMITTER_UNBLOCKED.code(), pool.id, from.lane);
            }
        }
    }

    /** A task was refused: it has no place in the stream, and its index, if it had got one, is passed over. */
    private void forget(StreamTask<V> task) {
        lock.lock();
        try {
            if (!pending.remove(task) && !task.enlisted) {
                reserved--;
            }
            room.signal();
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives a task that is being submitted its index, and has it told. */
    void enlist(StreamTask<V> task, ThreadRole from, long time) {
        lock.lock();
        try {
            reserved--;
            task.index = nextIndex++;
            task.enlisted = true;
            task.tellEnlisted(from, time);
            pending.add(task);
            if (waiting > 0) {
                ready.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No more tasks come. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            ready.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- ending ----

    long sizeOf(V value, long task) {
        if (sizeOf == null || value == null) {
            return -1;
        }
        try {
            return Math.max(-1, sizeOf.applyAsLong(value));
        } catch (Throwable failure) {
            UncaughtFailures.report(pool.port, "the size of the result of task " + (task + 1) + " can't be told", failure);
            return -1;
        }
    }

    /** Whether it has a number, without which it runs and nothing is told of it. */
    boolean isTold() {
        return id != Extras.NO_STREAM;
    }

    boolean isClosed() {
        return closed;
    }

    /** A task's future is done. */
    void settled() {
        if (waiting > 0) {
            lock.lock();
            try {
                ready.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // ---- consuming ----

    /**
     * Waits until the head can be taken.
     *
     * @return whether there is a head, or the stream is exhausted
     * @throws InterruptedException if the thread is interrupted
     * @throws ResultTimeoutException if {@code deadline} comes first
     */
    boolean awaitHead(long deadline) throws InterruptedException {
        return head(deadline, false) != null;
    }

    /**
     * Takes the head, when it is there, and tells so.
     *
     * @return null if the stream is exhausted
     * @throws InterruptedException if the thread is interrupted
     * @throws ResultTimeoutException if {@code deadline} comes first
     */
    StreamTask<V> take(long deadline) throws InterruptedException {
        return head(deadline, true);
    }

    private StreamTask<V> head(long deadline, boolean take) throws InterruptedException {
        ThreadRole consumer = consumers.here();
        TaskWaits wait = null;
        StreamTask<V> waitedFor = null;
        lock.lockInterruptibly();
        try {
            while (true) {
                passOverDropped();
                StreamTask<V> head = pending.peek();
                if (closed) {
                    return null;
                }
                if (head != null && head.isSettled()) {
                    if (skipsDropped && head.isGone()) {
                        continue; // it settled between the passing over and this question
                    }
                    if (take) {
                        taken(head, consumer);
                    }
                    return head;
                }
                if (head == null && finished && reserved == 0) {
                    return null;
                }
                if (deadline != Clock.NEVER && pool.clock.now() >= deadline) {
                    throw new ResultTimeoutException("the result of item " + nextOut() + " was not there in time");
                }
                if (announced != nextOut()) {
                    announced = nextOut();
                    consumers.tellWaiting(consumer, announced);
                } else if (head != null && head != waitedFor) {
                    waitedFor = head;
                    lock.unlock();
                    try {
                        if (wait != null) {
                            wait.end(-1, EventWord.NO_LANE);
                        }
                        wait = TaskWaits.begin(BlockReason.TASK, head.id, WaitForGraph.Edge.to(head));
                    } finally {
                        lock.lock();
                    }
                } else {
                    await(deadline);
                }
            }
        } finally {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
            if (wait != null) {
                wait.end(waitedFor);
            }
        }
    }

    private void await(long deadline) throws InterruptedException {
        waiting++;
        try {
            // A task may have settled between the look at the head and the count, and seen nobody waiting.
            StreamTask<V> head = pending.peek();
            if (head == null || !head.isSettled()) {
                TaskWaits.pause(pool.clock, lock, ready, deadline);
            }
        } finally {
            waiting--;
        }
    }

    private long nextOut() {
        StreamTask<V> head = pending.peek();
        return head == null ? nextIndex : head.index;
    }

    private void passOverDropped() {
        if (!skipsDropped) {
            return;
        }
        for (StreamTask<V> head = pending.peek(); head != null && head.isSettled() && head.isGone(); head = pending.peek()) {
            pending.poll();
            room.signal();
        }
    }

    /** The stamp is taken under the lock, so that the times of consumption go in the order of the indexes. */
    private void taken(StreamTask<V> head, ThreadRole consumer) {
        pending.poll();
        if (head.goes()) {
            long time = pool.stamp();
            if (isTold()) {
                consumer.sink.emit(time, EventKind.RESULT_CONSUMED.code(), head.id, consumer.lane, head.place(), 0);
            }
            if (head.failure() != null) {
                head.failureReadBy(consumer.sink, time, consumer.lane);
            }
        }
        room.signal();
    }

    /** How many were submitted and not consumed. */
    int outstanding() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many finished results wait for the consumer. */
    int buffered() {
        lock.lock();
        try {
            int count = 0;
            for (StreamTask<V> each : pending) {
                count += each.isBuffered() ? 1 : 0;
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody will consume any more: drops what is buffered and cancels what has not started. Does nothing the second time. */
    @Override
    public void close() {
        List<StreamTask<V>> rest;
        lock.lock();
        try {
            if (closeTold) {
                return;
            }
            closeTold = true;
            closed = true;
            finished = true;
            rest = new ArrayList<>(pending);
            pending.clear();
            ready.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        EventSink sink = pool.port.sink();
        for (StreamTask<V> each : rest) {
            each.cancelIfNotStarted();
            if (each.isBuffered()) {
                each.drop(sink, pool.stamp(), EventWord.NO_LANE);
            }
        }
        if (isTold()) {
            new ResultEvent.StreamClosed(pool.stamp(), id).emitTo(sink, pool.names);
        }
        consumers.close();
        pool.streams.closed(this);
    }
}
