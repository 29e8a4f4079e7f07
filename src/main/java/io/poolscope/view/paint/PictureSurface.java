package io.poolscope.view.paint;

import io.poolscope.render.DrawList;
import io.poolscope.render.Palette;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Shows draw lists in a window: the base layer in a pixel buffer as large as the window has device pixels, the overlay
 * on a canvas above it. On the JavaFX thread. When to paint is its owner's business.
 */
public final class PictureSurface {
    private final Group node = new Group();
    private final ImageView image = new ImageView();
    private final Canvas canvas = new Canvas();
    private int[] pixels = new int[0];
    private PixelBuffer<IntBuffer> buffer;
    private int deviceWidth;
    private int deviceHeight;
    private double scale;
    private Rasteriser rasteriser;
    private OverlayPainter overlay;

    /** An empty surface. */
    public PictureSurface() {
        image.setSmooth(false);
        node.getChildren().addAll(image, canvas);
        node.setMouseTransparent(true);
    }

    /** What to put into the window, its left upper corner at the picture's. Takes no mouse events. */
    public Node node() {
        return node;
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
            rasteriser = new Rasteriser(pixels, deviceWidth, deviceHeight, palette, scale);
            overlay = new OverlayPainter(palette);
        }
        buffer.updateBuffer(changed -> {
            rasteriser.paint(list.base());
            return new Rectangle2D(0, 0, deviceWidth, deviceHeight);
        });
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        overlay.paint(list.overlay(), gc);
    }

    private void resize(int width, int height, double newScale, DrawList list) {
        deviceWidth = width;
        deviceHeight = height;
        scale = newScale;
        pixels = new int[Math.multiplyExact(width, height)];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image.setImage(new WritableImage(buffer));
        image.setFitWidth(list.width());
        image.setFitHeight(list.height());
        canvas.setWidth(list.width());
        canvas.setHeight(list.height());
    }
}
