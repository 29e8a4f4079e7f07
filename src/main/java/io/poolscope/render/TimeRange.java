package io.poolscope.render;

/**
 * A stretch of scenario time, half-open.
 *
 * @param from in nanoseconds since the run began
 * @param until after {@code from}
 */
public record TimeRange(long from, long until) {
    /** Checks the order. */
    public TimeRange {
        if (until <= from) {
            throw new IllegalArgumentException("a time range until " + until + " ns that begins at " + from + " ns; it must end later");
        }
    }

    /** How long it is, in nanoseconds. */
    public long length() {
        return until - from;
    }

    /** Whether a time lies in it. */
    public boolean contains(long time) {
        return time >= from && time < until;
    }
}
