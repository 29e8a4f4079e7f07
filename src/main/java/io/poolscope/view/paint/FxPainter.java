package io.poolscope.view.paint;

import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.DrawList;
import io.poolscope.render.Palette;
import io.poolscope.render.TextMeasure;
import java.nio.IntBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The painter, on JavaFX: the window's own way of painting, at any scale and without a window.
 *
 * <p>A large picture is painted in tiles, as the toolkit limits how large an image may be. Within a tile the base layer
 * goes to a pixel buffer, the overlay to a canvas above it, at the scale itself; nothing is ever enlarged.
 */
public final class FxPainter implements Painter {
    private static final int TILE = 2048;

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
        new Rasteriser(pixels, (int) width, (int) height, palette, scale).paint(list.base());
        onToolkitThread(() -> addOverlay(list, palette, scale, pixels, (int) width, (int) height));
        return new Pixels((int) width, (int) height, pixels);
    }

    private static void addOverlay(DrawList list, Palette palette, double scale, int[] pixels, int width, int height) {
        OverlayPainter overlay = new OverlayPainter(palette);
        for (int top = 0; top < height; top += TILE) {
            for (int left = 0; left < width; left += TILE) {
                int w = Math.min(TILE, width - left);
                int h = Math.min(TILE, height - top);
                tile(list, overlay, scale, pixels, width, left, top, w, h);
            }
        }
    }

    private static void tile(DrawList list, OverlayPainter overlay, double scale, int[] pixels, int stride, int left, int top,
            int w, int h) {
        int[] ground = new int[w * h];
        for (int y = 0; y < h; y++) {
            System.arraycopy(pixels, (top + y) * stride + left, ground, y * w, w);
        }
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(w, h, IntBuffer.wrap(ground), PixelFormat.getIntArgbPreInstance());
        Canvas canvas = new Canvas(w, h);
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.translate(-left, -top);
        gc.scale(scale, scale);
        overlay.paint(list.overlay(), gc);
        Group root = new Group(new ImageView(new WritableImage(buffer)), canvas);
        Scene scene = new Scene(root, w, h, Color.BLACK);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.BLACK);
        parameters.setViewport(new javafx.geometry.Rectangle2D(0, 0, w, h));
        WritableImage painted = scene.getRoot().snapshot(parameters, null);
        painted.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), ground, 0, w);
        for (int y = 0; y < h; y++) {
            System.arraycopy(ground, y * w, pixels, (top + y) * stride + left, w);
        }
    }

    private static void onToolkitThread(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        boolean interrupted = false;
        while (true) {
            try {
                done.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the picture could not be painted: " + e.getCause().getMessage(), e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
