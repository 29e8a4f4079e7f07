package io.poolscope.render;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who submits to a pool: a mark for each submit, a hatch while the submitter was blocked, and the tasks that it ran
 * itself. Several threads share one section where each of them would take too much room.
 */
final class SubmitterSection implements Section {
    private static final int FEW = 160;

    private final String name;
    private final List<Lane> lanes;
    private final boolean flat;

    /** A section for the lanes of some submitters; flat where it is one of many. */
    SubmitterSection(String name, List<Lane> lanes, boolean flat) {
        this.flat = flat;
        this.name = name;
        this.lanes = List.copyOf(lanes);
    }

    @Override
    public double preferred() {
        return flat ? 30 : 44;
    }

    @Override
    public double least() {
        return 22;
    }

    @Override
    public List<SpanRow> rows() {
        return lanes.stream().flatMap(lane -> IntStream.range(0, lane.depth()).mapToObj(lane::row)).toList();
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        sketch.group("submitter " + name, null, () -> {
            double share = blockedShare(sketch);
            String detail = share > 0 ? "blocked " + Sketch.percent(share) : sketch.isWhole() ? "never blocked" : "not blocked";
            sketch.title(top + Math.max(0, (height - 38) / 2), height, name, detail,
                    share > 0 ? Ink.SUBMITTER_BLOCKED : Ink.TEXT_DIM);
            double size = Math.min(24, height - 8);
            double y = top + (height - size) / 2 + (height > 40 ? 3 : 0);
            // The bars first: a bar row covers its whole height, also between its bars.
            for (Lane lane : lanes) {
                SpanRowDrawing spans = new SpanRowDrawing(sketch, sketch.snapshot, Ink.RUNNING, sketch.axis);
                for (int depth = 0; depth < lane.depth(); depth++) {
                    spans.draw(lane.row(depth), y, size);
                }
            }
            for (Lane lane : lanes) {
                blocked(sketch, lane.blocked(), y + size * 0.18, size * 0.64);
            }
            for (Lane lane : lanes) {
                sketch.place(lane.key(), new Box(sketch.axis.left(), y, sketch.axis.right() - sketch.axis.left(), size));
                submits(sketch, lane.submits(), y, size);
            }
            Box box = new Box(sketch.axis.left(), top, sketch.axis.right() - sketch.axis.left(), height);
            sketch.zone(box, x -> hit(sketch, x));
            if (lanes.size() == 1) {
                sketch.zone(new Box(0, top, sketch.axis.left(), height), x -> new Hit.LaneName(lanes.getFirst().key()));
            }
        });
    }

    /** The part of the time between a submitter's first and last act, as far as it is shown, that it was blocked; the mean of several. */
    private double blockedShare(Sketch sketch) {
        long blocked = 0;
        long lived = 0;
        for (Lane lane : lanes) {
            Instants submits = lane.submits();
            Intervals waits = lane.blocked();
            if (submits.size() == 0 && waits.size() == 0) {
                continue;
            }
            long from = Math.max(lane.from(), sketch.from);
            long until = submits.size() > submits.first() ? submits.time(submits.size() - 1) : from;
            if (waits.size() > waits.first()) {
                until = Math.max(until, sketch.closed(waits.end(waits.size() - 1)));
            }
            until = Math.min(until, sketch.until);
            if (until > from) {
                blocked += waits.total(from, until);
                lived += until - from;
            }
        }
        return lived == 0 ? 0 : (double) blocked / lived;
    }

    /** The parts in which the submitter was blocked. */
    private static void blocked(Sketch sketch, Intervals waits, double y, double height) {
        TimeAxis axis = sketch.axis;
        int first = waits.firstEndingAfter(axis.from());
        int last = Math.min(waits.size(), waits.firstEndingAfter(axis.until()) + 1);
        if (last - first > FEW) {
            BarRow row = Buckets.of(sketch, axis, y + height * 0.3, height * 0.7, Ink.SUBMITTER_BLOCKED, waits);
            sketch.add(new Shape.Bars(row));
            return;
        }
        for (int i = first; i < last && waits.start(i) < axis.until(); i++) {
            double x0 = axis.clippedX(waits.start(i));
            double x1 = axis.clippedX(sketch.closed(waits.end(i)));
            // A little room beside the marks of the submits before and after.
            double inset = x1 - x0 > 12 ? 3 : 0;
            if (x1 - x0 > 0.5) {
                sketch.add(new Shape.Hatch(new Box(x0 + inset, y, x1 - x0 - 2 * inset, height), 2, Ink.SUBMITTER_BLOCKED,
                        Ink.SUBMITTER_BLOCKED_GROUND));
            }
        }
    }

    private static void submits(Sketch sketch, Instants submits, double y, double height) {
        TimeAxis axis = sketch.axis;
        int first = submits.firstAtOrAfter(axis.from());
        int last = submits.firstAtOrAfter(axis.until());
        if (last - first > FEW) {
            // Above the hatch, which stays to be seen.
            sketch.add(new Shape.Bars(Buckets.of(sketch, axis, y, Math.max(4, height * 0.3), Ink.SUBMIT, submits)));
            return;
        }
        double before = Double.NEGATIVE_INFINITY;
        for (int i = first; i < last; i++) {
            double x = axis.x(submits.time(i));
            Outcome outcome = sketch.snapshot.tasks().outcome(submits.task(i));
            if (outcome == Outcome.ABORTED || outcome == Outcome.DISCARDED) {
                // Half as high, so that it does not need its hue.
                sketch.fill(x - 0.75, y + height / 2, 1.75, height / 2, Ink.REJECTED);
            } else if (x - before >= 0.5) {
                sketch.fill(x - 0.75, y, 1.75, height, Ink.SUBMIT);
                before = x;
            }
        }
    }

    private Hit hit(Sketch sketch, double x) {
        TimeAxis axis = sketch.axis;
        long time = axis.time(x);
        for (Lane lane : lanes) {
            Instants submits = lane.submits();
            int at = submits.firstAtOrAfter(axis.time(x - 3));
            long best = Snapshot.NONE;
            double nearest = 4;
            for (int i = at; i < submits.size() && i < at + 64 && axis.x(submits.time(i)) <= x + 3; i++) {
                double distance = Math.abs(axis.x(submits.time(i)) - x);
                if (distance < nearest) {
                    nearest = distance;
                    best = submits.task(i);
                }
            }
            if (best != Snapshot.NONE) {
                return new Hit.Submit(best, lane.key(), time);
            }
            for (int depth = lane.depth() - 1; depth >= 0; depth--) {
                long task = lane.row(depth).taskAt(time);
                if (task != Snapshot.NONE) {
                    return new Hit.TaskSpan(task, lane.key(), time, 1);
                }
            }
        }
        return null;
    }
}
