package io.poolscope.explore.navigation;

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

    private TimeWindow current;
    private TimeWindow target;
    private long age;

    /** Starts at rest. */
    public WindowMotion(TimeWindow start) {
        current = start;
        target = start;
    }

    /** What is shown now. */
    public TimeWindow current() {
        return current;
    }

    /** What will be shown when the motion has ended. */
    public TimeWindow target() {
        return target;
    }

    /** Whether it is still on its way. */
    public boolean moving() {
        return !current.equals(target);
    }

    /** Sets out for another window. */
    public void moveTo(TimeWindow window) {
        target = window;
        age = 0;
    }

    /**
     * The target itself has moved on, as the live end does: what is left of the motion stays the same, and at rest
     * there is no lag at all.
     */
    public void carryTo(TimeWindow window) {
        if (moving()) {
            current = TimeWindow.of(current.from() + window.from() - target.from(), current.span());
            target = window;
        } else {
            jumpTo(window);
        }
    }

    /** Is there at once: dragging must not lag behind the hand. */
    public void jumpTo(TimeWindow window) {
        current = window;
        target = window;
    }

    /** Goes on by the time since the last frame, in nanoseconds; returns whether anything changed. */
    public boolean advance(long elapsedNanos) {
        if (!moving()) {
            return false;
        }
        double share = 1 - Math.exp(-Math.max(0, elapsedNanos) / TIME_CONSTANT_NANOS);
        TimeWindow next = between(current, target, share);
        double close = CLOSE * target.span();
        boolean there = Math.abs((double) next.from() - target.from()) < close
                && Math.abs((double) next.until() - target.until()) < close;
        age += elapsedNanos;
        current = there || age > LONGEST_NANOS ? target : next;
        return true;
    }

    /** The window at a share of the way from {@code a} to {@code b}, 0 to 1. */
    static TimeWindow between(TimeWindow a, TimeWindow b, double share) {
        double shift = (double) b.from() - a.from();
        double growth = (double) b.span() - a.span();
        if (Math.abs(growth) < 1e-4 * a.span()) {
            return TimeWindow.of(a.from() + Math.round(shift * share), a.span() + Math.round(growth * share));
        }
        double span = a.span() * Math.pow((double) b.span() / a.span(), share);
        double fixedPoint = -shift * a.span() / growth;
        double fraction = fixedPoint / a.span();
        return TimeWindow.of(a.from() + Math.round(fixedPoint - fraction * span), Math.round(span));
    }
}
