package io.poolscope.render.shape;

import java.util.List;

/**
 * A whole picture as a list of shapes, free of any toolkit: what the window paints, PNG repaints at any scale, SVG
 * prints and tests compare as text.
 *
 * <p>It has two layers. The base holds what is made of rectangles, hatches, bars, areas and straight lines; it can go
 * to a pixel buffer. The overlay lies on top and may also hold text, curves and polygons. Within a layer, later shapes
 * cover earlier ones.
 *
 * @param width in pixels
 * @param height in pixels
 * @param base the lower layer
 * @param overlay the upper layer
 */
public record DrawList(double width, double height, List<Shape> base, List<Shape> overlay) {
    /** Copies the lists. */
    public DrawList {
        base = List.copyOf(base);
        overlay = List.copyOf(overlay);
    }
}
