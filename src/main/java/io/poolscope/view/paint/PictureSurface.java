package io.poolscope.view.paint;

import io.poolscope.render.DrawingThreads;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextStyle;
import java.nio.IntBuffer;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Shows draw lists in a window: painted into a pixel buffer as large as the window has device pixels, which the toolkit only has to
 * copy. On the JavaFX thread. When to paint is its owner's business.
 */
public final class PictureSurface {
    private final DrawingThreads threads;
    private final ImageView image = new ImageView();
    private int[] pixels = new int[0];
    private PixelBuffer<IntBuffer> buffer;
    private int deviceWidth;
    private int deviceHeight;
    private double scale;
    private Rasteriser rasteriser;
    /** The letters at {@link #scale}. */
    private Map<TextStyle, GlyphSheet> sheets = TextRasteriser.noSheets();

    /** An empty surface for pictures that change now and then. */
    public PictureSurface() {
        this(DrawingThreads.COMMON);
    }

    /** An empty surface that is painted by these threads. */
    public PictureSurface(DrawingThreads threads) {
        this.threads = threads;
        image.setSmooth(false);
        image.setMouseTransparent(true);
    }

    /** What to put into the window, its left upper corner at the picture's. Takes no mouse events. */
    public Node node() {
        return image;
    }

    /**
     * Paints.
     *
     * @param outputScale device pixels in a pixel of the window: its {@code getOutputScaleX()}
     */
    public void paint(DrawList list, Palette palette, double outputScale) {
        int wantedWidth = Math.max(1, (int) Math.round(list.width() * outputScale));
        int wantedHeight = Math.max(1, (int) Math.round(list.height() * outputScale));
        boolean resized = wantedWidth != deviceWidth || wantedHeight != deviceHeight || outputScale != scale;
        if (resized) {
            resize(wantedWidth, wantedHeight, outputScale, list);
        }
        if (resized || rasteriser.palette() != palette) {
            rasteriser = new Rasteriser(pixels, deviceWidth, deviceHeight, palette, scale, sheets, threads);
        }
        rasteriser.paint(list);
        buffer.updateBuffer(changed -> new Rectangle2D(0, 0, deviceWidth, deviceHeight));
    }

    private void resize(int width, int height, double newScale, DrawList list) {
        deviceWidth = width;
        deviceHeight = height;
        if (newScale != scale) {
            sheets = TextRasteriser.noSheets();
        }
        scale = newScale;
        pixels = new int[Math.multiplyExact(width, height)];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image.setImage(new WritableImage(buffer));
        image.setFitWidth(list.width());
        image.setFitHeight(list.height());
    }
}
