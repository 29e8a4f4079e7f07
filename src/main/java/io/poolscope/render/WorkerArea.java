package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The workers: as high as there is room for, scrolled where that is still too low. */
final class WorkerArea {
    private static final double HEADING = 20;
    private static final double PAD = 5;

    private final Sketch sketch;
    private final List<WorkerLanes.Row> rows;
    private final Box box;
    private final double laneHeight;
    private final double scroll;
    private final double maxScroll;
    private final Map<Integer, Box> bars = new HashMap<>();
    private List<Placed> placed = List.of();

    /** Lays the rows out in a box that is {@link #preferred} high, or less. */
    WorkerArea(Sketch sketch, List<WorkerLanes.Row> rows, Box box) {
        this.sketch = sketch;
        this.rows = rows;
        this.box = box;
        long lanes = rows.stream().filter(row -> row.heading() == null).count();
        double headings = (rows.size() - lanes) * HEADING;
        double wanted = sketch.options.lanes().laneHeight();
        double room = box.height() - 2 * PAD - headings;
        this.laneHeight = wanted != LaneOptions.FIT ? wanted
                : Math.clamp(Math.floor(room / Math.max(1, lanes) * 2) / 2, LaneOptions.MIN_HEIGHT, LaneOptions.MAX_HEIGHT);
        double content = headings + lanes * laneHeight + 2 * PAD;
        this.maxScroll = Math.max(0, content - box.height());
        this.scroll = Math.clamp(sketch.options.lanes().scroll(), 0, maxScroll);
        double y = box.y() + PAD - scroll;
        for (WorkerLanes.Row row : rows) {
            if (row.heading() == null && !row.ghost()) {
                sketch.place(row.lane().key(), bar(y));
                bars.put(row.lane().key(), bar(y));
            }
            y += row.heading() == null ? laneHeight : HEADING;
        }
    }

    /** How high the rows would like to be. */
    static double preferred(List<WorkerLanes.Row> rows, LaneOptions view) {
        double lane = view.laneHeight() == LaneOptions.FIT ? LaneOptions.MAX_HEIGHT : view.laneHeight();
        return 2 * PAD + rows.stream().mapToDouble(row -> row.heading() == null ? lane : HEADING).sum();
    }

    /** A height that shows all rows well, or as well as so many can be. */
    static double comfortable(List<WorkerLanes.Row> rows) {
        double lane = Math.clamp(360.0 / Math.max(1, rows.size()), LaneOptions.MIN_HEIGHT, 26);
        return 2 * PAD + rows.stream().mapToDouble(row -> row.heading() == null ? lane : HEADING).sum();
    }

    /** Where the bars of each lane lie, by its key, also of those that are scrolled out of sight. */
    Map<Integer, Box> bars() {
        return Collections.unmodifiableMap(bars);
    }

    double scroll() {
        return scroll;
    }

    double maxScroll() {
        return maxScroll;
    }

    Box box() {
        return box;
    }

    private Box bar(double y) {
        double pad = laneHeight >= 30 ? 6 : laneHeight >= 16 ? 2.5 : laneHeight >= 10 ? 1 : 0.5;
        return new Box(sketch.axis.left(), y + pad, sketch.axis.right() - sketch.axis.left(), laneHeight - 2 * pad);
    }

    /** A row at its place, and what it is drawn on. */
    private record Placed(WorkerLanes.Row row, double y, boolean named, Sketch part) {
    }

    /** The rows in sight. */
    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double y = box.y() + PAD - scroll;
        int unnamed = 2;
        for (WorkerLanes.Row row : rows) {
            double height = row.heading() == null ? laneHeight : HEADING;
            if (y + height > box.y() && y < box.bottom()) {
                // Where names would lie on each other, only some lanes show theirs.
                boolean named = laneHeight >= 10 || unnamed * laneHeight >= 11;
                if (row.heading() == null) {
                    unnamed = named ? 1 : unnamed + 1;
                }
                placed.add(new Placed(row, y, named, sketch.part()));
            }
            y += height;
        }
        return placed;
    }

    /** Places the rows in sight; says how many they are. */
    int place() {
        placed = placed();
        return placed.size();
    }

    /** The rows of spans in sight, once they are placed. */
    Stream<SpanRow> rows() {
        return placed.stream().map(each -> each.row().lane()).filter(Objects::nonNull)
                .flatMap(lane -> IntStream.range(0, lane.depth()).mapToObj(lane::row));
    }

    /** Draws the row of a number from 0 on; different ones may be drawn by different threads. */
    void draw(int number) {
        Placed at = placed.get(number);
        if (at.row().heading() != null) {
            heading(at.part(), at.row(), at.y());
        } else {
            lane(at.part(), at.row(), at.y(), at.named());
        }
    }

    /** Puts the rows that were drawn into the picture. */
    void take() {
        sketch.group("workers", box, () -> {
            placed.forEach(each -> sketch.take(each.part()));
            scrollBar(sketch);
        });
    }

    private void heading(Sketch on, WorkerLanes.Row row, double y) {
        String fold = row.pool() < 0 ? "" : sketch.options.lanes().collapsed().contains(row.pool()) ? "+ " : "";
        on.fitted(12, y + 14, fold + row.heading(), TextStyle.DETAIL_STRONG, Ink.TEXT_DIM, sketch.width - 24);
        if (row != rows.getFirst()) {
            on.level(Math.floor(y) + 0.5, 0, sketch.width, Ink.GRID);
        }
        if (row.pool() >= 0) {
            on.zone(visible(new Box(0, y, sketch.axis.left(), HEADING)), x -> new Hit.PoolName(row.pool()));
        }
    }

    private void lane(Sketch on, WorkerLanes.Row row, double y, boolean named) {
        Lane lane = row.lane();
        Snapshot snapshot = row.snapshot();
        on.group("lane " + lane.name(), null, () -> {
            Box bar = bar(y);
            if (laneHeight >= 16 && row != rows.getLast()) {
                on.level(Math.floor(y + laneHeight) - 0.5, 0, sketch.width, Ink.GRID);
            }
            if (named) {
                double share = WorkerLanes.busyShare(lane, snapshot, sketch.from, sketch.until);
                on.title(laneHeight >= 30 ? y - 1 : y - (laneHeight < 10 ? 2 : 0), Math.max(10, laneHeight),
                        lane.name(), "busy " + Sketch.percent(share), Ink.TEXT_DIM);
            }
            SpanRowDrawing spans = new SpanRowDrawing(on, snapshot, row.ghost() ? Ink.GHOST : Ink.RUNNING, sketch.axis);
            int depth = lane.depth();
            for (int level = 0; level < depth; level++) {
                double top = bar.y() + level * bar.height() / depth;
                spans.draw(lane.row(level), top, bar.bottom() - top);
            }
        });
        if (!row.ghost()) {
            double left = sketch.axis.left();
            on.zone(visible(new Box(left, y, sketch.axis.right() - left, laneHeight)), (x, at) -> hit(lane, x));
            on.zone(visible(new Box(0, y, left, laneHeight)), x -> new Hit.LaneName(lane.key()));
        }
    }

    /** The task under a point: where several share the bucket, one of them. */
    private Hit hit(Lane lane, double x) {
        TimeAxis axis = sketch.axis;
        long time = axis.time(x);
        for (int depth = lane.depth() - 1; depth >= 0; depth--) {
            var spans = lane.row(depth);
            long task = spans.taskAt(time);
            long half = (long) (axis.nanosPerPixel() / 2);
            int first = spans.firstEndingAfter(time - half);
            int last = spans.firstEndingAfter(time + half);
            if (task == Snapshot.NONE && first < spans.size() && spans.start(first) <= time + half) {
                task = spans.task(first);
            }
            if (task != Snapshot.NONE) {
                return new Hit.TaskSpan(task, lane.key(), time, Math.max(1, last - first));
            }
        }
        return null;
    }

    private Box visible(Box area) {
        double top = Math.max(area.y(), box.y());
        return new Box(area.x(), top, area.width(), Math.max(0, Math.min(area.bottom(), box.bottom()) - top));
    }

    private void scrollBar(Sketch on) {
        if (maxScroll > 0) {
            double track = box.height() - 4;
            double size = Math.max(16, track * box.height() / (box.height() + maxScroll));
            double y = box.y() + 2 + (track - size) * scroll / maxScroll;
            on.over(new Shape.Rect(new Box(sketch.width - 7, y, 4, size), 2, Ink.TEXT_DIM, Ink.NONE, 0, 0.5));
        }
    }
}
