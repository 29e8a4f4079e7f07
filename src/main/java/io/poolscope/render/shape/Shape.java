package io.poolscope.render.shape;

import java.util.List;

/**
 * One thing to draw. Lengths are in pixels from the picture's left upper corner, before any scale; colours are roles.
 * Immutable: its maker gives the arrays away.
 */
public sealed interface Shape {
    /** How a line is broken. */
    enum Dash { SOLID, DASHED, DOTTED }

    /** Which point of a text run its x is. */
    enum Anchor { START, MIDDLE, END }

    /**
     * A rectangle.
     *
     * @param box where
     * @param radius of its corners, at least 0
     * @param fill inside, or {@link Ink#NONE}
     * @param stroke its outline, which lies inside the box, or {@link Ink#NONE}
     * @param strokeWidth of the outline
     * @param alpha of all of it: 0 to 1
     */
    record Rect(Box box, double radius, Ink fill, Ink stroke, double strokeWidth, double alpha) implements Shape {
        /** A filled rectangle without an outline. */
        public static Rect filled(double x, double y, double width, double height, Ink fill) {
            return new Rect(new Box(x, y, width, height), 0, fill, Ink.NONE, 0, 1);
        }
    }

    /**
     * A rectangle of slanted stripes.
     *
     * @param box where
     * @param radius of its corners
     * @param stripe the stripes
     * @param ground between them
     */
    record Hatch(Box box, double radius, Ink stripe, Ink ground) implements Shape {
    }

    /**
     * Bars of one lane row: thousands of spans, or their mix in each pixel. Between the bars it may be painted as it
     * looks at the row's upper edge, so what is not the same over the row's height must come after it.
     *
     * @param row the bars
     */
    record Bars(BarRow row) implements Shape {
    }

    /**
     * A stepped area over time.
     *
     * @param xs where the value changes, not decreasing; one more than {@code ys}
     * @param ys the upper edge from {@code xs[i]} to {@code xs[i + 1]}
     * @param base the lower edge
     * @param fill inside
     * @param edge along the upper edge, or {@link Ink#NONE}
     */
    record Area(double[] xs, double[] ys, double base, Ink fill, Ink edge) implements Shape {
        /** Checks the lengths. */
        public Area {
            if (xs.length != ys.length + 1) {
                throw new IllegalArgumentException(xs.length + " xs for " + ys.length + " ys; one more is needed");
            }
        }
    }

    /**
     * A straight line, upright or level.
     *
     * @param dash how it is broken
     */
    record Line(double x1, double y1, double x2, double y2, Ink ink, double width, Dash dash) implements Shape {
        /** Checks that it is upright or level. */
        public Line {
            if (x1 != x2 && y1 != y2) {
                throw new IllegalArgumentException("a slanted line from " + x1 + "," + y1 + " to " + x2 + "," + y2);
            }
        }
    }

    /**
     * A curve of cubic Béziers. In the overlay only.
     *
     * @param points x and y in turn: the start, then two controls and an end for each piece
     */
    record Curve(double[] points, Ink ink, double width, Dash dash) implements Shape {
        /** Checks the number of points. */
        public Curve {
            if (points.length < 8 || (points.length - 2) % 6 != 0) {
                throw new IllegalArgumentException(points.length + " numbers do not make a curve");
            }
        }
    }

    /**
     * A filled polygon. In the overlay only.
     *
     * @param points x and y in turn
     */
    record Polygon(double[] points, Ink fill) implements Shape {
    }

    /**
     * A run of text. In the overlay only.
     *
     * @param x of its anchor
     * @param baseline y of its baseline
     * @param width as measured when it was laid out
     */
    record Text(double x, double baseline, String text, TextStyle style, Anchor anchor, Ink ink, double width)
            implements Shape {
        /** Its left edge. */
        public double left() {
            return switch (anchor) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
        }
    }

    /**
     * Shapes that belong together, with a name for people who open the picture in a drawing program.
     *
     * @param name what they are, as "lane worker-1"
     * @param clip nothing outside is drawn, nor text that does not lie inside as a whole; or null. That of an inner
     *     group stands in place of an outer one's
     * @param shapes in drawing order
     */
    record Group(String name, Box clip, List<Shape> shapes) implements Shape {
        /** Copies the list. */
        public Group {
            shapes = List.copyOf(shapes);
        }
    }
}
