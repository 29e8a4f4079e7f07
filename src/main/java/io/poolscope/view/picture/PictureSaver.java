package io.poolscope.view.picture;

import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.export.PngEncoder;
import io.poolscope.export.SvgWriter;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.work.Once;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Lays out, paints and writes a picture on a thread of its own, so that the window goes on meanwhile. A file is written
 * whole or not at all; without a file the picture goes to the clipboard.
 */
public final class PictureSaver {
    private final Painter painter;

    /** Saves with a painter. */
    public PictureSaver(Painter painter) {
        this.painter = Objects.requireNonNull(painter);
    }

    /**
     * Saves a picture.
     *
     * @param snapshot the run
     * @param options how it is shown
     * @param done told "" on the JavaFX thread when it is written or copied, or in one line why it could not be
     */
    public void save(PictureRequest request, Snapshot snapshot, PictureStyle options, String title, Consumer<String> done) {
        Once.run("export", () -> outcome(request, snapshot, options, title), done, done);
    }

    private String outcome(PictureRequest request, Snapshot snapshot, PictureStyle options, String title) throws IOException {
        try {
            if (request.file().isPresent()) {
                write(request, request.file().get(), snapshot, options, title);
                return "";
            }
            Pixels pixels = painter.paint(layout(request, snapshot, options), request.palette(), request.scale());
            return copied(pixels);
        } catch (OutOfMemoryError e) {
            return "There is not enough memory for a picture of " + request.size() + " pixels; choose a smaller size or scale";
        }
    }

    private static DrawList layout(PictureRequest request, Snapshot snapshot, PictureStyle options) {
        Viewport viewport = new Viewport(request.window().from(), request.window().until(), request.width(), request.height(),
                Math.clamp(request.scale(), 1, 8));
        return new PictureLayout().layout(snapshot, viewport, options.withParts(options.parts().stillOnes())).draw();
    }

    private void write(PictureRequest request, Path file, Snapshot snapshot, PictureStyle options, String title) throws IOException {
        DrawList list = layout(request, snapshot, options);
        if (request.isSvg()) {
            SvgWriter.write(list, request.palette(), title, file);
        } else {
            PngEncoder.write(painter.paint(list, request.palette(), request.scale()), request.scale(), file);
        }
    }

    /** The clipboard is the JavaFX thread's: hands the picture over there, and waits for what comes of it. */
    private static String copied(Pixels pixels) {
        FutureTask<Boolean> copy = new FutureTask<>(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(new WritableImage(new PixelBuffer<>(pixels.width(), pixels.height(), IntBuffer.wrap(pixels.argb()),
                    PixelFormat.getIntArgbPreInstance())));
            return Clipboard.getSystemClipboard().setContent(content);
        });
        Platform.runLater(copy);
        try {
            return copy.get() ? "" : "The system did not take the picture for its clipboard";
        } catch (ExecutionException e) {
            return "The picture could not be copied: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The picture was not copied: the window is closing";
        }
    }
}
