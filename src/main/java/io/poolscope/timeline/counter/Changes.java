package io.poolscope.timeline.counter;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Changes in a stretch of time, as they are gathered; used by one thread. */
public final class Changes {
    private static final int PLACE_BITS = 21;

    private final long after;
    private final long until;
    private long[] times = new long[256];
    private long[] deltas = new long[256];
    private int size;

    Changes(long after, long until) {
        this.after = after;
        this.until = until;
    }

    /** Adds a change if it lies in the stretch. */
    public void add(long time, long delta) {
        if (time <= after || time > until || delta == 0) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            deltas = Arrays.copyOf(deltas, size * 2);
        }
        times[size] = time;
        deltas[size++] = delta;
    }

    int size() {
        return size;
    }

    /** Puts them in the order of time. */
    Changes sort() {
        if (size >= 1 << PLACE_BITS || until - after >>> 63 - PLACE_BITS != 0) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (x, y) -> Long.compare(times[x], times[y]));
            reorder(i -> order[i]);
            return this;
        }
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = times[i] - after << PLACE_BITS | i;
        }
        Arrays.sort(keys);
        reorder(i -> (int) keys[i] & (1 << PLACE_BITS) - 1);
        return this;
    }

    private void reorder(IntUnaryOperator from) {
        long[] sortedTimes = new long[size];
        long[] sortedDeltas = new long[size];
        for (int i = 0; i < size; i++) {
            sortedTimes[i] = times[from.applyAsInt(i)];
            sortedDeltas[i] = deltas[from.applyAsInt(i)];
        }
        times = sortedTimes;
        deltas = sortedDeltas;
    }

    long[] times() {
        return times;
    }

    long[] deltas() {
        return deltas;
    }
}
