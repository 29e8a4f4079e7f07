package io.poolscope.analysis.statistics;

import java.util.Arrays;

/**
 * How a set of times is spread: percentiles by nearest rank, exact up to some 260 000 values, and to a 4 000th of themselves beyond.
 *
 * @param count how many values there are; with 0 all the others are 0
 * @param mean their arithmetic mean, in nanoseconds
 * @param p50 the median, in nanoseconds
 * @param p90 the value that nine in ten do not exceed
 * @param p99 the value that 99 in 100 do not exceed
 * @param max the largest
 * @param histogram how many fall in each of equal parts of the range from 0 to {@code max}
 */
public record Spread(long count, double mean, long p50, long p90, long p99, long max, Histogram histogram) {
    /** Of no values. */
    public static final Spread EMPTY = new Spread(0, 0, 0, 0, 0, 0, Histogram.EMPTY);

    /**
     * The spread of the first {@code count} values, which are sorted in place.
     *
     * @param values nanoseconds, 0 or more
     * @param count at most their number
     */
    public static Spread of(long[] values, int count) {
        if (count == 0) {
            return EMPTY;
        }
        Arrays.sort(values, 0, count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return new Spread(count, sum / count, rank(values, count, 0.50), rank(values, count, 0.90), rank(values, count, 0.99),
                values[count - 1], Histogram.of(values, count));
    }

    /** The value that the share {@code q} of the sorted values does not exceed: the one of rank ⌈q·n⌉. */
    static long rank(long[] sorted, int count, double q) {
        int rank = (int) Math.ceil(q * count - 1e-9);
        return sorted[Math.clamp(rank, 1, count) - 1];
    }
}
