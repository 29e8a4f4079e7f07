package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.Arrays;

/**
 * Marks what a search has found: a strip along the upper edge of each found bar, of submits that came to no bar, and of the overview,
 * with a rim in the colour of the ground that parts it from bars of all hues. A mark is never narrower than {@value #LEAST} pixels,
 * a narrow one is higher, and marks that touch are one: so one among a million is seen, and a million cost no more than the pixels
 * they cover.
 */
final class FoundMarks {
    private static final double LEAST = 3;
    private static final double NARROW = 8;
    private static final double RIM = 1;
    private static final double OVERVIEW = 4;

    private final Sketch sketch;
    private final Found found;

    FoundMarks(Sketch sketch) {
        this.sketch = sketch;
        this.found = sketch.options.marks().found();
    }

    /** Marks the lanes that are in sight of a plot; workers only where the workers are shown. */
    void lanes(Box plot, Box workers) {
        if (found.size() == 0) {
            return;
        }
        Box room = new Box(plot.x() - RIM, plot.y(), plot.width() + 2 * RIM, plot.height());
        sketch.group("found tasks", new Box(room.x(), workers.y(), room.width(), workers.height()), () -> lanes(workers, true));
        sketch.group("found at submitters", room, () -> {
            lanes(plot, false);
            found.submits().forEach((lane, times) -> {
                Box place = sketch.place(lane);
                if (place != null) {
                    submits(times, place);
                }
            });
        });
    }

    private void lanes(Box area, boolean workers) {
        found.spans().forEach((row, positions) -> {
            Box place = place(row.lane(), area, workers);
            if (place != null) {
                spans(sketch.snapshot.lanes().get(row.lane()), row.depth(), positions, place);
            }
        });
        for (long task : found.open()) {
            Box place = place(sketch.snapshot.tasks().lane(task), area, workers);
            if (place != null) {
                open(task, place);
            }
        }
    }

    /** Where the bars of a worker's or another's lane lie in an area, or null. */
    private Box place(int lane, Box area, boolean workers) {
        Box place = sketch.place(lane);
        boolean inSight = place != null && place.bottom() > area.y() && place.y() < area.bottom();
        return inSight && (sketch.snapshot.lanes().get(lane).role() == Role.WORKER) == workers ? place : null;
    }

    /** Marks the overview. */
    void overview(Box box, TimeAxis axis) {
        if (found.size() == 0) {
            return;
        }
        Run run = new Run(axis, box.y(), OVERVIEW, 2 * OVERVIEW); // above the rows of workers
        for (long time = found.from(Math.max(axis.from(), sketch.snapshot.begin())); time != Snapshot.NONE && time < axis.until();) {
            run.mark(time, found.until(time));
            time = found.from(Math.max(found.until(time), axis.time(run.right)));
        }
        run.end();
    }

    private void spans(Lane lane, int depth, int[] positions, Box place) {
        SpanRow row = lane.row(depth);
        Run run = run(lane.depth(), depth, place);
        int end = firstAtOrAfter(positions, row.size());
        int i = firstAtOrAfter(positions, Math.max(row.first(), row.firstEndingAfter(sketch.axis.from())));
        while (i < end && row.start(positions[i]) < sketch.axis.until()) {
            run.mark(row.start(positions[i]), row.end(positions[i]));
            // What ends within the mark's last pixels is marked already.
            int next = firstAtOrAfter(positions, row.firstEndingAfter(sketch.axis.time(run.right)));
            i = Math.max(i + 1, next);
        }
        run.end();
    }

    private void open(long task, Box place) {
        long released = sketch.snapshot.tasks().released(task);
        Lane lane = sketch.snapshot.lanes().get(sketch.snapshot.tasks().lane(task));
        Run run = run(lane.depth(), sketch.snapshot.tasks().depth(task), place);
        long start = sketch.snapshot.tasks().started(task);
        long end = released == Snapshot.NONE ? sketch.snapshot.end() : released;
        if (start != Snapshot.NONE && sketch.shows(start, Math.max(start + 1, end))) {
            run.mark(start, end);
        }
        run.end();
    }

    private void submits(long[] times, Box place) {
        Run run = run(1, 0, place);
        for (int i = firstAtOrAfter(times, Math.max(sketch.axis.from(), sketch.snapshot.begin())); i < times.length
                && times[i] < sketch.axis.until();) {
            run.mark(times[i], times[i]);
            i = Math.max(i + 1, firstAtOrAfter(times, sketch.axis.time(run.right)));
        }
        run.end();
    }

    private Run run(int depths, int depth, Box place) {
        double y = place.y() + depth * place.height() / Math.max(1, depths);
        return new Run(sketch.axis, y, Math.clamp(place.height() * 0.2, 2, 5), Math.clamp(place.height() * 0.45, 2, 12));
    }

    private static int firstAtOrAfter(int[] positions, int position) {
        int at = Arrays.binarySearch(positions, position);
        return at >= 0 ? at : -at - 1;
    }

    /** Several may be at one time. */
    private static int firstAtOrAfter(long[] times, long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Marks that touch, as one; drawn when the next doesn't touch them. */
    private final class Run {
        private final TimeAxis axis;
        private final double y;
        private final double height;
        private final double narrowHeight;
        private double left = Double.NaN;
        private double right;

        Run(TimeAxis axis, double y, double height, double narrowHeight) {
            this.axis = axis;
            this.y = y;
            this.height = height;
            this.narrowHeight = narrowHeight;
        }

        /** Adds what lies after all before. */
        void mark(long from, long until) {
            double x0 = axis.clippedX(from);
            double x1 = Math.max(x0 + LEAST, axis.clippedX(sketch.closed(until)));
            if (!(x0 <= right + RIM) || Double.isNaN(left)) {
                end();
                left = x0;
                right = x1;
            } else {
                right = Math.max(right, x1);
            }
        }

        void end() {
            if (!Double.isNaN(left)) {
                double high = right - left < NARROW ? narrowHeight : height;
                sketch.over(Shape.Rect.filled(left - RIM, y - RIM, right - left + 2 * RIM, high + 2 * RIM, Ink.GROUND));
                sketch.over(Shape.Rect.filled(left, y, right - left, high, Ink.FOUND));
                left = Double.NaN;
            }
        }
    }
}
