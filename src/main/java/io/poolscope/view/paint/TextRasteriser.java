package io.poolscope.view.paint;

import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import java.util.HashMap;
import java.util.Map;

/** Paints text: letter by letter from kept masks, which the toolkit once made. One thread at a time. */
final class TextRasteriser {
    private final Raster raster;
    private final Colours colours;
    private final double scale;
    private final Map<TextStyle, GlyphSheet> sheets;
    private TextStyle lastStyle;
    private GlyphSheet lastSheet;

    /**
     * Paints to a raster.
     *
     * @param sheets the letters known at this scale; grows
     */
    TextRasteriser(Raster raster, Colours colours, double scale, Map<TextStyle, GlyphSheet> sheets) {
        this.raster = raster;
        this.colours = colours;
        this.scale = scale;
        this.sheets = sheets;
    }

    /** No letters known yet. */
    static Map<TextStyle, GlyphSheet> noSheets() {
        return new HashMap<>();
    }

    void paint(Shape.Text text) {
        GlyphSheet sheet = sheet(text.style());
        int colour = colours.of(text.ink());
        int baseline = (int) Math.round(text.baseline() * scale);
        String letters = text.text();
        if (!Letters.standAlone(letters)) {
            blend(sheet.run(letters), (int) Math.round(text.left() * scale), baseline, colour);
            return;
        }
        double pen = text.left();
        int steps = sheet.steps();
        for (int i = 0; i < letters.length(); i++) {
            long at = Math.round(pen * scale * steps);
            int step = Math.floorMod(at, steps);
            Glyph glyph = sheet.letter(letters.charAt(i), step);
            blend(glyph, (int) Math.floorDiv(at, steps), baseline, colour);
            pen += glyph.advance();
        }
    }

    private GlyphSheet sheet(TextStyle style) {
        if (style != lastStyle) {
            lastSheet = sheets.computeIfAbsent(style, wanted -> new GlyphSheet(wanted, scale));
            lastStyle = style;
        }
        return lastSheet;
    }

    private void blend(Glyph glyph, int penX, int baseline, int colour) {
        int left = penX + glyph.left();
        int top = baseline + glyph.top();
        int x0 = Math.max(left, raster.clipLeft);
        int x1 = Math.min(left + glyph.width(), raster.clipRight);
        int y1 = Math.min(top + glyph.height(), raster.clipBottom);
        byte[] cover = glyph.cover();
        int[] pixels = raster.pixels;
        for (int y = Math.max(top, raster.clipTop); y < y1; y++) {
            int from = (y - top) * glyph.width() - left;
            int row = y * raster.width;
            for (int x = x0; x < x1; x++) {
                int covered = cover[from + x] & 0xFF;
                if (covered != 0) {
                    pixels[row + x] = Colours.blend(pixels[row + x], colour, covered + (covered >> 7));
                }
            }
        }
    }
}
