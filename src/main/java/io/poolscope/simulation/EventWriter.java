package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventWord;

/** Writes events into a batch and hands it on when it is full. Not thread-safe. */
final class EventWriter {
    private static final int CAPACITY = 4096;

    private final EventConsumer out;
    private final EventBatch batch = new EventBatch(CAPACITY);
    private long written;

    EventWriter(EventConsumer out) {
        this.out = out;
    }

    /** An event of a kind without extras. */
    void emit(long time, int code, long id, int lane) {
        if (batch.size() == CAPACITY) {
            flush();
        }
        batch.add(time, EventWord.pack(id, lane, code));
    }

    /** An event of a kind with extras. */
    void emit(long time, int code, long id, int lane, long a, long b) {
        if (batch.size() == CAPACITY) {
            flush();
        }
        batch.add(time, EventWord.pack(id, lane, code), a, b);
    }

    /** Hands on what is there. */
    void flush() {
        if (batch.size() > 0) {
            out.accept(batch);
            written += batch.size();
            batch.clear();
        }
    }

    /** How many events there were in all. */
    long written() {
        return written + batch.size();
    }
}
