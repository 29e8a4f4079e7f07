package io.poolscope.timeline;

/** Log lines, in the order of time. */
public interface LogLines {
    /** The first position that is still kept. */
    int first();

    /** One past the last position. */
    int size();

    /** When line {@code i} was written. */
    long time(int i);

    /** The key of the lane that wrote it, or -1. */
    int lane(int i);

    /** The task that wrote it, or {@link Snapshot#NONE}. */
    long task(int i);

    /** Its text. */
    String text(int i);

    /** The first position at or after {@code time}, or {@link #size()}. */
    int firstAtOrAfter(long time);
}
