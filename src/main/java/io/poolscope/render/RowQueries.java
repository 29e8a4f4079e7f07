package io.poolscope.render;

import io.poolscope.timeline.PixelRow;
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
    /** Room that layouts lend each other, so that a frame allocates none. */
    static final class Room {
        /** Taken by one thread at a time; another that finds nothing makes its own. */
        private final AtomicReference<List<PixelRow>> free = new AtomicReference<>();

        private List<PixelRow> take() {
            List<PixelRow> taken = free.getAndSet(null);
            return taken == null ? new ArrayList<>() : taken;
        }
    }

    /** Below so many rows it does not pay to wake another thread. */
    private static final int FEW = 4;

    private final Room room;
    private final List<PixelRow> rows;
    private final Map<SpanRow, PixelRow> answers = new IdentityHashMap<>();
    private TimeAxis asked;
    private int used;

    RowQueries(Room room) {
        this.room = room;
        rows = room.take();
    }

    /** Asks rows; what they answered before is forgotten. */
    void ask(List<SpanRow> wanted, TimeAxis axis) {
        answers.clear();
        asked = axis;
        used = 0;
        for (SpanRow row : wanted) {
            answers.put(row, next());
        }
        long first = axis.firstBucket();
        int shift = axis.bucketShift();
        int count = axis.bucketCount();
        IntStream positions = IntStream.range(0, wanted.size());
        (wanted.size() < FEW ? positions : positions.parallel())
                .forEach(i -> wanted.get(i).pixels(first, shift, count, answers.get(wanted.get(i))));
    }

    /** What a row's pixels show: as it was asked, or now. */
    PixelRow answer(SpanRow row, TimeAxis axis) {
        if (isKnown(row, axis)) {
            return answers.get(row);
        }
        if (used == rows.size()) {
            rows.add(new PixelRow());
        }
        PixelRow answer = rows.get(used);
        row.pixels(axis.firstBucket(), axis.bucketShift(), axis.bucketCount(), answer);
        return answer;
    }

    /** Whether a row was asked, so that it holds many spans. */
    boolean isKnown(SpanRow row, TimeAxis axis) {
        return axis == asked && answers.containsKey(row);
    }

    private PixelRow next() {
        if (used == rows.size()) {
            rows.add(new PixelRow());
        }
        return rows.get(used++);
    }

    /** Nothing more is asked, and no answer needed. */
    void close() {
        room.free.set(rows);
    }
}
