package io.poolscope.explore.navigation;

import io.poolscope.timeline.TimeRange;

/**
 * Moves a window to its target smoothly: most of the way at once, the rest within a fifth of a second, whatever the
 * frame rate. A new target in the middle of a motion bends it; nothing jumps and nothing queues up.
 *
 * <p>Not thread-safe: belongs to the thread that paints.
 */
public final class WindowMotion {
    /*
     * The distance left decays exponentially with TIME_CONSTANT. The span changes on a logarithmic scale around the
     * point that both windows show at the same place, so that zooming at the pointer holds the pointer's time in
     * every frame. Two windows of the same length have no such point; then the motion is a pan.
     */
    private static final double TIME_CONSTANT_NANOS = 45e6;
    /** Closer than this share of the target's length in both edges, the motion has arrived: under half a pixel. */
    private static final double CLOSE = 0.0003;
    /** Then it has arrived in any case: rounding to nanoseconds could hold up the last ones for ever. */
    private static final long LONGEST_NANOS = 600_000_000L;

    private TimeRange current;
    private TimeRange target;
    private long age;

    /** Starts at rest. */
    public WindowMotion(TimeRange start) {
        current = start;
        target = start;
    }

    /** What is shown now. */
    public TimeRange current() {
        return current;
    }

    /** What will be shown when the motion has ended. */
    public TimeRange target() {
        return target;
    }

    /** Whether it is still on its way. */
    public boolean moving() {
        return !current.equals(target);
    }

    /** Sets out for another window. */
    public void moveTo(TimeRange window) {
        target = window;
        age = 0;
    }

    /**
     * The target itself has moved on, as the live end does: what is left of the motion stays the same, and at rest
     * there is no lag at all.
     */
    public void carryTo(TimeRange window) {
        if (moving()) {
            current = TimeRange.of(current.from() + window.from() - target.from(), current.length());
            target = window;
        } else {
            jumpTo(window);
        }
    }

    /** Is there at once: dragging must not lag behind the hand. */
    public void jumpTo(TimeRange window) {
        current = window;
        target = window;
    }

    /** Goes on by the time since the last frame, in nanoseconds; returns whether anything changed. */
    public boolean advance(long elapsedNanos) {
        if (!moving()) {
            return false;
        }
        double share = 1 - Math.exp(-Math.max(0, elapsedNanos) / TIME_CONSTANT_NANOS);
        TimeRange next = between(current, target, share);
        double close = CLOSE * target.length();
        boolean there = Math.abs((double) next.from() - target.from()) < close
                && Math.abs((double) next.until() - target.until()) < close;
        age += elapsedNanos;
        current = there || age > LONGEST_NANOS ? target : next;
        return true;
    }

    /** The window at a share of the way from {@code a} to {@code b}, 0 to 1. */
    static TimeRange between(TimeRange a, TimeRange b, double share) {
        double shift = (double) b.from() - a.from();
        double growth = (double) b.length() - a.length();
        if (Math.abs(growth) < 1e-4 * a.length()) {
            return TimeRange.of(a.from() + Math.round(shift * share), a.length() + Math.round(growth * share));
        }
        double span = a.length() * Math.pow((double) b.length() / a.length(), share);
        double fixedPoint = -shift * a.length() / growth;
        double fraction = fixedPoint / a.length();
        return TimeRange.of(a.from() + Math.round(fixedPoint - fraction * span), Math.round(span));
    }
}
