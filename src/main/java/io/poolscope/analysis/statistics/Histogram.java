package io.poolscope.analysis.statistics;

import java.util.List;

/**
 * Counts of values in equal bins from 0 on; the last bin includes its upper end.
 *
 * @param binWidth how wide a bin is, in nanoseconds, 1 or more; 0 when there are no values
 * @param counts how many values lie in each
 */
public record Histogram(long binWidth, List<Integer> counts) {
    /** How many bins there are at most. */
    public static final int BINS = 32;
    /** Of no values. */
    public static final Histogram EMPTY = new Histogram(0, List.of());

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** How wide bins are that reach up to a largest value. */
    static long width(long max) {
        return Math.max(1, (max + BINS) / BINS);
    }

    static Histogram of(long[] sorted, int count) {
        long width = width(sorted[count - 1]);
        Integer[] bins = new Integer[(int) (sorted[count - 1] / width) + 1];
        int i = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            int before = i;
            while (i < count && sorted[i] / width == bin) {
                i++;
            }
            bins[bin] = i - before;
        }
        return new Histogram(width, List.of(bins));
    }
}
