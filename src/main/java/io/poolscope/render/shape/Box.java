package io.poolscope.render.shape;

/**
 * A rectangle in the picture, in pixels from its left upper corner. Half-open: the right and lower edges are outside.
 *
 * @param x left
 * @param y top
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double x, double y, double width, double height) {
    /** Checks the sizes. */
    public Box {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException("a box of " + width + " × " + height + "; neither may be negative");
        }
    }

    /** Its right edge. */
    public double right() {
        return x + width;
    }

    /** Its lower edge. */
    public double bottom() {
        return y + height;
    }

    /** Whether a point lies in it. */
    public boolean contains(double px, double py) {
        return px >= x && px < x + width && py >= y && py < y + height;
    }

    /** Whether the two have a point in common. */
    public boolean intersects(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
}
