package io.poolscope.render;

import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.CounterMemory;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Asks the rows of spans what their pixels show: what a frame of a crowded picture spends most time with. One thread makes it for a
 * picture and makes rows ready; then each row may be asked by another thread; at last the first thread closes it, and what it was lent
 * serves the next picture.
 */
final class RowQueries {
    /** What layouts lend each other: room, so that a frame allocates none, and what is known of the run. */
    static final class Memory {
        /** Taken by one thread at a time; another that finds nothing makes its own. */
        private final AtomicReference<Kept> free = new AtomicReference<>();
    }

    /** Rows to answer with, rows to work in, and what is known. */
    private record Kept(List<PixelRow> answers, List<PixelRow> rooms, PixelMemory known) {
    }

    /** A row that was made ready. Its answer is made with the first question. */
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
    private final KnownPixels known;
    private final IdentityHashMap<SpanRow, Ready> ready = new IdentityHashMap<>();
    private TimeAxis axisOfReady;

    /** For one picture of a run. */
    RowQueries(Memory memory, Snapshot snapshot, List<Ghost> ghosts) {
        this.memory = memory;
        Kept taken = memory.free.getAndSet(null);
        kept = taken == null ? new Kept(new ArrayList<>(), new ArrayList<>(), new PixelMemory()) : taken;
        known = kept.known.begin(snapshot, ghosts);
    }

    /** Makes rows ready to be asked, each by any one thread; what others were is forgotten. */
    void prepare(Stream<SpanRow> wanted, TimeAxis axis) {
        ready.clear();
        axisOfReady = axis;
        wanted.forEach(row -> ready.put(row, new Ready(known.row(row), room(ready.size()), answer(ready.size()))));
    }

    /** What a row's pixels show, or null if it was not made ready for this axis. */
    PixelRow answer(SpanRow row, TimeAxis axis) {
        Ready one = axis == axisOfReady ? ready.get(row) : null;
        if (one == null) {
            return null;
        }
        if (!one.answered) {
            KnownPixels.pixels(row, one.known, axis, one.room, one.answer);
            one.answered = true;
        }
        return one.answer;
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
        return known;
    }

    /** What the section of a number remembers of counters; for the thread that made this. */
    CounterMemory counters(int section) {
        return kept.known.counters(section);
    }

    /** Nothing more is asked, and no answer needed. */
    void close() {
        memory.free.set(kept);
    }
}
