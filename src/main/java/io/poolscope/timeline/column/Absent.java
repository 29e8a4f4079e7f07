package io.poolscope.timeline.column;

/** The two numbers that stand for a time, an id or a value that there is not: columns read them where nothing was written. */
public final class Absent {
    /** A time, an id or a number that there is not, or not yet. */
    public static final long NONE = -1;
    /** The end of what still goes on: later than every time. */
    public static final long OPEN = Long.MAX_VALUE;

    private Absent() {
    }
}
