package io.poolscope.event;

/**
 * Takes events in their primitive form. A sink belongs to one thread, which gets it from {@link EventPort#sink()};
 * it neither allocates nor, in dropping mode, blocks.
 *
 * <p>The time is read by the caller, before the call: {@code sink.emit(clock.stamp(), …)}. So one reading can serve
 * several events of the same moment, and a full buffer costs the same as one with room.
 */
public interface EventSink {
    /**
     * Takes an event of a kind without extras.
     *
     * @param time nanoseconds of scenario time since the run began; never less than this thread's previous event's
     * @param code an {@link EventKind#code()}
     * @param id the task, pool or other id that the kind speaks of, 0 to {@link EventWord#MAX_ID}
     * @param lane the lane it happened on, or {@link EventWord#NO_LANE}
     */
    void emit(long time, int code, long id, int lane);

    /**
     * Takes an event of a kind with extras.
     *
     * @param a the kind's first extra word
     * @param b the kind's second extra word
     * @see #emit(long, int, long, int)
     */
    void emit(long time, int code, long id, int lane, long a, long b);
}
