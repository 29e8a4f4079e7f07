package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws the sections of a picture at their places, with the lines between them. */
final class Composition {
    private final Sketch sketch;
    private final SectionStack stack;
    private final List<WorkerLanes.Row> rows;
    private final OverviewSection overview;
    private final DrawingThreads threads;
    /** How many sections were laid. */
    private int parts;

    Composition(Sketch sketch, SectionStack stack, List<WorkerLanes.Row> rows, OverviewSection overview, DrawingThreads threads) {
        this.sketch = sketch;
        this.stack = stack;
        this.rows = rows;
        this.overview = overview;
        this.threads = threads;
    }

    /**
     * Draws all.
     *
     * @param ruler the height of the ruler
     * @param wanted how high the workers would like to be
     */
    Picture compose(Viewport viewport, double ruler, double wanted) {
        TimeAxis axis = sketch.axis;
        double height = viewport.height();
        double footHeight = stack.height(stack.foot);
        boolean legend = !stack.foot.isEmpty() && stack.foot.getFirst() instanceof LegendSection;
        double legendHeight = legend ? stack.height(stack.foot.getFirst()) : 0;
        // The plot ends below the legend; what follows does not share its time axis.
        double plotBottom = height - footHeight + legendHeight;
        Box plot = new Box(axis.left(), ruler, axis.right() - axis.left(), Math.max(0, plotBottom - ruler));
        sketch.fill(0, 0, viewport.width(), height, Ink.GROUND);
        Ruler.grid(sketch, ruler, plotBottom - legendHeight);

        double y = bottom(stack.above, ruler);
        double belowHeight = stack.height(stack.below);
        double room = height - footHeight - belowHeight - y;
        Box workers = new Box(0, y, viewport.width(), Math.max(0, Math.min(wanted, room)));
        WorkerArea area = new WorkerArea(sketch, rows, workers);
        double end = workers.height() > 0 ? workers.bottom() : workers.y();
        List<Laid> above = laid(stack.above, ruler);
        List<Laid> below = laid(stack.below, end);
        List<Laid> foot = laid(legend ? stack.foot.subList(1, stack.foot.size()) : stack.foot, plotBottom);
        draw(Stream.of(above, below, foot).flatMap(List::stream).toList(), area, workers.height() > 0);

        take(above);
        if (workers.height() > 0) {
            if (!above.isEmpty()) {
                divider(sketch, workers.y());
            }
            area.take();
        }
        if (!below.isEmpty()) {
            divider(sketch, end);
        }
        take(below);
        if (legend) {
            // What it tells of depends on what was drawn above it.
            stack.foot.getFirst().draw(sketch, height - footHeight, legendHeight);
        }
        if (!foot.isEmpty()) {
            divider(sketch, plotBottom);
        }
        take(foot);
        Box pointed = new Box(plot.x(), plot.y(), plot.width(), Math.max(0, plot.height() - legendHeight));
        if (ruler > 0) {
            Ruler.draw(sketch, 0);
        }
        new OverlayMarks(sketch, pointed, workers).draw();
        TimeAxis small = overview.axis() == null ? axis : overview.axis();
        return new Picture(sketch.drawList(height), axis, pointed, workers, area.bars(), area.scroll(), area.maxScroll(), overview.box(),
                small,
                sketch.zones());
    }

    /** Draws sections and workers, all at the same time. */
    private void draw(List<Laid> sections, WorkerArea area, boolean workers) {
        int lanes = workers ? area.place() : 0;
        sketch.queries.prepare(Stream.concat(sections.stream().flatMap(each -> each.section.rows().stream()), area.rows()), sketch.axis);
        // Lanes last: they are many and small, so that nobody has to wait long for another in the end.
        threads.each(sections.size() + lanes, i -> {
            if (i < sections.size()) {
                sections.get(i).draw();
            } else {
                area.draw(i - sections.size());
            }
        });
    }

    private void take(List<Laid> drawn) {
        drawn.forEach(each -> sketch.take(each.part));
    }

    private double bottom(List<Section> sections, double top) {
        double y = top;
        for (Section section : sections) {
            y += stack.height(section);
        }
        return y;
    }

    /** A section at its place, and what it is drawn on; below a thin line, if it is of another kind than the one above. */
    private record Laid(Section section, double y, double height, boolean lined, Sketch part) {
        void draw() {
            if (lined) {
                part.level(Math.floor(y) + 0.5, 0, part.width, Ink.GRID);
            }
            section.draw(part, y, height);
        }
    }

    /** Lays sections one below the other. */
    private List<Laid> laid(List<Section> sections, double top) {
        List<Laid> laid = new ArrayList<>();
        double y = top;
        Section before = null;
        for (Section section : sections) {
            boolean lined = before instanceof BufferSection || before != null && section instanceof BufferSection;
            laid.add(new Laid(section, y, stack.height(section), lined, sketch.part(sketch.queries.counters(parts++))));
            y += stack.height(section);
            before = section;
        }
        return laid;
    }

    private static void divider(Sketch on, double y) {
        on.level(Math.floor(y) + 0.5, 0, on.width, Ink.DIVIDER);
    }
}
