package io.poolscope.render.chart;

import io.poolscope.render.shape.Ink;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Curves over one number, as throughput over workers. Values that are not finite are left out. Immutable.
 *
 * @param title what it shows
 * @param xName what goes to the right
 * @param unit what goes up
 * @param lines the curves; later ones cover earlier ones
 * @param mark where an upright line marks a value, as the knee
 * @param markWords what stands beside it
 */
public record Chart(String title, String xName, Unit unit, List<Line> lines, OptionalDouble mark, String markWords) {
    /** Copies the list. */
    public Chart {
        lines = List.copyOf(lines);
    }

    /** How values are written. */
    public enum Unit {
        /** Nanoseconds. */
        TIME,
        /** Plain numbers. */
        NUMBER
    }

    /** How a curve is drawn. */
    public enum Stroke {
        /** A line with a point at each value, for what was measured. */
        POINTS,
        /** A plain line. */
        SOLID,
        /** A broken line, for what was predicted. */
        DASHED,
        /** A dotted line, for what bounds the others. */
        DOTTED
    }

    /**
     * A value with its spread.
     *
     * @param x to the right
     * @param y up
     * @param low the smallest that was seen
     * @param high the largest that was seen
     */
    public record Point(double x, double y, double low, double high) {
        /** A value without a spread. */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }

        boolean finite() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    /**
     * A curve.
     *
     * @param name in the legend
     * @param ink its colour
     * @param stroke how it is drawn
     * @param limits whether the axis makes room for it; a curve that doesn't is cut where the others end
     * @param points from left to right
     */
    public record Line(String name, Ink ink, Stroke stroke, boolean limits, List<Point> points) {
        /** Leaves out what is not finite. */
        public Line {
            points = points.stream().filter(Point::finite).toList();
        }
    }
}
