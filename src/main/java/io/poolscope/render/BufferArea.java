package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;

/**
 * Many parked results: above, the row of the head of the line, amber from when a task became the head until its result
 * was there and yellow until it was consumed; below, how many are parked, the blocked part in amber; over it the bytes.
 */
final class BufferArea {
    private static final double HEAD_ROW = 11;

    private final Sketch sketch;
    private final StreamTrack stream;

    BufferArea(Sketch sketch, StreamTrack stream) {
        this.sketch = sketch;
        this.stream = stream;
    }

    void draw(double top, double height) {
        boolean head = height >= 36 && stream.delivery() == Delivery.ORDERED;
        if (head) {
            headRow(top);
        }
        double ceiling = head ? top + HEAD_ROW + 6 : top;
        double base = top + height;
        long most = Math.max(1, stream.parked().peak());
        double unit = (base - ceiling) / most;
        SteppedArea all = SteppedArea.of(sketch, stream.parked(), sketch.axis);
        if (all.values.length == 0) {
            return;
        }
        sketch.add(all.area(base, unit, Ink.DELIVERABLE, Ink.DELIVERABLE_EDGE));
        SteppedArea blocked = SteppedArea.of(sketch, stream.blocked(), sketch.axis);
        sketch.add(blocked.area(base, unit, Ink.BLOCKED, Ink.BLOCKED_EDGE));
        bytes(ceiling, base);
    }

    private void bytes(double ceiling, double base) {
        long peak = stream.parkedBytes().peak();
        if (peak <= 0) {
            return;
        }
        SteppedArea bytes = SteppedArea.of(sketch, stream.parkedBytes(), sketch.axis);
        if (bytes.values.length == 0) {
            return;
        }
        sketch.add(bytes.area(base, (base - ceiling) / peak, Ink.NONE, Ink.BYTES));
        String label = "up to " + Counts.bytes(peak);
        double width = sketch.measure(label, TextStyle.DETAIL_STRONG);
        // On the ground, as the curve's own colour can't be read on the areas that it may lie on.
        sketch.over(new Shape.Rect(new Box(sketch.axis.right() - 8 - width, ceiling, width + 8, 12), 2, Ink.GROUND, Ink.NONE, 0, 1));
        sketch.text(sketch.axis.right() - 4, ceiling + 9, label, TextStyle.DETAIL_STRONG, Shape.Anchor.END, Ink.BYTES);
    }

    private void headRow(double y) {
        TimeAxis axis = sketch.axis;
        long from = Math.max(0, axis.from());
        long until = Math.min(axis.until(), sketch.snapshot.end());
        long first = stream.headAt(from);
        long last = stream.headAt(until);
        BarRow row = new BarRow(y, HEAD_ROW, 2);
        if (last - first > (axis.right() - axis.left()) / 2) {
            manyHeads(row, until);
        } else {
            for (long index = first; index <= last && index < stream.size(); index++) {
                head(row, index);
            }
        }
        if (row.size() > 0) {
            sketch.add(new Shape.Bars(row));
        }
        sketch.zone(new Box(axis.left(), y, axis.right() - axis.left(), HEAD_ROW), x -> {
            long time = axis.time(x);
            long index = time > sketch.snapshot.end() ? -1 : stream.headAt(Math.max(0, time));
            long task = index < 0 || index >= stream.size() ? Snapshot.NONE : stream.task(index);
            return task == Snapshot.NONE ? null : new Hit.Parked(task, stream.id(), index, time);
        });
    }

    /** The time in which an index was the head. */
    private void head(BarRow row, long index) {
        TimeAxis axis = sketch.axis;
        Tasks tasks = sketch.snapshot.tasks();
        long task = stream.task(index);
        long before = since(index);
        if (task == Snapshot.NONE || before == Snapshot.NONE) {
            return;
        }
        long end = or(gone(tasks, task), sketch.snapshot.end());
        long ready = Math.clamp(or(tasks.buffered(task), end), Math.min(before, end), end);
        double x0 = axis.clippedX(before);
        double readyX = axis.clippedX(ready);
        double x1 = axis.clippedX(end);
        if (readyX > x0) {
            row.add(x0, readyX, Ink.BLOCKED, before < axis.from() ? BarRow.OPEN_LEFT : 0);
        }
        if (x1 > readyX) {
            row.add(readyX, x1, Ink.DELIVERABLE, 0);
        }
        String label = Sketch.number(task);
        if (sketch.measure(label, TextStyle.BAR_SMALL) + 8 <= readyX - x0) {
            sketch.text(x0 + 4, row.y() + HEAD_ROW / 2 + 3, label, TextStyle.BAR_SMALL, Shape.Anchor.START, Ink.TEXT_ON_BLOCKED);
        }
    }

    /** Where heads follow each other too fast: only those that stay for some pixels; else whether something was blocked. */
    private void manyHeads(BarRow row, long until) {
        TimeAxis axis = sketch.axis;
        int shift = axis.bucketShift();
        long first = Math.max(0, axis.firstBucket());
        int count = (int) ((until >> shift) - first) + 1;
        KnownPixels.Range blocked = sketch.queries.known().of(stream.blocked(), sketch.reader(stream.blocked()), first, shift, count);
        Columns columns = new Columns(row, axis, first, axis.clippedX(until), blocked.min(), blocked.max());
        // Heads are asked for so often that one which stays for four pixels is met twice.
        int stride = Math.max(1, (int) Math.ceil(2 * axis.nanosPerPixel() / (1L << shift)));
        double covered = axis.left();
        int i = 0;
        long head = stream.headAt(first << shift);
        while (i < count) {
            int end = i;
            long next;
            do {
                end = Math.min(count, end + stride);
                next = stream.headAt(first + end << shift);
            } while (end < count && next == head);
            if (end - i > 2 * stride && since(head) != Snapshot.NONE) {
                columns.draw(i, end, covered, axis.clippedX(since(head)));
                head(row, head);
                covered = axis.clippedX(or(gone(sketch.snapshot.tasks(), stream.task(head)), sketch.snapshot.end()));
            }
            columns.draw(i, end, covered, axis.right());
            head = next;
            i = end;
        }
    }

    /** When an index became the head, or NONE if that is not known. */
    private long since(long index) {
        return index == 0 ? stream.opened() : gone(sketch.snapshot.tasks(), stream.task(index - 1));
    }

    /** Whether something was blocked, bucket by bucket. */
    private record Columns(BarRow row, TimeAxis axis, long first, double end, long[] min, long[] max) {
        /** Draws buckets as far as they lie between two xs. */
        void draw(int from, int to, double left, double right) {
            double start = axis.x(first << axis.bucketShift());
            double step = (1L << axis.bucketShift()) / axis.nanosPerPixel();
            for (int k = from; k < to; k++) {
                double x0 = Math.max(left, start + k * step);
                double x1 = Math.min(Math.min(right, end), start + (k + 1) * step);
                if (max[k] > 0 && x1 > x0) {
                    row.addMix(x0, x1, Ink.BLOCKED, min[k] > 0 ? 1 : 0.5, false);
                }
            }
        }
    }

    private static long gone(Tasks tasks, long task) {
        long consumed = tasks.consumed(task);
        return consumed == Snapshot.NONE ? tasks.dropped(task) : consumed;
    }

    private static long or(long time, long otherwise) {
        return time == Snapshot.NONE ? otherwise : time;
    }
}
