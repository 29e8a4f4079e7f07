package io.poolscope.render;

import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Asks the rows of spans what their pixels show, many at once: what a frame of a crowded picture spends most time with. The threads are
 * the common pool's and the caller's; where no other core is free the caller does all by itself.
 *
 * <p>One thread at a time.
 */
final class RowQueries {
    /** What layouts lend each other: room, so that a frame allocates none, and what is known of the run. */
    static final class Memory {
        /** Taken by one thread at a time; another that finds nothing makes its own. */
        private final AtomicReference<Kept> free = new AtomicReference<>();
    }

    /** Rows to answer with, rows to work in, and what is known. */
    private record Kept(List<PixelRow> answers, List<PixelRow> rooms, KnownPixels known) {
    }

    /** Below so many rows it does not pay to wake another thread. */
    private static final int FEW = 4;

    private final Memory memory;
    private final Kept kept;
    private final Map<SpanRow, PixelRow> answers = new IdentityHashMap<>();
    private TimeAxis asked;
    private int used;

    /** For one picture of a run. */
    RowQueries(Memory memory, Snapshot snapshot, List<Ghost> ghosts) {
        this.memory = memory;
        Kept taken = memory.free.getAndSet(null);
        kept = taken == null ? new Kept(new ArrayList<>(), new ArrayList<>(), new KnownPixels()) : taken;
        kept.known.begin(snapshot, ghosts);
    }

    /** Asks rows; what they answered before is forgotten. */
    void ask(List<SpanRow> wanted, TimeAxis axis) {
        answers.clear();
        asked = axis;
        used = 0;
        List<PixelTiles<PixelRow>> known = new ArrayList<>(wanted.size());
        for (SpanRow row : wanted) {
            answers.put(row, next());
            known.add(kept.known.row(row));
        }
        IntStream positions = IntStream.range(0, wanted.size());
        (wanted.size() < FEW ? positions : positions.parallel())
                .forEach(i -> KnownPixels.pixels(wanted.get(i), known.get(i), axis, kept.rooms.get(i), kept.answers.get(i)));
    }

    /** What a row's pixels show: as it was asked, or now. */
    PixelRow answer(SpanRow row, TimeAxis axis) {
        if (isKnown(row, axis)) {
            return answers.get(row);
        }
        PixelRow answer = next();
        used--;
        row.pixels(axis.firstBucket(), axis.bucketShift(), axis.bucketCount(), answer);
        return answer;
    }

    /** Whether a row was asked, so that it holds many spans. */
    boolean isKnown(SpanRow row, TimeAxis axis) {
        return axis == asked && answers.containsKey(row);
    }

    private PixelRow next() {
        if (used == kept.answers.size()) {
            kept.answers.add(new PixelRow());
            kept.rooms.add(new PixelRow());
        }
        return kept.answers.get(used++);
    }

    /** What intervals, moments and counters show. */
    KnownPixels known() {
        return kept.known;
    }

    /** Nothing more is asked, and no answer needed. */
    void close() {
        memory.free.set(kept);
    }
}
