package io.poolscope.event;

/**
 * Puts the events that it is given into a batch, which grows: the sink of a program of one thread, as an import or a
 * test. Not thread-safe.
 */
public final class BatchSink implements EventSink {
    private final EventBatch batch;

    /** A sink into a batch, which may hold events already. */
    public BatchSink(EventBatch batch) {
        this.batch = batch;
    }

    @Override
    public void emit(long time, int code, long id, int lane) {
        emit(time, code, id, lane, 0, 0);
    }

    @Override
    public void emit(long time, int code, long id, int lane, long a, long b) {
        batch.add(time, EventWord.pack(id, lane, code), a, b);
    }
}
