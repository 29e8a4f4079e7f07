package io.poolscope.render;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parked results, each on a row from its finish to its consumption; a row is used again once it is free. */
final class BufferRows {
    /** Streams up to this size are laid out from their beginning, so that no result changes its row when panned. */
    private static final long SMALL = 4096;

    private record Parked(long index, long task, long from, long deliverable, long until) {
    }

    private final Sketch sketch;
    private final StreamTrack stream;

    BufferRows(Sketch sketch, StreamTrack stream) {
        this.sketch = sketch;
        this.stream = stream;
    }

    void draw(double top, double height, long most) {
        TimeAxis axis = sketch.axis;
        List<Parked> results = new ArrayList<>();
        long from = stream.size() <= SMALL ? 0 : axis.from() - (axis.until() - axis.from());
        stream.parked(Math.max(0, from), Math.min(axis.until(), sketch.snapshot.end() + 1),
                (index, task, buffered, deliverable, until) -> results.add(new Parked(index, task, buffered, deliverable, until)));
        results.sort(Comparator.comparingLong(Parked::from).thenComparingLong(Parked::index));
        double pitch = Math.min(8, height / Math.max(1, Math.max(most, highest(results))));
        double size = Math.max(3, pitch - 1);
        List<Long> free = new ArrayList<>();
        List<BarRow> rows = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Parked result : results) {
            int row = 0;
            while (row < free.size() && free.get(row) > result.from()) {
                row++;
            }
            if (row == free.size()) {
                free.add(0L);
                rows.add(new BarRow(top + row * pitch, size, 2));
            }
            free.set(row, result.until());
            if (sketch.shows(result.from(), result.until())) {
                add(rows.get(row), result);
                placed.add(new Placed(row, result));
            }
        }
        rows.stream().filter(row -> row.size() > 0).forEach(row -> sketch.add(new Shape.Bars(row)));
        sketch.zone(new Box(axis.left(), top, axis.right() - axis.left(), height),
                (x, y) -> hit(placed, (int) Math.floor((y - top) / pitch), axis.time(x)));
    }

    private record Placed(int row, Parked result) {
    }

    /** How many rows the results need. */
    private static int highest(List<Parked> sorted) {
        List<Long> free = new ArrayList<>();
        for (Parked result : sorted) {
            int row = 0;
            while (row < free.size() && free.get(row) > result.from()) {
                row++;
            }
            if (row == free.size()) {
                free.add(result.until());
            } else {
                free.set(row, result.until());
            }
        }
        return free.size();
    }

    private void add(BarRow row, Parked result) {
        TimeAxis axis = sketch.axis;
        long end = sketch.closed(result.until());
        long turn = Math.min(result.deliverable(), end);
        int left = result.from() < axis.from() ? BarRow.OPEN_LEFT : 0;
        int right = end > axis.until() || result.until() == Snapshot.OPEN ? BarRow.OPEN_RIGHT : 0;
        double x0 = axis.clippedX(result.from());
        double turnX = axis.clippedX(turn);
        double x1 = axis.clippedX(end);
        if (turnX > x0) {
            row.add(x0, turnX, Ink.BLOCKED, left | (turn < end ? 0 : right));
        }
        if (x1 > turnX) {
            row.add(turnX, x1, Ink.DELIVERABLE, (turnX > x0 ? 0 : left) | right);
        }
        Ink ink = turnX > x0 ? Ink.TEXT_ON_BLOCKED : Ink.TEXT_ON_DELIVERABLE;
        double room = (turnX > x0 ? turnX : x1) - x0 - 6;
        String label = Sketch.number(result.task());
        if (row.height() >= 6.5 && sketch.measure(label, SMALL_LABEL) <= room) {
            sketch.text(x0 + 4, row.y() + row.height() / 2 + 2.5, label, SMALL_LABEL, Shape.Anchor.START, ink);
        }
    }

    private static final TextStyle SMALL_LABEL = new TextStyle(7, TextStyle.Weight.BOLD, false);

    private Hit hit(List<Placed> placed, int row, long time) {
        for (Placed candidate : placed) {
            Parked result = candidate.result();
            if (candidate.row() == row && result.from() <= time && time < sketch.closed(result.until())) {
                return new Hit.Parked(result.task(), stream.id(), result.index(), time);
            }
        }
        return null;
    }
}
