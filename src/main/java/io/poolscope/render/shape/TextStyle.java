package io.poolscope.render.shape;

/**
 * How a text run looks but for its colour.
 *
 * @param size the height of the font in pixels
 * @param weight how heavy
 * @param mono whether all characters are of one width
 */
public record TextStyle(double size, Weight weight, boolean mono) {
    /** The weights in use. */
    public enum Weight { REGULAR, SEMIBOLD, BOLD }

    /** The name of a lane. */
    public static final TextStyle NAME = new TextStyle(12, Weight.SEMIBOLD, false);
    /** The name of a lane that is not high enough for {@link #NAME}. */
    public static final TextStyle NAME_SMALL = new TextStyle(9, Weight.SEMIBOLD, false);
    /** What is said about a lane. */
    public static final TextStyle DETAIL = new TextStyle(10.5, Weight.REGULAR, false);
    /** What is said about a lane and matters. */
    public static final TextStyle DETAIL_STRONG = new TextStyle(10.5, Weight.SEMIBOLD, false);
    /** The label of a bar. */
    public static final TextStyle BAR = new TextStyle(11, Weight.SEMIBOLD, false);
    /** The label of a thin bar. */
    public static final TextStyle BAR_SMALL = new TextStyle(8, Weight.BOLD, false);
    /** A cell of the delivery strip. */
    public static final TextStyle CELL = new TextStyle(10.5, Weight.SEMIBOLD, false);
    /** A time on the ruler. */
    public static final TextStyle TIME = new TextStyle(10.5, Weight.REGULAR, true);
    /** The marker of now and of the playhead. */
    public static final TextStyle PILL = new TextStyle(10.5, Weight.SEMIBOLD, false);
    /** The legend. */
    public static final TextStyle LEGEND = new TextStyle(10.5, Weight.REGULAR, false);
}
