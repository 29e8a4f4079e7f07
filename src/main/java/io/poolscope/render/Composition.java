package io.poolscope.render;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Draws the sections of a picture at their places, with the lines between them. */
final class Composition {
    private final Sketch sketch;
    private final Stack stack;
    private final List<WorkerLanes.Row> rows;
    private final OverviewSection overview;

    Composition(Sketch sketch, Stack stack, List<WorkerLanes.Row> rows, OverviewSection overview) {
        this.sketch = sketch;
        this.stack = stack;
        this.rows = rows;
        this.overview = overview;
    }

    /**
     * Draws all.
     *
     * @param ruler the height of the ruler
     * @param wanted how high the workers would like to be
     */
    Scene compose(Viewport viewport, double ruler, double wanted) {
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
        middle(ruler, workers, area);
        double footTop = height - footHeight;
        if (legend) {
            stack.foot.getFirst().draw(sketch, footTop, legendHeight);
        }
        if (stack.foot.size() > (legend ? 1 : 0)) {
            divider(sketch, plotBottom);
            lay(sketch, stack.foot.subList(legend ? 1 : 0, stack.foot.size()), plotBottom);
        }
        Box pointed = new Box(plot.x(), plot.y(), plot.width(), Math.max(0, plot.height() - legendHeight));
        if (ruler > 0) {
            Ruler.draw(sketch, 0);
        }
        new Pointers(sketch, pointed, workers).draw();
        TimeAxis small = overview.axis() == null ? axis : overview.axis();
        return new Scene(sketch.drawList(height), axis, pointed, workers, area.bars(), area.scroll(), area.maxScroll(), overview.box(), small,
                sketch.zones());
    }

    /** Draws the workers, and what stands above and below them: where there is much to draw, at the same time. */
    private void middle(double top, Box workers, WorkerArea area) {
        double end = workers.height() > 0 ? workers.bottom() : workers.y();
        boolean crowded = workers.height() > 0 && area.prepare();
        Sketch above = crowded ? sketch.part() : sketch;
        Sketch below = crowded ? sketch.part() : sketch;
        ForkJoinTask<?> others = null;
        if (crowded) {
            others = ForkJoinPool.commonPool().submit(() -> {
                lay(above, stack.above, top);
                lay(below, stack.below, end);
            });
        } else {
            lay(above, stack.above, top);
        }
        Sketch lanes = crowded ? sketch.part() : sketch;
        if (workers.height() > 0) {
            if (!stack.above.isEmpty()) {
                divider(lanes, workers.y());
            }
            area.draw(lanes);
        }
        if (!stack.below.isEmpty()) {
            divider(lanes, end);
        }
        if (crowded) {
            others.join();
            sketch.take(above);
            sketch.take(lanes);
            sketch.take(below);
        } else {
            lay(below, stack.below, end);
        }
    }

    private double bottom(List<Section> sections, double top) {
        double y = top;
        for (Section section : sections) {
            y += stack.height(section);
        }
        return y;
    }

    /** Draws sections one below the other, and a thin line between two of different kinds. */
    private void lay(Sketch on, List<Section> sections, double top) {
        double y = top;
        Section before = null;
        for (Section section : sections) {
            if (before instanceof BufferSection || before != null && section instanceof BufferSection) {
                on.level(Math.floor(y) + 0.5, 0, on.width, Ink.GRID);
            }
            section.draw(on, y, stack.height(section));
            y += stack.height(section);
            before = section;
        }
    }

    private static void divider(Sketch on, double y) {
        on.level(Math.floor(y) + 0.5, 0, on.width, Ink.DIVIDER);
    }
}
