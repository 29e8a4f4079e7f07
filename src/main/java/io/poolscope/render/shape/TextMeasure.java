package io.poolscope.render.shape;

/**
 * How wide text is. The window, its PNG and SVG exports and the command line all measure with the toolkit that paints,
 * so that one layout serves them all. Called from any thread.
 */
@FunctionalInterface
public interface TextMeasure {
    /** The width of a text in pixels. */
    double width(String text, TextStyle style);

    /**
     * A measure without a toolkit, for tests and where nothing is painted: every character is as wide as the average
     * of a common sans-serif.
     */
    TextMeasure APPROXIMATE = (text, style) -> text.codePointCount(0, text.length()) * style.size()
            * (style.mono() ? 0.6 : style.weight() == TextStyle.Weight.REGULAR ? 0.54 : 0.57);

    /**
     * The text itself if it fits, else its longest beginning that fits with an ellipsis, else "".
     *
     * @param room in pixels
     */
    default String fit(String text, TextStyle style, double room) {
        if (width(text, style) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (width(shortened(text, middle), style) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : shortened(text, low);
    }

    private static String shortened(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing() + "…";
    }
}
