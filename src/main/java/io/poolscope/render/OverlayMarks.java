package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.TimeRange;
import io.poolscope.words.DurationWords;
import java.util.Objects;

/** What is drawn over the lanes to point something out: selection, flow, ranges, findings, now, losses. */
final class OverlayMarks {
    private final Sketch sketch;
    private final TimeAxis axis;
    private final Marks marks;
    private final Box plot;
    private final Box workers;

    OverlayMarks(Sketch sketch, Box plot, Box workers) {
        this.sketch = sketch;
        this.axis = sketch.axis;
        this.marks = sketch.options.marks();
        this.plot = plot;
        this.workers = workers;
    }

    void draw() {
        lost();
        historyBegins();
        highlights();
        new FoundMarks(sketch).lanes(plot, workers);
        range();
        outline(marks.hovered(), Ink.HOVER, 1);
        outline(marks.selected(), Ink.SELECTION, 2);
        flow(marks.selected());
        moment();
    }

    /** A hatched band under the ruler where events were lost, and a tint over the lanes. */
    private void lost() {
        Intervals lost = sketch.snapshot.lost();
        sketch.group("lost events", plot, () -> {
            for (int i = lost.firstEndingAfter(axis.from()); i < lost.size() && lost.start(i) < axis.until(); i++) {
                double x0 = axis.clippedX(lost.start(i));
                double x1 = Math.max(x0 + 3, axis.clippedX(sketch.closed(lost.end(i))));
                sketch.add(new Shape.Rect(new Box(x0, plot.y(), x1 - x0, plot.height()), 0, Ink.LOST, Ink.NONE, 0, 0.14));
                sketch.add(new Shape.Hatch(new Box(x0, plot.y(), x1 - x0, 7), 0, Ink.LOST, Ink.LOST_GROUND));
                String words = lost.value(i) + " events lost";
                if (sketch.measure(words, TextStyle.DETAIL_STRONG) + 12 <= x1 - x0) {
                    sketch.text((x0 + x1) / 2, plot.y() + 17, words, TextStyle.DETAIL_STRONG, Shape.Anchor.MIDDLE, Ink.FINDING_BAD);
                }
            }
        });
    }

    private void historyBegins() {
        long begin = sketch.snapshot.begin();
        if (begin <= 0 || begin <= axis.from()) {
            return;
        }
        sketch.group("history begins", plot, () -> {
            double x = axis.clippedX(begin);
            sketch.add(new Shape.Rect(new Box(plot.x(), plot.y(), x - plot.x(), plot.height()), 0, Ink.WAITING_GROUND, Ink.NONE, 0, 0.85));
            if (begin < axis.until()) {
                sketch.add(new Shape.Line(Math.floor(x) + 0.5, plot.y(), Math.floor(x) + 0.5, plot.bottom(), Ink.TEXT_DIM, 1,
                        Shape.Dash.DASHED));
            }
            String words =
                    sketch.options.measure().fit("history begins at " + DurationWords.of(begin), TextStyle.DETAIL, x - plot.x() - 10);
            sketch.text(x - 6, plot.y() + 17, words, TextStyle.DETAIL, Shape.Anchor.END, Ink.TEXT_DIM);
        });
    }

    private void highlights() {
        for (Marks.Highlight highlight : marks.highlights()) {
            Ink ink = switch (highlight.severity()) {
                case CRITICAL -> Ink.FINDING_BAD;
                case WARNING, NOTICE -> Ink.FINDING_WARN;
                case OK -> Ink.FINDING_GOOD;
            };
            sketch.group("finding " + (highlight.finding() + 1), null, () -> {
                TimeRange range = highlight.range();
                if (sketch.shows(range.from(), range.until())) {
                    double x0 = axis.clippedX(range.from());
                    double x1 = Math.max(x0 + 2, axis.clippedX(range.until()));
                    Box band = new Box(x0, plot.y(), x1 - x0, 3);
                    sketch.over(new Shape.Rect(band, 1, ink, Ink.NONE, 0, 1));
                    sketch.zone(new Box(x0, plot.y() - 3, x1 - x0, 8), x -> new Hit.Finding(highlight.finding(), axis.time(x)));
                    for (int lane : highlight.lanes()) {
                        Box place = sketch.place(lane);
                        if (place != null && visible(place)) {
                            sketch.over(new Shape.Rect(new Box(x0 - 2, place.y() - 2, x1 - x0 + 4, place.height() + 4), 4,
                                    Ink.NONE, ink, 1.5, 0.9));
                        }
                    }
                    new CycleArrows(sketch, plot, workers).draw(highlight.cycle(), range, ink);
                }
            });
        }
    }

    private void range() {
        TimeRange range = marks.range();
        if (range == null || !sketch.shows(range.from(), range.until())) {
            return;
        }
        sketch.group("selected range", plot, () -> {
            double x0 = axis.clippedX(range.from());
            double x1 = Math.max(x0 + 1, axis.clippedX(range.until()));
            sketch.over(new Shape.Rect(new Box(x0, plot.y(), x1 - x0, plot.height()), 0, Ink.RANGE, Ink.NONE, 0, 0.13));
            if (range.from() >= axis.from()) {
                sketch.over(new Shape.Line(x0, plot.y(), x0, plot.bottom(), Ink.RANGE, 1, Shape.Dash.SOLID));
            }
            if (range.until() <= axis.until()) {
                sketch.over(new Shape.Line(x1, plot.y(), x1, plot.bottom(), Ink.RANGE, 1, Shape.Dash.SOLID));
            }
        });
    }

    /** An outline around a task's span. */
    private void outline(long task, Ink ink, double width) {
        Tasks tasks = sketch.snapshot.tasks();
        if (task < 0 || !tasks.contains(task) || tasks.started(task) == Snapshot.NONE) {
            return;
        }
        long end = end(task);
        Box place = sketch.place(tasks.lane(task));
        if (place == null || !visible(place) || !sketch.shows(tasks.started(task), end)) {
            return;
        }
        double x0 = axis.x(tasks.started(task));
        double x1 = Math.max(x0 + 3, axis.x(end));
        sketch.group("outline of " + Sketch.number(task), room(task), () -> {
            double inset = place.height() >= 14 ? 0 : 1;
            sketch.over(new Shape.Rect(new Box(Math.max(x0, axis.left() - 4) - 0.5, place.y() - 0.5 - inset,
                    Math.min(x1, axis.right() + 4) - Math.max(x0, axis.left() - 4), place.height() + 1 + 2 * inset), 3, Ink.NONE, ink,
                    width, 1));
        });
    }

    /** The way of a task through the lanes: from its submit to its run, and from its end to its consumption. */
    private void flow(long task) {
        Tasks tasks = sketch.snapshot.tasks();
        if (task < 0 || !tasks.contains(task)) {
            return;
        }
        Box submitter = sketch.place(tasks.submitter(task));
        Box lane = place(task);
        sketch.group("flow of " + Sketch.number(task), plot, () -> {
            long start = tasks.started(task);
            if (submitter != null && lane != null && start != Snapshot.NONE && sketch.shows(tasks.submitted(task), start + 1)) {
                double x0 = axis.x(tasks.submitted(task));
                double x1 = axis.x(start);
                double y0 = submitter.bottom();
                double y1 = middle(task, lane);
                curve(x0, y0, x0, y0 + (y1 - y0) * 0.72, x1 - Math.min(14, (x1 - x0) / 2), y1 - (y1 - y0) * 0.1, x1, y1);
            }
            long consumed = tasks.consumed(task);
            long ended = tasks.ended(task);
            Box consumer = consumer(task, consumed);
            if (consumer != null && lane != null && ended != Snapshot.NONE && start != Snapshot.NONE && sketch.shows(ended, consumed + 1)) {
                double x0 = axis.x(ended);
                double x1 = axis.x(consumed);
                double y0 = middle(task, lane);
                double y1 = consumer.y();
                double reach = Math.max(x0, x1) + Math.clamp(Math.abs(y1 - y0) * 0.18, 8, 34);
                curve(x0, y0, reach, y0 + (y1 - y0) * 0.25, reach, y0 + (y1 - y0) * 0.7, x1, y1);
            }
        });
    }

    private void curve(double... points) {
        sketch.over(new Shape.Curve(points, Ink.SELECTION, 1.4, Shape.Dash.SOLID));
    }

    private Box consumer(long task, long consumed) {
        if (consumed == Snapshot.NONE) {
            return null;
        }
        int stream = sketch.snapshot.tasks().stream(task);
        return ConsumerSection.consumers(sketch.snapshot, stream).stream()
                .filter(lane -> lane.consuming().at(consumed) >= 0)
                .map(lane -> sketch.place(lane.key())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The line of the end of a run that grows, or of the playhead. */
    private void moment() {
        Pill pill = Pill.of(sketch);
        if (pill == null) {
            return;
        }
        double x = Math.floor(axis.x(pill.time())) + 0.5;
        sketch.group(pill.words(), null, () -> {
            sketch.over(new Shape.Line(x, plot.y(), x, plot.bottom(), pill.ink(), 1.25, Shape.Dash.SOLID));
            if (sketch.options.parts().ruler()) {
                Box box = pill.box();
                sketch.over(new Shape.Rect(box, box.height() / 2, pill.ink(), Ink.NONE, 0, 1));
                sketch.text(box.x() + box.width() / 2, box.y() + 12.3, pill.words(), TextStyle.PILL, Shape.Anchor.MIDDLE,
                        pill.ink().text());
            }
        });
    }

    private long end(long task) {
        long released = sketch.snapshot.tasks().released(task);
        return released == Snapshot.NONE ? sketch.snapshot.end() : released;
    }

    private Box place(long task) {
        return sketch.snapshot.tasks().contains(task) ? sketch.place(sketch.snapshot.tasks().lane(task)) : null;
    }

    /** The middle of the lane a task runs on, kept within the workers where that lane is scrolled out of sight. */
    private double middle(long task, Box place) {
        double y = place.y() + place.height() / 2;
        return isWorker(task) ? Math.clamp(y, workers.y(), Math.max(workers.y(), workers.bottom())) : y;
    }

    private boolean isWorker(long task) {
        int lane = sketch.snapshot.tasks().lane(task);
        return lane >= 0 && sketch.snapshot.lanes().get(lane).role() == Role.WORKER;
    }

    private boolean visible(Box place) {
        return place.bottom() > plot.y() && place.y() < plot.bottom();
    }

    /** Where the outline of a task may be drawn. */
    private Box room(long task) {
        return isWorker(task) ? new Box(plot.x() - 1, workers.y(), plot.width() + 2, workers.height())
                : new Box(plot.x() - 1, plot.y(), plot.width() + 2, plot.height());
    }
}
