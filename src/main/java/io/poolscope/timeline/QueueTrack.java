package io.poolscope.timeline;

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
}
