package io.poolscope.view.paint;

import io.poolscope.render.DrawingThreads;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Paints draw lists into an array of pixels. One thread at a time; any thread, but where it meets a letter for the first time it waits
 * for the toolkit's.
 *
 * <p>The base layer of a large picture is painted in strips, one above the other, by several threads; text, for whose
 * letters the toolkit may be
 * asked, by the caller only.
 */
public final class Rasteriser {
    /** More processors than this are not asked: what is left is waiting for memory. */
    private static final int MOST_PROCESSORS = 4;
    /** Strips for each processor, as one strip has more to it than another. */
    private static final int EACH = 2;
    /** Below so many pixels in a strip it does not pay to wake another thread. */
    private static final int FEW = 100_000;

    private final Palette palette;
    private final DrawingThreads threads;
    private final Strip whole;
    private final List<Strip> strips;

    /**
     * Paints to an array of {@code width * height} pixels.
     *
     * @param scale device pixels in a pixel of the draw list
     */
    public Rasteriser(int[] pixels, int width, int height, Palette palette, double scale) {
        this(pixels, width, height, palette, scale, DrawingThreads.COMMON);
    }

    /**
     * Paints to an array of {@code width * height} pixels.
     *
     * @param scale device pixels in a pixel of the draw list
     * @param threads paint it
     */
    public Rasteriser(int[] pixels, int width, int height, Palette palette, double scale, DrawingThreads threads) {
        this(pixels, width, height, palette, scale, TextRasteriser.noSheets(), threads);
    }

    /**
     * Paints to an array of {@code width * height} pixels.
     *
     * @param sheets the letters known at this scale; grows
     */
    Rasteriser(int[] pixels, int width, int height, Palette palette, double scale, Map<TextStyle, GlyphSheet> sheets,
            DrawingThreads threads) {
        this(pixels, width, height, palette, scale, sheets, threads, strips(width, height));
    }

    /** Paints in so many strips. */
    Rasteriser(int[] pixels, int width, int height, Palette palette, double scale, Map<TextStyle, GlyphSheet> sheets,
            DrawingThreads threads, int count) {
        this.palette = palette;
        this.threads = threads;
        whole = new Strip(new Raster(pixels, width, height, 0, height), palette, scale, sheets);
        strips = count == 1 ? List.of(whole) : IntStream.range(0, count)
                .mapToObj(i -> new Raster(pixels, width, height, height * i / count, height * (i + 1) / count))
                .map(raster -> new Strip(raster, palette, scale, TextRasteriser.noSheets())).toList();
    }

    private static int strips(int width, int height) {
        int processors = Math.min(MOST_PROCESSORS, Runtime.getRuntime().availableProcessors());
        return processors == 1 ? 1 : (int) Math.clamp((long) width * height / FEW, 1, (long) processors * EACH);
    }

    Palette palette() {
        return palette;
    }

    /** Paints shapes of a base layer over what is there. */
    public void paint(List<Shape> shapes) {
        threads.each(strips.size(), i -> strips.get(i).paintBase(shapes));
    }

    /** Paints a whole picture over what is there. */
    public void paint(DrawList list) {
        paint(list.base());
        whole.paintOverlay(list.overlay());
    }
}
