package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.LongColumn;

/**
 * Above {@link StepBlocks}: the smallest and largest value of a number in every 16, 256 … blocks, so that those of many blocks are found
 * in a few steps. Live or frozen.
 */
final class StepRanges {
    private static final int STEP = 4;
    private static final int TOP = 3;
    /** Keeps values apart from "not set", also where lost events made them negative. */
    private static final long OFFSET = 1L << 40;

    /** Null while there is no block of a level. */
    private final LongColumn[] min = new LongColumn[TOP];
    private final LongColumn[] max = new LongColumn[TOP];
    // What the blocks have had so far that don't fill one of each level; live only.
    private final long[] low = new long[TOP];
    private final long[] high = new long[TOP];

    StepRanges() {
        for (int k = 0; k < TOP; k++) {
            low[k] = Long.MAX_VALUE;
            high[k] = Long.MIN_VALUE;
        }
    }

    private StepRanges(StepRanges live) {
        for (int k = 0; k < TOP && live.min[k] != null; k++) {
            min[k] = live.min[k].freeze();
            max[k] = live.max[k].freeze();
        }
    }

    StepRanges freeze() {
        return new StepRanges(this);
    }

    /** Block {@code b} was closed. */
    void add(int b, long lowest, long highest) {
        long least = lowest;
        long most = highest;
        for (int k = 0; k < TOP; k++) {
            low[k] = Math.min(low[k], least);
            high[k] = Math.max(high[k], most);
            int shift = STEP * (k + 1);
            if ((b + 1 & (1 << shift) - 1) != 0) {
                return;
            }
            least = low[k];
            most = high[k];
            if (min[k] == null) {
                min[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
                max[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
            }
            min[k].set(b >>> shift, least + OFFSET);
            max[k].set(b >>> shift, most + OFFSET);
            low[k] = Long.MAX_VALUE;
            high[k] = Long.MIN_VALUE;
        }
    }

    /**
     * The largest step from a block on that stays before another: how many blocks it takes together, as a power of two that
     * {@link #min} and {@link #max} know, or 0 for one.
     */
    static int step(int from, int to) {
        int shift = 0;
        while (shift < STEP * TOP && (from & (1 << shift + STEP) - 1) == 0 && from + (1 << shift + STEP) <= to) {
            shift += STEP;
        }
        return shift;
    }

    /** The smallest value in {@code 1 << shift} blocks from {@code b} on. */
    long min(int b, int shift) {
        return min[shift / STEP - 1].get(b >>> shift) - OFFSET;
    }

    /** The largest value in {@code 1 << shift} blocks from {@code b} on. */
    long max(int b, int shift) {
        return max[shift / STEP - 1].get(b >>> shift) - OFFSET;
    }

    void dropBefore(int b) {
        for (int k = 0; k < TOP && min[k] != null; k++) {
            min[k].dropBefore(b >>> STEP * (k + 1));
            max[k].dropBefore(b >>> STEP * (k + 1));
        }
    }

    long bytes() {
        long bytes = 0;
        for (int k = 0; k < TOP && min[k] != null; k++) {
            bytes += min[k].bytes() + max[k].bytes();
        }
        return bytes;
    }
}
