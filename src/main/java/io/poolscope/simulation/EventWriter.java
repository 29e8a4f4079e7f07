package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventWord;

/** Writes events into a batch and hands it on when it is full. Not thread-safe. */
final class EventWriter {
    private static final int CAPACITY = 4096;

    private final EventConsumer out;
    private final EventBatch batch = new EventBatch(CAPACITY);
    private final long[] times = batch.times();
    private final long[] words = batch.words();
    private final long[] as = batch.as();
    private final long[] bs = batch.bs();
    private int size;
    private long written;

    EventWriter(EventConsumer out) {
        this.out = out;
    }

    /** An event of a kind without extras. */
    void emit(long time, int code, long id, int lane) {
        int i = size;
        if (i == CAPACITY) {
            flush();
            i = 0;
        }
        times[i] = time;
        words[i] = EventWord.pack(id, lane, code);
        size = i + 1;
    }

    /** An event of a kind with extras. */
    void emit(long time, int code, long id, int lane, long a, long b) {
        int i = size;
        if (i == CAPACITY) {
            flush();
            i = 0;
        }
        times[i] = time;
        words[i] = EventWord.pack(id, lane, code);
        as[i] = a;
        bs[i] = b;
        size = i + 1;
    }

    /** Hands on what is there. */
    void flush() {
        if (size > 0) {
            batch.size(size);
            written += size;
            size = 0;
            out.accept(batch);
        }
    }

    /** How many events there were in all. */
    long written() {
        return written + size;
    }
}
