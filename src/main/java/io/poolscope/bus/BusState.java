package io.poolscope.bus;

import io.poolscope.event.EventSink;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * What the rings of one bus share. It does not lead back to the bus, so that a thread that outlives a bus holds at
 * most its own ring.
 */
final class BusState {
    /** Whether a full ring makes its thread wait; else it drops. */
    final boolean blocking;
    /** The most longs that a ring's segment grows to, a power of two. */
    final int maxLongs;
    /** Events given to {@link #closedSink()}. */
    final LongAdder refused = new LongAdder();
    /** Set once, by {@link EventBus#close()}: nobody waits any more. */
    volatile boolean closed;
    /** The thread that drains or is to be woken to drain, or null. */
    volatile Thread reader;

    BusState(boolean blocking, int maxLongs) {
        this.blocking = blocking;
        this.maxLongs = maxLongs;
    }

    /** Wakes the reader, for a ring is full and its thread waits. */
    void wakeReader() {
        LockSupport.unpark(reader);
    }

    /** What a thread gets that comes after the close: every event is counted as lost. */
    EventSink closedSink() {
        return new EventSink() {
            @Override
            public void emit(long time, int code, long id, int lane) {
                refused.increment();
            }

            @Override
            public void emit(long time, int code, long id, int lane, long a, long b) {
                refused.increment();
            }
        };
    }
}
