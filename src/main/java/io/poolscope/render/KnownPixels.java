package io.poolscope.render;

import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.Counter;

/**
 * What the rows, intervals, moments and counters of a run show in pixels, for one picture: from what is known of the same run of the
 * pictures before, or else by asking. {@link PixelMemory#begin} makes one, and until it makes the next, several threads may ask it. Each
 * row is asked by one; of the others each has its own lock, and a thread holds one at a time.
 */
final class KnownPixels {
    /**
     * A counter that changes so often in a window is kept in tiles: it is never shown change by change, so what a tile holds is also
     * right for a window that begins elsewhere.
     */
    private static final long FAR = 100_000;

    private final PixelMemory memory;
    /** Whether the run was in a picture before: else its window is all that is asked for, and nothing is kept. */
    private final boolean again;

    KnownPixels(PixelMemory memory, boolean again) {
        this.memory = memory;
        this.again = again;
    }

    /** The smallest and largest values of a counter, pixel by pixel. */
    record Range(long[] min, long[] max) {
        Range(int pixels) {
            this(new long[pixels], new long[pixels]);
        }
    }

    /** What is known of a row, or null if nothing is to be kept. */
    PixelTiles<PixelRow> row(SpanRow row) {
        return again ? memory.rows.computeIfAbsent(row, key -> new PixelTiles<>()) : null;
    }

    /**
     * Says what a row shows.
     *
     * @param known what {@link #row} gave
     * @param room is overwritten
     */
    static void pixels(SpanRow row, PixelTiles<PixelRow> known, TimeAxis axis, PixelRow room, PixelRow into) {
        int shift = axis.bucketShift();
        int count = axis.bucketCount();
        if (known == null) {
            row.pixels(axis.firstBucket(), shift, count, into);
            return;
        }
        into.make(count);
        known.each(axis.firstBucket(), shift, count, first -> {
            row.pixels(first, shift, PixelTiles.WIDTH, room);
            PixelRow tile = new PixelRow();
            tile.make(PixelTiles.WIDTH);
            tile.take(room, 0, 0, PixelTiles.WIDTH);
            return tile;
        }, into::take);
    }

    /** How many nanoseconds of each bucket lie in intervals, up to the end of the run. */
    float[] of(Intervals intervals, TimeAxis axis, long end) {
        return amounts(intervals, axis, (first, shift, count, into) -> intervals.pixels(first, shift, count, end, into));
    }

    /** How many moments lie in each bucket. */
    float[] of(Instants moments, TimeAxis axis) {
        return amounts(moments, axis, moments::pixels);
    }

    private interface Source {
        void pixels(long first, int shift, int count, float[] into);
    }

    private float[] amounts(Object key, TimeAxis axis, Source source) {
        int shift = axis.bucketShift();
        float[] into = new float[axis.bucketCount()];
        if (!again) {
            source.pixels(axis.firstBucket(), shift, into.length, into);
            return into;
        }
        PixelTiles<float[]> tiles = memory.amounts.computeIfAbsent(key, anything -> new PixelTiles<>());
        synchronized (tiles) {
            tiles.each(axis.firstBucket(), shift, into.length, first -> {
                float[] tile = new float[PixelTiles.WIDTH];
                source.pixels(first, shift, tile.length, tile);
                return tile;
            }, (tile, from, to, count) -> System.arraycopy(tile, from, into, to, count));
        }
        return into;
    }

    /**
     * The smallest and largest values of a counter from one bucket on.
     *
     * @param of the counter as the run has it, by which it is known again
     * @param counter the asking thread's reader of it
     */
    Range of(Counter of, Counter counter, long first, int shift, int count) {
        Range into = new Range(count);
        if (counter.changes(first << shift, first + count << shift) < FAR) {
            counter.pixels(first, shift, count, into.min(), into.max(), new long[count]);
            return into;
        }
        PixelTiles<Range> tiles = memory.ranges.computeIfAbsent(of, key -> new PixelTiles<>());
        synchronized (tiles) {
            tiles.each(first, shift, count, begin -> {
                Range tile = new Range(PixelTiles.WIDTH);
                counter.pixels(begin, shift, PixelTiles.WIDTH, tile.min(), tile.max(), new long[PixelTiles.WIDTH]);
                return tile;
            }, (tile, from, to, part) -> {
                System.arraycopy(tile.min(), from, into.min(), to, part);
                System.arraycopy(tile.max(), from, into.max(), to, part);
            });
        }
        return into;
    }
}
