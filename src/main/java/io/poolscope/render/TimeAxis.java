package io.poolscope.render;

/**
 * Where times lie on the picture, and the buckets of time that spans are mixed in.
 *
 * <p>Buckets are a power of two of nanoseconds wide, the one nearest to a device pixel, and begin at multiples of their width. So
 * the same spans fall into the same buckets however the picture is panned, and a mix does not flicker; only a zoom
 * past a power of two makes new ones.
 *
 * @param from the time at {@code left}
 * @param until the time at {@code right}
 * @param left in pixels
 * @param right in pixels, more than {@code left}
 * @param density device pixels in a pixel
 */
public record TimeAxis(long from, long until, double left, double right, double density) {
    /** The x of a time in pixels; not clipped. */
    public double x(long time) {
        return left + (double) (time - from) * (right - left) / (until - from);
    }

    /** The x of a time, clipped to the plot. */
    public double clippedX(long time) {
        return Math.clamp(x(time), left, right);
    }

    /** The time at an x, to the nearest nanosecond; not clipped. */
    public long time(double x) {
        return from + Math.round((x - left) * (until - from) / (right - left));
    }

    /** How much time a pixel covers, in nanoseconds. */
    public double nanosPerPixel() {
        return (until - from) / (right - left);
    }

    /** The width of a bucket as an exponent of two: its length is {@code 1L << bucketShift()} nanoseconds. */
    public int bucketShift() {
        double devicePixel = nanosPerPixel() / density;
        return devicePixel < 2 ? 0 : Math.min(62, Math.getExponent(devicePixel * Math.sqrt(2)));
    }

    /** The first bucket that reaches into the plot, as a multiple of the bucket's length. */
    public long firstBucket() {
        return from >> bucketShift();
    }

    /** How many buckets it takes from {@link #firstBucket()} to cover the plot. */
    public int bucketCount() {
        int shift = bucketShift();
        return Math.toIntExact(((until - 1) >> shift) - (from >> shift) + 1);
    }
}
