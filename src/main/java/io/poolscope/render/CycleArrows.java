package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The circle of a deadlock as arrows from each task to the one that it waits for: from a worker's lane to the queue in which that task is,
 * and from there to the worker that it would need. Where a queue or a lane is not shown, an arrow goes on to the next that is.
 */
final class CycleArrows {
    /** How far an arrow bows to its side, in pixels. */
    private static final double BOW = 30;
    /** How far two arrows that follow each other stand apart where there is room, in pixels. */
    private static final double STEP = 26;

    private final Sketch sketch;
    private final Box plot;
    private final Box workers;

    CycleArrows(Sketch sketch, Box plot, Box workers) {
        this.sketch = sketch;
        this.plot = plot;
        this.workers = workers;
    }

    /**
     * Draws a circle.
     *
     * @param cycle its tasks, none for no arrow
     * @param range when they wait; some of it is shown
     */
    void draw(List<Long> cycle, TimeRange range, Ink ink) {
        List<Double> heights = new ArrayList<>();
        for (long task : cycle) {
            Double y = height(task, range);
            if (y != null) {
                heights.add(y);
            }
        }
        if (heights.size() < 2) {
            return;
        }
        double x = x(range);
        sketch.group("deadlock " + cycle.stream().map(Sketch::number).collect(Collectors.joining(" → ")) + " → "
                + Sketch.number(cycle.getFirst()), null, () -> {
                    double step = Math.clamp((x - sketch.axis.clippedX(range.from()) - BOW) / heights.size(), 0, STEP);
                    for (int i = 0; i < heights.size(); i++) {
                        // Each further to the left, so that one can follow them around.
                        arrow(x - (heights.size() - 1 - i) * step, heights.get(i), heights.get((i + 1) % heights.size()), ink);
                    }
                });
    }

    /** Near the end of what is shown of the time, with room for the bows. */
    private double x(TimeRange range) {
        double x0 = sketch.axis.clippedX(range.from());
        double x1 = sketch.axis.clippedX(Math.min(range.until(), Math.max(range.from() + 1, sketch.snapshot.end())));
        return Math.clamp(x1 - Math.min(24, (x1 - x0) / 2), plot.x() + 20, Math.max(plot.x() + 20, plot.right() - 60));
    }

    /** Where a task is while it waits: on its worker's lane, or in its pool's queue; null where that is not shown. */
    private Double height(long task, TimeRange range) {
        Tasks tasks = sketch.snapshot.tasks();
        if (!tasks.contains(task)) {
            return null;
        }
        long started = tasks.started(task);
        if (started == Snapshot.NONE || started > range.from()) {
            Box queue = sketch.queuePlace(tasks.pool(task));
            return queue == null ? null : queue.y() + queue.height() / 2;
        }
        int lane = tasks.lane(task);
        Box place = sketch.place(lane);
        if (place == null) {
            return null;
        }
        double y = place.y() + place.height() / 2;
        boolean worker = sketch.snapshot.lanes().get(lane).role() == Role.WORKER;
        // A lane that is scrolled out of sight is pointed to at the border.
        return worker ? Math.clamp(y, workers.y(), Math.max(workers.y(), workers.bottom())) : y;
    }

    private void arrow(double x, double y0, double y1, Ink ink) {
        if (y0 == y1) {
            return;
        }
        // Arrows down bow to the left, arrows up to the right, so that the two of a pair are told apart.
        double bow = y1 > y0 ? -BOW : BOW;
        double start = x + bow / 5;
        double controlY = y0 + (y1 - y0) * 0.7;
        double[] points = {start, y0, start + bow, y0 + (y1 - y0) * 0.3, start + bow, controlY, start, y1};
        // On a wider one in the ground's colour, as it crosses bars of all hues.
        sketch.over(new Shape.Curve(points, Ink.GROUND, 6, Shape.Dash.SOLID));
        sketch.over(new Shape.Curve(points, ink, 2.5, Shape.Dash.SOLID));
        head(start, y1, start + bow, controlY, ink);
    }

    /** An arrow head at a point, coming from another. */
    private void head(double x, double y, double fromX, double fromY, Ink ink) {
        double length = Math.hypot(x - fromX, y - fromY);
        double dx = (x - fromX) / length;
        double dy = (y - fromY) / length;
        double tipX = x + dx * 2;
        double tipY = y + dy * 2;
        sketch.over(new Shape.Polygon(new double[] {tipX, tipY, tipX - 12 * dx - 6 * dy, tipY - 12 * dy + 6 * dx,
            tipX - 12 * dx + 6 * dy, tipY - 12 * dy - 6 * dx}, ink));
    }
}
