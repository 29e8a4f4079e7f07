package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;

/** The time ruler and the grid: labelled lines at round times, at most one in every stretch that a label needs. */
final class Ruler {
    /** How high it is. */
    static final double HEIGHT = 26;
    /** The room a label needs at least. */
    private static final double ROOM = 74;
    private static final long[] FACTORS = {1, 2, 5};
    private static final long[] COARSE = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400};

    private Ruler() {
    }

    /** The distance of the grid's lines in nanoseconds: the least round one with room for labels. */
    static long step(TimeAxis axis) {
        double least = axis.nanosPerPixel() * ROOM;
        for (long decade = 1; decade <= 100_000_000L; decade *= 10) {
            for (long factor : FACTORS) {
                if (decade * factor >= least) {
                    return decade * factor;
                }
            }
        }
        for (long seconds : COARSE) {
            if (seconds * 1e9 >= least) {
                return seconds * 1_000_000_000L;
            }
        }
        long step = 86_400_000_000_000L;
        while (step < least && step < Long.MAX_VALUE / 4) {
            step *= 2;
        }
        return step;
    }

    /** Draws the grid over the plot, from y to y. */
    static void grid(Sketch sketch, double top, double bottom) {
        sketch.group("grid", null, () -> {
            long step = step(sketch.axis);
            for (long time = firstLine(sketch.axis, step); time <= sketch.axis.until(); time += step) {
                sketch.upright(sketch.axis.x(time), top, bottom, Ink.GRID);
            }
        });
    }

    /** Draws the ruler. */
    static void draw(Sketch sketch, double top) {
        TimeAxis axis = sketch.axis;
        sketch.group("ruler", null, () -> {
            sketch.fill(0, top, sketch.width, HEIGHT, Ink.RULER);
            sketch.level(top + HEIGHT - 0.5, 0, sketch.width, Ink.DIVIDER);
            long step = step(axis);
            Pill pill = Pill.of(sketch);
            long every = step * labelledEvery(sketch, step);
            for (long time = firstLine(axis, step); time <= axis.until(); time += step) {
                double x = axis.x(time);
                sketch.upright(x, top + HEIGHT - 6, top + HEIGHT, Ink.TEXT_DIM);
                if (time % every != 0) {
                    continue;
                }
                String label = Times.moment(time, step);
                double end = x + 4 + sketch.measure(label, TextStyle.TIME);
                boolean covered = pill != null && end > pill.box().x() - 4 && x < pill.box().right() + 2;
                if (end <= sketch.width - 2 && !covered) {
                    sketch.text(x + 4, top + 16.5, label, TextStyle.TIME, Shape.Anchor.START, Ink.TEXT_RULER);
                }
            }
        });
        sketch.zone(new Box(axis.left(), top, sketch.width - axis.left(), HEIGHT), x -> new Hit.Ruler(axis.time(x)));
    }

    /** Each how many-th line has a label: deep inside a long run times have more digits than there is room from line to line. */
    private static long labelledEvery(Sketch sketch, long step) {
        TimeAxis axis = sketch.axis;
        double widest = Math.max(sketch.measure(Times.moment(firstLine(axis, step), step), TextStyle.TIME),
                sketch.measure(Times.moment(Math.floorDiv(axis.until(), step) * step, step), TextStyle.TIME));
        return Math.max(1, (long) Math.ceil((widest + 8) * axis.nanosPerPixel() / step));
    }

    private static long firstLine(TimeAxis axis, long step) {
        return Math.ceilDiv(axis.from(), step) * step;
    }
}
