package io.poolscope.view.paint;

import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;

/**
 * The painter, with JavaFX's letters: the window's own way of painting, at any scale and without a window. Letters and lines are
 * drawn at the scale itself; nothing is ever enlarged.
 */
public final class FxPainter implements Painter {
    private final TextMeasure measure;

    /** A painter; the toolkit must have been started ({@link Toolkit#startHeadless}) before it paints. */
    public FxPainter(TextMeasure measure) {
        this.measure = measure;
    }

    @Override
    public TextMeasure measure() {
        return measure;
    }

    @Override
    public Pixels paint(DrawList list, Palette palette, double scale) {
        if (!(scale > 0 && scale <= 8)) {
            throw new IllegalArgumentException("scale " + scale + " is not more than 0 and up to 8");
        }
        long width = Math.max(1, Math.round(list.width() * scale));
        long height = Math.max(1, Math.round(list.height() * scale));
        if (width * height > Pixels.MAX_PIXELS) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels; at most "
                    + Pixels.MAX_PIXELS / 1_000_000 + " million pixels can be painted");
        }
        int[] pixels = new int[(int) (width * height)];
        new Rasteriser(pixels, (int) width, (int) height, palette, scale).paint(list);
        return new Pixels((int) width, (int) height, pixels);
    }
}
