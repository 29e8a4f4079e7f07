package io.poolscope.render;

/**
 * What part of a run is shown, and how large.
 *
 * @param from the time at the left end of the plot, in nanoseconds since the run began; may be negative
 * @param until the time at its right end, after {@code from}
 * @param width of the whole picture in pixels, lane names and margins included
 * @param height of the whole picture in pixels
 * @param density device pixels in a pixel: spans are mixed at this finer grain; 1 to 8
 */
public record Viewport(long from, long until, double width, double height, double density) {
    /** The shortest stretch of time shown, in nanoseconds. */
    public static final long MIN_LENGTH = 100;
    /** The longest stretch of time shown: about 146 years. */
    public static final long MAX_LENGTH = Long.MAX_VALUE / 2;

    /** Checks the ranges. */
    public Viewport {
        if (until <= from || until - from < MIN_LENGTH || until - from > MAX_LENGTH) {
            throw new IllegalArgumentException("a window from " + from + " ns until " + until + " ns; its length must be "
                    + MIN_LENGTH + " ns to " + MAX_LENGTH + " ns");
        }
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + "; both must be positive");
        }
        if (!(density >= 1 && density <= 8)) {
            throw new IllegalArgumentException("density " + density + " is not in 1 to 8");
        }
    }

    /** At density 1. */
    public Viewport(long from, long until, double width, double height) {
        this(from, until, width, height, 1);
    }

    /** Another stretch of time in a picture of the same size. */
    private Viewport withTimes(long newFrom, long newUntil) {
        return new Viewport(newFrom, newUntil, width, height, density);
    }

    /** The same stretch of time in a picture of another size. */
    public Viewport withSize(double newWidth, double newHeight) {
        return new Viewport(from, until, newWidth, newHeight, density);
    }

    /** How much time is shown, in nanoseconds. */
    public long length() {
        return until - from;
    }

    /**
     * Shows {@code factor} times as much time, while {@code time} keeps its place.
     *
     * @param factor less than 1 zooms in
     */
    public Viewport zoomed(long time, double factor) {
        double wanted = Math.clamp(length() * factor, (double) MIN_LENGTH, 1e18);
        double ratio = wanted / length();
        long newFrom = Math.round(time - (time - (double) from) * ratio);
        return withTimes(newFrom, newFrom + Math.max(MIN_LENGTH, Math.round(wanted)));
    }

    /** Shows what lies {@code nanos} later, or earlier if negative. */
    Viewport panned(long nanos) {
        return withTimes(from + nanos, until + nanos);
    }
}
