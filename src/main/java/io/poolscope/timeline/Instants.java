package io.poolscope.timeline;

/** Moments in the order of time, each with a task. Positions do not change when retention drops older ones. */
public interface Instants {
    /** The first position that is still kept. */
    int first();

    /** The position behind the last. */
    int size();

    /** When moment {@code i} was. */
    long time(int i);

    /** The task of moment {@code i}. */
    long task(int i);

    /** The first position at or after {@code time}, or {@link #size()}. */
    int firstAtOrAfter(long time);
}
