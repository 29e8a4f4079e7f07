package io.poolscope.timeline;

/** An observed lock. */
public interface LockTrack {
    /** Its id. */
    int id();

    /** Its name. */
    String name();

    /** When it was held; the value is the task that held it, or -1. */
    Intervals held();

    /** The key of the lane that held it in interval {@code i} of {@link #held}, or -1. */
    int lane(int i);
}
