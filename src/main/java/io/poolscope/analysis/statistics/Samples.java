package io.poolscope.analysis.statistics;

import java.util.Arrays;

/** A growing column of primitive values, of which a great many are only counted, see {@link Tally}. Not thread-safe. */
final class Samples {
    /** So many values are kept each. */
    static final int KEPT = 1 << 18;

    private long[] values = new long[256];
    private int size;
    /** Counts all, once they are too many to keep. */
    private Tally tally;

    /** Adds a value, 0 or more. */
    void add(long value) {
        if (tally != null) {
            tally.add(value);
        } else if (size == KEPT) {
            tally = new Tally();
            Arrays.stream(values, 0, size).forEach(tally::add);
            values = null;
            tally.add(value);
        } else {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }
    }

    /** Their spread; sorts the values. */
    Spread spread() {
        return tally == null ? Spread.of(values, size) : tally.spread();
    }
}
