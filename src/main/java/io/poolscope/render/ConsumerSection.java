package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import java.util.List;

/** Who consumes a stream: green while busy with a result, hatched while waiting, with what it waits for. */
final class ConsumerSection implements Section {
    private static final int FEW = 500;
    /** Narrower bars have no name. */
    private static final double LEAST_NAMED = 48;

    private final String name;
    private final Lane lane;
    private final StreamTrack stream;

    ConsumerSection(String name, Lane lane, StreamTrack stream) {
        this.name = name;
        this.lane = lane;
        this.stream = stream;
    }

    @Override
    public double preferred() {
        return 38;
    }

    @Override
    public double least() {
        return 20;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        sketch.group("consumer " + name, null, () -> {
            long from = Math.max(lane.from(), sketch.from);
            long until = Math.min(sketch.until, sketch.closed(Math.min(lane.until(), stream == null ? Snapshot.OPEN : stream.closed())));
            long lived = until - from;
            String detail = lived <= 0 ? "" : "waiting " + Sketch.percent((double) lane.waiting().total(from, until) / lived);
            sketch.title(top + Math.max(0, (height - 38) / 2), height, name, detail, Ink.TEXT_DIM);
            double size = Math.min(22, height - 6);
            double y = top + (height - size) / 2;
            sketch.place(lane.key(), new Box(sketch.axis.left(), y, sketch.axis.right() - sketch.axis.left(), size));
            // The bars first: a bar row covers its whole height, also between its bars.
            consuming(sketch, y, size);
            waiting(sketch, y + size / 4, size / 2);
            double left = sketch.axis.left();
            sketch.zone(new Box(left, top, sketch.axis.right() - left, height), x -> hit(sketch.axis.time(x)));
            sketch.zone(new Box(0, top, left, height), x -> new Hit.LaneName(lane.key()));
        });
    }

    private Hit hit(long time) {
        int i = lane.consuming().at(time);
        return i < 0 ? null : new Hit.Consumed(lane.consuming().value(i), lane.key(), time);
    }

    private void waiting(Sketch sketch, double y, double height) {
        TimeAxis axis = sketch.axis;
        Intervals waits = lane.waiting();
        int first = waits.firstEndingAfter(axis.from());
        int last = waits.firstEndingAfter(axis.until());
        if (last - first > FEW) {
            sketch.add(new Shape.Bars(Buckets.of(sketch, axis, y, height, Ink.WAITING, waits)));
            return;
        }
        for (int i = first; i < waits.size() && waits.start(i) < axis.until(); i++) {
            double x0 = axis.clippedX(waits.start(i));
            double x1 = axis.clippedX(sketch.closed(waits.end(i)));
            if (x1 - x0 < 0.5) {
                continue;
            }
            double inset = x1 - x0 > 8 ? 1 : 0;
            String label = label(waits.value(i));
            double width = sketch.measure(label, TextStyle.DETAIL_STRONG);
            double middle = (x0 + x1) / 2;
            if (height >= 8 && x1 - x0 >= width + 60) {
                double half = width / 2 + 10;
                stripes(sketch, x0 + inset, middle - half, y, height);
                stripes(sketch, middle + half, x1 - inset, y, height);
                sketch.text(middle, y + height / 2 + TextStyle.DETAIL_STRONG.size() * 0.36, label, TextStyle.DETAIL_STRONG,
                        Shape.Anchor.MIDDLE, Ink.TEXT);
            } else {
                stripes(sketch, x0 + inset, x1 - inset, y, height);
            }
        }
    }

    private static void stripes(Sketch sketch, double x0, double x1, double y, double height) {
        sketch.add(new Shape.Hatch(new Box(x0, y, x1 - x0, height), 2, Ink.WAITING, Ink.WAITING_GROUND));
    }

    private String label(long index) {
        if (index < 0) {
            return "waiting for any";
        }
        long task = stream == null ? Snapshot.NONE : stream.task(index);
        return task == Snapshot.NONE ? "waiting for the next" : "waiting for " + Sketch.number(task);
    }

    private void consuming(Sketch sketch, double y, double height) {
        TimeAxis axis = sketch.axis;
        Intervals busy = lane.consuming();
        int first = busy.firstEndingAfter(axis.from());
        int last = busy.firstEndingAfter(axis.until());
        if (last - first > FEW) {
            sketch.add(new Shape.Bars(Buckets.of(sketch, axis, y, height, Ink.CONSUMED, busy)));
            return;
        }
        BarRow row = new BarRow(y, height, 3);
        for (int i = first; i < busy.size() && busy.start(i) < axis.until(); i++) {
            long end = sketch.closed(busy.end(i));
            double x0 = axis.clippedX(busy.start(i));
            double x1 = Math.max(x0 + 0.5, axis.clippedX(end));
            boolean failed = sketch.snapshot.tasks().outcome(busy.value(i)) == Outcome.FAILED;
            row.add(x0, x1, failed ? Ink.FAILED : Ink.CONSUMED, (failed ? BarRow.FAILED : 0)
                    | (busy.start(i) < axis.from() ? BarRow.OPEN_LEFT : 0)
                    | (busy.end(i) == Snapshot.OPEN || end > axis.until() ? BarRow.OPEN_RIGHT : 0));
            String label = height >= 15 && x1 - x0 >= LEAST_NAMED
                    ? sketch.name(sketch.snapshot.tasks(), busy.value(i), x1 - x0 - 10, TextStyle.BAR) : "";
            if (!label.isEmpty()) {
                sketch.text(x0 + 6, y + height / 2 + TextStyle.BAR.size() * 0.36, label, TextStyle.BAR, Shape.Anchor.START,
                        failed ? Ink.TEXT_ON_FAILED : Ink.TEXT_ON_CONSUMED);
            }
        }
        if (row.size() > 0) {
            sketch.add(new Shape.Bars(row));
        }
    }

    /** The consumers of a stream. */
    static List<Lane> consumers(Snapshot snapshot, int stream) {
        return snapshot.lanes().stream()
                .filter(lane -> lane.role() == Role.CONSUMER && lane.stream() == stream).toList();
    }
}
