package io.poolscope.timeline;

/**
 * A half-open stretch of scenario time: what is shown, what is selected, when something was found. Zooming and panning are functions from
 * range to range.
 *
 * @param from its first nanosecond; negative where the margin before a run is in sight
 * @param until the first nanosecond after it, greater than {@code from}
 */
public record TimeRange(long from, long until) {
    /** The narrowest window that zooming reaches: a nanosecond is then about ten pixels. */
    public static final long MIN_LENGTH = 100;
    /** The widest window: about 18 years, so that sums of a few times never overflow a {@code long}. */
    public static final long MAX_LENGTH = 1L << 59;
    /** The farthest edge, for the same reason. */
    private static final long MAX_TIME = 1L << 60;

    /** Checks the order of the edges. */
    public TimeRange {
        if (until <= from) {
            throw new IllegalArgumentException("the time range ends at " + until + " ns, not after its start at " + from + " ns");
        }
    }

    /** Its length in nanoseconds, at least 1. */
    public long length() {
        return until - from;
    }

    /** Whether a time lies in it. */
    public boolean contains(long time) {
        return time >= from && time < until;
    }

    /** Where a time lies in it: 0 at the left edge, 1 at the right, outside also less or more. */
    public double fraction(long time) {
        return (double) (time - from) / length();
    }

    /** The time at a fraction of its length. */
    public long at(double fraction) {
        return from + Math.round(fraction * length());
    }

    /**
     * Makes it {@code factor} times as long and leaves {@code anchor} where it is on the screen.
     *
     * @param factor above 1 to see more, below 1 to see finer; kept within {@link #MIN_LENGTH} and {@link #MAX_LENGTH}
     */
    public TimeRange zoom(double factor, long anchor) {
        double span = Math.clamp(length() * factor, MIN_LENGTH, MAX_LENGTH);
        long start = anchor - Math.round(fraction(anchor) * span);
        return of(start, Math.round(span));
    }

    /** Moves it by a fraction of its own length; positive moves towards later times. */
    public TimeRange pan(double fraction) {
        return of(from + Math.round(fraction * length()), length());
    }

    /** The same length, with {@code time} at {@code fraction} of it. */
    public TimeRange placing(long time, double fraction) {
        return of(time - Math.round(fraction * length()), length());
    }

    /** It grown by a share of its length at each end. */
    public TimeRange padded(double share) {
        long pad = Math.round(share * length());
        return of(from - pad, length() + 2 * pad);
    }

    /** What it has in common with another window; itself if that is nothing. */
    public TimeRange intersect(TimeRange other) {
        long start = Math.max(from, other.from);
        long end = Math.min(until, other.until);
        return end > start ? new TimeRange(start, end) : this;
    }

    /**
     * It brought back so far that some of {@code bounds} stays in sight: at least a tenth of the shorter of both. Who
     * pans out of a run would otherwise stand in the dark.
     */
    public TimeRange within(TimeRange bounds) {
        long keep = Math.max(1, Math.min(length(), bounds.length()) / 10);
        long start = Math.clamp(from, bounds.from - length() + keep, bounds.until - keep);
        return start == from ? this : new TimeRange(start, start + length());
    }

    /** A window of a start and a length, brought into the range of times that exist. */
    public static TimeRange of(long from, long span) {
        long length = Math.clamp(span, MIN_LENGTH, MAX_LENGTH);
        long start = Math.clamp(from, -MAX_TIME, MAX_TIME - length);
        return new TimeRange(start, start + length);
    }
}
