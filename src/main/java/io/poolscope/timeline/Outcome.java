package io.poolscope.timeline;

/** How far a task has come, or how it ended. */
public enum Outcome {
    /** Submitted; waits for a worker. */
    QUEUED,
    /** A worker runs it. */
    RUNNING,
    /** Ended by returning. */
    FINISHED,
    /** Ended by throwing. */
    FAILED,
    /** Ended by being cancelled, before it started or while it ran. */
    CANCELLED,
    /** Never ran: the submit was refused with an exception. */
    ABORTED,
    /** Never ran: given up silently, or after it had been accepted. */
    DISCARDED;

    private static final Outcome[] ALL = values();

    /** The bit that stands for this outcome in a set of outcomes, as in {@link PixelRow#outcomes}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether the task has ended. */
    public boolean ended() {
        return compareTo(FINISHED) >= 0;
    }

    /** Whether a set of outcomes holds this one. */
    public boolean in(int bits) {
        return (bits & bit()) != 0;
    }

    static Outcome of(int ordinal) {
        return ALL[ordinal];
    }
}
