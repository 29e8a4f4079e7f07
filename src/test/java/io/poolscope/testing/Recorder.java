package io.poolscope.testing;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Clock;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventSink;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A port that keeps every event, in the order in which the threads emitted them. A test can wait for an event, which
 * orders it behind what another thread did without any sleep. Thread-safe.
 */
public final class Recorder implements EventPort, EventSink {
    private final Clock clock;
    private final Names names = new Names();
    private final Ids ids = new Ids();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final EventBatch batch = new EventBatch(1024);
    private final BatchSink sink = new BatchSink(batch);

    public Recorder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public EventSink sink() {
        return this;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void emit(long time, int code, long id, int lane) {
        emit(time, code, id, lane, 0, 0);
    }

    @Override
    public void emit(long time, int code, long id, int lane, long a, long b) {
        lock.lock();
        try {
            sink.emit(time, code, id, lane, a, b);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All events so far. */
    public List<Event> events() {
        lock.lock();
        try {
            return EventReader.readAll(batch, names);
        } finally {
            lock.unlock();
        }
    }

    /** All events of a type so far. */
    public <E> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until there are {@code count} events of a type that satisfy a condition, and returns them. */
    public <E> List<E> await(Class<E> type, int count, Predicate<? super E> condition) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int seen = -1;
            while (true) {
                if (batch.size() != seen) {
                    seen = batch.size();
                    List<E> found = events(type).stream().filter(condition).toList();
                    if (found.size() >= count) {
                        return found;
                    }
                }
                more.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are {@code count} events of a type, and returns them. */
    public <E> List<E> await(Class<E> type, int count) throws InterruptedException {
        return await(type, count, event -> true);
    }
}
