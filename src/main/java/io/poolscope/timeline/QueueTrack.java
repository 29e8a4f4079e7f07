package io.poolscope.timeline;

import io.poolscope.timeline.counter.Counter;

/** An observed queue between threads. */
public interface QueueTrack {
    /** Its id. */
    int id();

    /** Its name. */
    String name();

    /** How many items it holds, or {@link io.poolscope.event.Event#UNBOUNDED}. */
    int capacity();

    /** When it was made. */
    long opened();

    /** How many items it holds over time. */
    Counter depth();

    /** When items were put, each with the task that put it, or {@link Snapshot#NONE} for a thread that ran none. */
    Instants puts();

    /** When items were taken, each with the task that took it; the item taken is the one put at the same position. */
    Instants takes();
}
