package io.poolscope.render;

import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Asks the rows of spans what their pixels show: what a frame of a crowded picture spends most time with. Rows are made ready by one
 * thread; then each may be asked by another.
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

    /** A row that was made ready. Its answer is made by the first who asks. */
    private static final class Ready {
        final PixelTiles<PixelRow> known;
        final PixelRow room;
        final PixelRow answer;
        boolean answered;

        Ready(PixelTiles<PixelRow> known, PixelRow room, PixelRow answer) {
            this.known = known;
            this.room = room;
            this.answer = answer;
        }
    }

    private final Memory memory;
    private final Kept kept;
    private final IdentityHashMap<SpanRow, Ready> ready = new IdentityHashMap<>();
    private TimeAxis axisOfReady;
    private int used;

    /** For one picture of a run. */
    RowQueries(Memory memory, Snapshot snapshot, List<Ghost> ghosts) {
        this.memory = memory;
        Kept taken = memory.free.getAndSet(null);
        kept = taken == null ? new Kept(new ArrayList<>(), new ArrayList<>(), new KnownPixels()) : taken;
        kept.known.begin(snapshot, ghosts);
    }

    /** Makes rows ready to be asked, each by any one thread; what others were is forgotten. */
    void prepare(Stream<SpanRow> wanted, TimeAxis axis) {
        ready.clear();
        axisOfReady = axis;
        used = 0;
        wanted.forEach(row -> {
            ready.put(row, new Ready(kept.known.row(row), room(used), answer(used)));
            used++;
        });
    }

    /** What a row's pixels show. Rows that were not made ready are for one thread in a picture, until it asks for another. */
    PixelRow answer(SpanRow row, TimeAxis axis) {
        if (!isReady(row, axis)) {
            PixelRow answer = answer(used);
            row.pixels(axis.firstBucket(), axis.bucketShift(), axis.bucketCount(), answer);
            return answer;
        }
        Ready one = ready.get(row);
        if (!one.answered) {
            KnownPixels.pixels(row, one.known, axis, one.room, one.answer);
            one.answered = true;
        }
        return one.answer;
    }

    private boolean isReady(SpanRow row, TimeAxis axis) {
        return axis == axisOfReady && ready.containsKey(row);
    }

    private PixelRow answer(int at) {
        while (kept.answers.size() <= at) {
            kept.answers.add(new PixelRow());
        }
        return kept.answers.get(at);
    }

    private PixelRow room(int at) {
        while (kept.rooms.size() <= at) {
            kept.rooms.add(new PixelRow());
        }
        return kept.rooms.get(at);
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
