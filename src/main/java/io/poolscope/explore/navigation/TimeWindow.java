package io.poolscope.explore.navigation;

/**
 * A half-open stretch of scenario time. Zooming and panning are functions from window to window here.
 *
 * @param from its first nanosecond; negative where the margin before a run is in sight
 * @param until the first nanosecond after it, greater than {@code from}
 */
public record TimeWindow(long from, long until) {
    /** The narrowest window that zooming reaches: a nanosecond is then about ten pixels. */
    public static final long MIN_SPAN = 100;
    /** The widest window: about 18 years, so that sums of a few times never overflow a {@code long}. */
    public static final long MAX_SPAN = 1L << 59;
    /** The farthest edge, for the same reason. */
    private static final long MAX_TIME = 1L << 60;

    /** Checks the order of the edges. */
    public TimeWindow {
        if (until <= from) {
            throw new IllegalArgumentException("the window ends at " + until + " ns, not after its start at " + from + " ns");
        }
    }

    /** Its length in nanoseconds, at least 1. */
    public long span() {
        return until - from;
    }

    /** Whether a time lies in it. */
    public boolean contains(long time) {
        return time >= from && time < until;
    }

    /** Where a time lies in it: 0 at the left edge, 1 at the right, outside also less or more. */
    public double fraction(long time) {
        return (double) (time - from) / span();
    }

    /** The time at a fraction of its length. */
    public long at(double fraction) {
        return from + Math.round(fraction * span());
    }

    /**
     * Makes it {@code factor} times as long and leaves {@code anchor} where it is on the screen.
     *
     * @param factor above 1 to see more, below 1 to see finer; kept within {@link #MIN_SPAN} and {@link #MAX_SPAN}
     */
    public TimeWindow zoom(double factor, long anchor) {
        double span = Math.clamp(span() * factor, MIN_SPAN, MAX_SPAN);
        long start = anchor - Math.round(fraction(anchor) * span);
        return of(start, Math.round(span));
    }

    /** Moves it by a fraction of its own length; positive moves towards later times. */
    public TimeWindow pan(double fraction) {
        return of(from + Math.round(fraction * span()), span());
    }

    /** The same length, with {@code time} at {@code fraction} of it. */
    public TimeWindow placing(long time, double fraction) {
        return of(time - Math.round(fraction * span()), span());
    }

    /** It grown by a share of its length at each end. */
    public TimeWindow padded(double share) {
        long pad = Math.round(share * span());
        return of(from - pad, span() + 2 * pad);
    }

    /** What it has in common with another window; itself if that is nothing. */
    public TimeWindow intersect(TimeWindow other) {
        long start = Math.max(from, other.from);
        long end = Math.min(until, other.until);
        return end > start ? new TimeWindow(start, end) : this;
    }

    /**
     * It brought back so far that some of {@code bounds} stays in sight: at least a tenth of the shorter of both. Who
     * pans out of a run would otherwise stand in the dark.
     */
    public TimeWindow within(TimeWindow bounds) {
        long keep = Math.max(1, Math.min(span(), bounds.span()) / 10);
        long start = Math.clamp(from, bounds.from - span() + keep, bounds.until - keep);
        return start == from ? this : new TimeWindow(start, start + span());
    }

    /** A window of a start and a length, brought into the range of times that exist. */
    public static TimeWindow of(long from, long span) {
        long length = Math.clamp(span, MIN_SPAN, MAX_SPAN);
        long start = Math.clamp(from, -MAX_TIME, MAX_TIME - length);
        return new TimeWindow(start, start + length);
    }
}
