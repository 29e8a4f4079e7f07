package io.poolscope.explore.navigation;

import io.poolscope.timeline.TimeRange;

/**
 * The window that follows the live end of a run and holds "now" at a fixed place of the width, so that the eye can
 * rest there. A young run is shown whole and grows; once it is longer than fits, or the hand has chosen a length, the
 * past moves out to the left.
 *
 * @param span the length that was chosen, or 0 where none was: the whole run, up to {@link #LONGEST_WHOLE}
 */
public record FollowLive(long span) {
    /** Where "now" stands: this share of the width from the left. The rest shows what comes. */
    public static final double PLACE = 0.875;
    /** The shortest window of a young run. */
    public static final long FIRST_SPAN = 5_000_000_000L;
    /** The longest window that shows a growing run whole; after that it scrolls. */
    public static final long LONGEST_WHOLE = 30_000_000_000L;

    /** Follows a whole run as it grows. */
    public static final FollowLive WHOLE = new FollowLive(0);

    /** Checks the length. */
    public FollowLive {
        if (span < 0) {
            throw new IllegalArgumentException("a window of " + span + " ns; 0 or more is allowed");
        }
    }

    /** The window at a time of the run. */
    public TimeRange window(long now) {
        if (span > 0) {
            long length = Math.clamp(span, TimeRange.MIN_LENGTH, TimeRange.MAX_LENGTH);
            return TimeRange.of(Math.max(0, now - Math.round(PLACE * length)), length);
        }
        long length = Math.clamp(Math.round(now / PLACE), FIRST_SPAN, LONGEST_WHOLE);
        return TimeRange.of(Math.max(0, now - Math.round(PLACE * length)), length);
    }

    /** The same, zoomed: a zoom does not end following, it is "now" that keeps its place. */
    public FollowLive zoom(double factor, long now) {
        long base = span > 0 ? span : window(now).length();
        return new FollowLive(Math.round(Math.clamp(base * factor, TimeRange.MIN_LENGTH, TimeRange.MAX_LENGTH)));
    }
}
