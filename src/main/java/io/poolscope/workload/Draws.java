package io.poolscope.workload;

/**
 * Random numbers by position: a hash of (seed, purpose, index), so that any of them can be had at any time and in any
 * order. Stateless and thread-safe.
 *
 * <p>The hash is the output function of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", 2014) applied to a counter, which is that generator itself with random access.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draws() {
    }

    /**
     * The start of the numbers for one purpose.
     *
     * @param seed any number
     * @param purpose tells apart what is drawn, so that durations and arrivals are independent
     */
    public static long base(long seed, int purpose) {
        return mix(seed + GOLDEN * (purpose + 1L) * 0x1_0000_0001L);
    }

    /** The number at a position: 64 uniform bits. */
    public static long bits(long base, long index) {
        return mix(base + GOLDEN * (index + 1));
    }

    /** The number at a position, uniform in [0, 1), in steps of 2⁻⁵³. */
    public static double unit(long base, long index) {
        return (bits(base, index) >>> 11) * 0x1p-53;
    }

    /** The number at a position, uniform in (0, 1), so that its logarithm is finite. */
    public static double open(long base, long index) {
        return ((bits(base, index) >>> 11) + 0.5) * 0x1p-53;
    }

    private static long mix(long state) {
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
