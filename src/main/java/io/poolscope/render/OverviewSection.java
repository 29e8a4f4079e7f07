package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.words.DurationWords;
import java.util.Comparator;
import java.util.List;

/**
 * The whole run, small, with the part that the window shows. Few workers have a thin row each; of many, only how many
 * are busy is shown.
 */
final class OverviewSection implements Section {
    private static final int MOST_ROWS = 8;

    /** What overviews remember of each other, as most frames show the same run: one object for all layouts that follow each other. */
    static final class Memory {
        /** Immutable; threads that race draw the same. */
        private volatile Remembered last;
    }

    private record Remembered(Snapshot snapshot, TimeAxis axis, Box box, Sketch.Drawn drawn) {
    }

    private final Viewport viewport;
    private final Memory memory;
    private Box box = new Box(0, 0, 0, 0);
    private TimeAxis axis;

    OverviewSection(Viewport viewport, Memory memory) {
        this.viewport = viewport;
        this.memory = memory;
    }

    @Override
    public double preferred() {
        return 66;
    }

    @Override
    public double least() {
        return 30;
    }

    Box box() {
        return box;
    }

    TimeAxis axis() {
        return axis;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        double pad = height >= 50 ? 8 : 4;
        TimeAxis main = sketch.axis;
        box = new Box(main.left(), top + pad / 2, main.right() - main.left(), height - 2 * pad);
        axis = new TimeAxis(0, span(sketch.snapshot, sketch.options.marks().growth(), viewport), box.x() + 1,
                box.right() - 1, viewport.density());
        sketch.group("overview", null, () -> {
            sketch.title(box.y() + (box.height() - 38) / 2, height >= 34 ? 38 : height, "Whole run",
                    sketch.options.parts().still() ? DurationWords.of(sketch.snapshot.end()) : "drag to move", Ink.TEXT_DIM);
            sketch.add(new Shape.Rect(box, 3, Ink.OVERVIEW, Ink.FRAME, 1, 1));
            double x0 = axis.clippedX(viewport.from());
            double x1 = Math.max(x0 + 2, axis.clippedX(viewport.until()));
            sketch.add(new Shape.Rect(new Box(x0, box.y() + 1, x1 - x0, box.height() - 2), 2, Ink.OVERVIEW_WINDOW, Ink.NONE, 0, 1));
            contentOnce(sketch);
            if (sketch.snapshot.begin() > 0) {
                double begin = axis.clippedX(sketch.snapshot.begin());
                sketch.add(new Shape.Hatch(new Box(axis.left(), box.y() + 1, begin - axis.left(), box.height() - 2), 2,
                        Ink.WAITING, Ink.WAITING_GROUND));
            }
            TimeRange range = sketch.options.marks().range();
            if (range != null) {
                double from = axis.clippedX(range.from());
                sketch.add(new Shape.Rect(new Box(from, box.y() + 1, axis.clippedX(range.until()) - from, box.height() - 2), 0,
                        Ink.RANGE, Ink.NONE, 0, 0.25));
            }
            new FoundMarks(sketch).overview(box, axis);
            sketch.over(new Shape.Rect(new Box(x0, box.y() + 0.5, x1 - x0, box.height() - 1), 2, Ink.NONE, Ink.FRAME, 1, 1));
        });
        TimeAxis own = axis;
        sketch.zone(box, x -> {
            long time = own.time(x);
            return new Hit.Overview(time, time >= viewport.from() && time < viewport.until());
        });
    }

    /**
     * How much time it covers: of a run that is there as a whole all of it, of one that grows more, in steps, so that the picture
     * does not shrink with every frame.
     */
    private static long span(Snapshot snapshot, Marks.Growth growth, Viewport viewport) {
        long end = Math.max(Math.max(snapshot.end(), 1), Math.min(viewport.until(), Math.max(1, snapshot.end()) * 2));
        if (growth == Marks.Growth.OVER) {
            return end;
        }
        for (long decade = 1_000_000; decade < Long.MAX_VALUE / 20; decade *= 10) {
            for (long tenths : new long[] {10, 15, 20, 30, 50, 70}) {
                long step = decade / 10 * tenths;
                if (step >= end + end / 8) {
                    return step;
                }
            }
        }
        return end;
    }

    private void contentOnce(Sketch sketch) {
        Remembered last = memory.last;
        if (last != null && last.snapshot() == sketch.snapshot && last.axis().equals(axis) && last.box().equals(box)) {
            sketch.again(last.drawn());
        } else {
            memory.last = new Remembered(sketch.snapshot, axis, box, sketch.record(() -> content(sketch)));
        }
    }

    private void content(Sketch sketch) {
        List<Lane> workers = sketch.snapshot.lanes().stream().filter(lane -> lane.role() == Role.WORKER)
                .sorted(Comparator.comparingInt(Lane::pool).thenComparing(Lane::name, WorkerLanes::compareNames)).toList();
        List<Lane> consumers = sketch.snapshot.lanes().stream().filter(lane -> lane.role() == Role.CONSUMER).toList();
        double top = box.y() + 4;
        double bottom = box.bottom() - 4;
        double consumerHeight = consumers.isEmpty() || bottom - top < 24 ? 0 : 6;
        double room = bottom - top - (consumerHeight > 0 ? consumerHeight + 3 : 0);
        if (workers.size() <= MOST_ROWS && room / Math.max(1, workers.size()) >= 3) {
            double pitch = Math.min(8.5, room / Math.max(1, workers.size()));
            for (int i = 0; i < workers.size(); i++) {
                worker(sketch, workers.get(i), top + i * pitch, pitch - 1.5);
            }
        } else {
            busy(sketch, top, top + room);
        }
        if (consumerHeight > 0) {
            for (Lane lane : consumers.subList(0, 1)) {
                sketch.add(new Shape.Bars(Buckets.of(sketch, axis, bottom - consumerHeight, consumerHeight, Ink.CONSUMED,
                        lane.consuming())));
            }
        }
    }

    private void worker(Sketch sketch, Lane lane, double y, double height) {
        if (lane.depth() == 0) {
            return;
        }
        new SpanRowDrawing(sketch, sketch.snapshot, Ink.RUNNING, axis).draw(lane.row(0), y, height);
    }

    /** How many tasks run, of all pools one above the other. */
    private void busy(Sketch sketch, double top, double bottom) {
        List<PoolTrack> pools = sketch.snapshot.pools();
        double each = (bottom - top) / Math.max(1, pools.size());
        for (int i = 0; i < pools.size(); i++) {
            SteppedArea steps = SteppedArea.of(sketch, pools.get(i).running(), axis);
            long peak = Math.max(1, pools.get(i).running().peak());
            if (steps.values.length > 0) {
                sketch.add(steps.area(top + (i + 1) * each, (each - 1) / peak, Ink.RUNNING, Ink.NONE));
            }
        }
    }
}
