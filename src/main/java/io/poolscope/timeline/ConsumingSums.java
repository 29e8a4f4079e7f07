package io.poolscope.timeline;

import java.util.Arrays;

/**
 * How long a consumer was busy up to every {@value #BLOCK}th interval, so that a picture of a whole run need not go through all of them.
 * Worked out when a reader asks, once for all snapshots: an interval behind which another began never changes. Thread-safe.
 */
final class ConsumingSums {
    /** How many intervals make a block; what is dropped of a history is dropped in whole ones. */
    static final int BLOCK = 64;

    /** Guarded by this, as all here: the nanoseconds in intervals before block i. Only ever added to. */
    private long[] before = new long[16];
    private int known;

    /**
     * The nanoseconds in the intervals before a block.
     *
     * @param intervals a snapshot's in which they have all ended; those that were dropped before anybody asked count for nothing
     */
    synchronized long before(int block, Intervals intervals) {
        if (block >= before.length) {
            before = Arrays.copyOf(before, Math.max(block + 1, before.length * 2));
        }
        while (known < block) {
            long sum = before[known];
            for (int i = Math.max(intervals.first(), known * BLOCK); i < (known + 1) * BLOCK; i++) {
                sum += intervals.end(i) - intervals.start(i);
            }
            before[++known] = sum;
        }
        return before[block];
    }

    /** The heap that it takes. */
    synchronized long bytes() {
        return 8L * before.length;
    }
}
