package io.poolscope.render;

import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the rows, intervals, moments and counters of a run were found to show in pixels, for the next picture of the same run. The first
 * picture of a snapshot, which while a run goes on is the only one, asks for its window and keeps nothing.
 *
 * <p>A picture is begun by one thread; then several may ask. Each row is asked by one; of the others each has its own lock, which nobody
 * else takes while holding another.
 */
final class KnownPixels {
    /** What a tile takes, in bytes: nine a pixel. */
    private static final int TILE = 2400;
    /** The part of the memory that tiles may take, at most. */
    private static final int PART = 32;
    /** Of so many tiles those that were not wanted lately are let go: at least all of a window on a large screen stay. */
    private static final int MOST = Math.clamp(Runtime.getRuntime().maxMemory() / PART / TILE / 2, 2048, 16_384);
    /** So many changes, and more, in a window are never shown one by one in any part of it but where hardly any are. */
    private static final long FAR = 100_000;

    private Snapshot snapshot;
    private List<Ghost> ghosts = List.of();
    private boolean again;
    private final Map<SpanRow, PixelTiles<PixelRow>> rows = new HashMap<>();
    private final Map<Object, PixelTiles<float[]>> amounts = new ConcurrentHashMap<>();
    private final Map<Counter, PixelTiles<Range>> ranges = new ConcurrentHashMap<>();

    /** The smallest and largest values of a counter, pixel by pixel. */
    record Range(long[] min, long[] max) {
        Range(int pixels) {
            this(new long[pixels], new long[pixels]);
        }
    }

    /** A picture is begun. */
    void begin(Snapshot ofRun, List<Ghost> withGhosts) {
        again = ofRun == snapshot && withGhosts.equals(ghosts);
        if (!again) {
            rows.clear();
            amounts.clear();
            ranges.clear();
        } else if (size(rows) + size(amounts) + size(ranges) > MOST) {
            Stream.of(rows, amounts, ranges).forEach(all -> all.values().forEach(PixelTiles::age));
        }
        snapshot = ofRun;
        ghosts = withGhosts;
    }

    private static int size(Map<?, ? extends PixelTiles<?>> tiles) {
        return tiles.values().stream().mapToInt(PixelTiles::size).sum();
    }

    /** What is known of a row, or null if nothing is to be kept. */
    PixelTiles<PixelRow> row(SpanRow row) {
        return again ? rows.computeIfAbsent(row, key -> new PixelTiles<>()) : null;
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
        PixelTiles<float[]> tiles = amounts.computeIfAbsent(key, anything -> new PixelTiles<>());
        synchronized (tiles) {
            tiles.each(axis.firstBucket(), shift, into.length, first -> {
                float[] tile = new float[PixelTiles.WIDTH];
                source.pixels(first, shift, tile.length, tile);
                return tile;
            }, (tile, from, to, count) -> System.arraycopy(tile, from, into, to, count));
        }
        return into;
    }

    /** The smallest and largest values of a counter from one bucket on. */
    Range of(Counter counter, long first, int shift, int count) {
        Range into = new Range(count);
        if (counter.changes(first << shift, first + count << shift) < FAR) {
            counter.pixels(first, shift, count, into.min(), into.max(), new long[count]);
            return into;
        }
        PixelTiles<Range> tiles = ranges.computeIfAbsent(counter, key -> new PixelTiles<>());
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
