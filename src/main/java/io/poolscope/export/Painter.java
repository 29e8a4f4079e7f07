package io.poolscope.export;

import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;

/**
 * Turns a draw list into pixels. There is one painter, the window's own, so that an exported picture is what the window
 * shows, repainted at another scale. May be called from any thread; waits until the picture is painted.
 */
public interface Painter {
    /**
     * Paints.
     *
     * @param scale device pixels in a pixel: more than 0, up to 8
     * @throws IllegalArgumentException if the scaled picture is larger than {@link Pixels#MAX_PIXELS}
     */
    Pixels paint(DrawList list, Palette palette, double scale);

    /** How wide this painter's text is: what the draw list must be laid out with. */
    TextMeasure measure();
}
