package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/**
 * What is kept in columns by position, in the order of its times: positions run from {@link #first()} to {@link #size()} - 1 and stay
 * what they are when older ones are dropped. Live or frozen.
 */
abstract class Positions {
    /** The time of each, by which they are looked up: never falling. */
    final LongColumn times;
    int first;
    int size;

    /** Nothing yet. */
    Positions() {
        times = new LongColumn(LongColumn.Sort.RISING);
    }

    /** What a live one holds now. */
    Positions(Positions live) {
        times = live.times.freeze();
        first = live.first;
        size = live.size;
    }

    /** The first position that is still kept. */
    public final int first() {
        return first;
    }

    /** One past the last position. */
    public final int size() {
        return size;
    }

    /** The first position at or after a time, or {@link #size()}. */
    final int positionAtOrAfter(long time) {
        return times.firstAtOrAfter(first, size, time);
    }

    /** The first position after a time, or {@link #size()}. */
    final int positionAfter(long time) {
        return times.firstAfter(first, size, time);
    }

    /** Drops whole blocks of what is before a position. */
    final void dropPositionsBefore(int position) {
        int keep = position & ~LongColumn.MASK;
        if (keep > first) {
            times.dropBefore(keep);
            dropColumns(keep);
            first = keep;
        }
    }

    /** Drops from all other columns what is before a position, which begins a block. */
    abstract void dropColumns(int keep);
}
