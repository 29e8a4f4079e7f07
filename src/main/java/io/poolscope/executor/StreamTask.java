package io.poolscope.executor;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.Extras;
import io.poolscope.event.TaskEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;

/**
 * A task whose result goes to an ordered stream.
 *
 * @param <V> the result's type
 */
final class StreamTask<V> extends ObservedTask<V> {
    /*
     * What becomes of the result: PENDING (0) ──end──▶ BUFFERED ──▶ GONE (consumed or dropped), where a compare-and-set
     * decides between the consumer, an early close and a task that ends after the close. The stream's `closed` is
     * written before a close looks at a result, and read after a result was buffered: one of the two sees the other.
     */
    private static final int BUFFERED = 1;
    private static final int GONE = 2;
    private static final VarHandle DELIVERY = Handles.of(MethodHandles.lookup(), StreamTask.class, "delivery", int.class);

    private final ResultStream<V> stream;
    /** Its index in the stream; given when it is submitted, under the stream's lock. */
    long index;
    /** Whether it has an index; under the stream's lock. */
    boolean enlisted;
    private volatile int delivery;
    private volatile boolean settled;

    StreamTask(ResultStream<V> stream, Callable<V> body, TaskOptions options) {
        super(stream.pool, body, options);
        this.stream = stream;
    }

    @Override
    void tellSubmitted(ThreadRole from, long time) {
        stream.enlist(this, from, time);
    }

    /** Tells the submission once the index is known; under the stream's lock, so that nobody can end it before. */
    void tellEnlisted(ThreadRole from, long time) {
        new TaskEvent.TaskSubmitted(time, id, from.lane, options.label(), stream.id, index, options.priority())
                .emitTo(from.sink, pool.names);
    }

    @Override
    long measure(V value) {
        return stream.sizeOf(value, id);
    }

    @Override
    void tellEnd(EventSink sink, long time, int lane, long bytes, boolean dropped) {
        if (stream.isTold()) {
            sink.emit(next(time), EventKind.RESULT_BUFFERED.code(), id, lane, place(), bytes);
        }
        DELIVERY.setVolatile(this, BUFFERED);
        if (dropped || stream.isClosed()) {
            drop(sink, next(time), lane);
        }
    }

    /** The time for one more event at {@code time}: a reading of its own where a step lets one event happen at a time. */
    private long next(long time) {
        return pool.sharesReadings ? time : pool.stamp();
    }

    /** Tells that the result is dropped, if it is buffered. */
    void drop(EventSink sink, long time, int lane) {
        if (goes() && stream.isTold()) {
            sink.emit(time, EventKind.RESULT_DROPPED.code(), id, lane, place(), 0);
        }
    }

    /** Takes the result out of the buffer; returns whether it was there. */
    boolean goes() {
        return delivery == BUFFERED && DELIVERY.compareAndSet(this, BUFFERED, GONE);
    }

    /** Whether the result was consumed or dropped. */
    boolean isGone() {
        return delivery == GONE;
    }

    boolean isBuffered() {
        return delivery == BUFFERED;
    }

    long place() {
        return Extras.place(stream.id, index);
    }

    @Override
    void settled() {
        settled = true;
        stream.settled();
    }

    /** Whether its future is done, or will never be. */
    boolean isSettled() {
        return settled;
    }

    @Override
    String failureText(Throwable failure) {
        return failure instanceof ChunkFailure chunk ? FailureText.of(chunk.getCause()) : super.failureText(failure);
    }
}
