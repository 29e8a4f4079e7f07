package io.poolscope.render;

import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is remembered from picture to picture of what a run shows in pixels. It knows one run at a time, and forgets it when another
 * is drawn: while a run goes on each picture shows a new one. For one picture at a time.
 */
final class PixelMemory {
    /** What a tile takes, in bytes: nine a pixel. */
    private static final int TILE = 2400;
    /** The part of the memory that tiles may take, at most. */
    private static final int PART = 32;
    /**
     * When there are more tiles than this, those that the last pictures did not use are dropped. It is at least what a window on a large
     * screen uses.
     */
    private static final int MOST = Math.clamp(Runtime.getRuntime().maxMemory() / PART / TILE / 2, 2048, 16_384);

    final Map<SpanRow, PixelTiles<PixelRow>> rows = new HashMap<>();
    final Map<Object, PixelTiles<float[]>> amounts = new ConcurrentHashMap<>();
    final Map<Counter, PixelTiles<KnownPixels.Range>> ranges = new ConcurrentHashMap<>();
    /** What the sections of a picture remember of counters, by their places in it. */
    private final List<CounterMemory> counters = new ArrayList<>();
    private Snapshot snapshot;
    private List<Ghost> ghosts = List.of();

    /** Begins a picture; what was known for the one before is not to be asked any more. */
    KnownPixels begin(Snapshot ofRun, List<Ghost> withGhosts) {
        boolean again = ofRun == snapshot && withGhosts.equals(ghosts);
        if (!again) {
            rows.clear();
            amounts.clear();
            ranges.clear();
            counters.clear();
        } else if (size(rows) + size(amounts) + size(ranges) > MOST) {
            Stream.of(rows, amounts, ranges).forEach(all -> all.values().forEach(PixelTiles::age));
        }
        snapshot = ofRun;
        ghosts = withGhosts;
        return new KnownPixels(this, again);
    }

    /** What the section of a number, from 0 on, remembers of counters; for the thread that begins the picture. */
    CounterMemory counters(int section) {
        while (counters.size() <= section) {
            counters.add(new CounterMemory());
        }
        return counters.get(section);
    }

    private static int size(Map<?, ? extends PixelTiles<?>> tiles) {
        return tiles.values().stream().mapToInt(PixelTiles::size).sum();
    }
}
