package io.poolscope.analysis;

import java.util.Arrays;

/** A growing column of primitive values. Not thread-safe. */
final class Samples {
    private long[] values = new long[256];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** Their spread; sorts the values. */
    Spread spread() {
        return Spread.of(values, size);
    }

    /** The values, sorted. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
