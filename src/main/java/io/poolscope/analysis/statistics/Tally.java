package io.poolscope.analysis.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts any number of values in little room: each value below {@value #EXACT} by itself, larger ones in groups that are a
 * {@value #PARTS}th as wide as their values are large. Not thread-safe.
 */
final class Tally {
    /*
     * A value's group is its leading PART_BITS + 1 bits and how far they stand from the right, as in an HdrHistogram: the groups of
     * values with the same highest bit follow each other, PARTS of them.
     */
    private static final int PART_BITS = 11;
    /** How many groups there are between a power of two and the next. */
    static final int PARTS = 1 << PART_BITS;
    /** Below this each value has a group of its own. */
    static final int EXACT = PARTS * 2;

    private final long[] counts = new long[(Long.SIZE - PART_BITS) * PARTS];
    private long count;
    private double sum;
    private long max;

    /** Counts a value, 0 or more. */
    void add(long value) {
        counts[group(value)]++;
        count++;
        sum += value;
        max = Math.max(max, value);
    }

    private static int group(long value) {
        int shift = Math.max(0, Long.SIZE - 1 - PART_BITS - Long.numberOfLeadingZeros(value | 1));
        return (shift << PART_BITS) + (int) (value >>> shift);
    }

    /** The middle of a group's values. */
    private long middle(int group) {
        int shift = Math.max(0, (group >>> PART_BITS) - 1);
        long least = (long) (group - (shift << PART_BITS)) << shift;
        return Math.min(max, least + ((1L << shift) - 1) / 2);
    }

    /** Count, mean and max are exact, percentiles to half a {@value #PARTS}th of themselves. */
    Spread spread() {
        return count == 0 ? Spread.EMPTY : new Spread(count, sum / count, rank(0.50), rank(0.90), rank(0.99), max, histogram());
    }

    private long rank(double q) {
        long rank = Math.clamp((long) Math.ceil(q * count - 1e-9), 1L, count);
        long below = 0;
        int group = -1;
        while (below < rank) {
            below += counts[++group];
        }
        return rank == count ? max : middle(group);
    }

    private Histogram histogram() {
        long width = Histogram.width(max);
        int[] bins = new int[(int) (max / width) + 1];
        for (int group = 0; group <= group(max); group++) {
            bins[(int) (middle(group) / width)] += (int) counts[group];
        }
        List<Integer> all = new ArrayList<>(bins.length);
        for (int bin : bins) {
            all.add(bin);
        }
        return new Histogram(width, all);
    }
}
