package io.poolscope.view.picture;

import io.poolscope.export.Painter;
import io.poolscope.export.PngEncoder;
import io.poolscope.export.SvgWriter;
import io.poolscope.render.DrawList;
import io.poolscope.render.SceneLayout;
import io.poolscope.render.SceneOptions;
import io.poolscope.render.Viewport;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Lays out, paints and writes a picture on a thread of its own, so that the window goes on meanwhile. A file is written
 * whole or not at all.
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
     * @param done told "" on the JavaFX thread when it is written, or in one line why it could not be
     */
    public void save(PictureRequest request, Snapshot snapshot, SceneOptions options, String title, Consumer<String> done) {
        Thread thread = new Thread(() -> {
            String outcome = outcome(request, snapshot, options, title);
            Platform.runLater(() -> done.accept(outcome));
        }, "export");
        thread.setDaemon(true);
        thread.start();
    }

    private String outcome(PictureRequest request, Snapshot snapshot, SceneOptions options, String title) {
        try {
            write(request, snapshot, options, title);
            return "";
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return e.getMessage();
        } catch (OutOfMemoryError e) {
            return "There is not enough memory for a picture of " + Math.round(request.width() * request.scale()) + " × "
                    + Math.round(request.height() * request.scale()) + " pixels; choose a smaller size or scale";
        }
    }

    private void write(PictureRequest request, Snapshot snapshot, SceneOptions options, String title) throws IOException {
        Viewport viewport = new Viewport(request.window().from(), request.window().until(), request.width(), request.height(),
                Math.clamp(request.scale(), 1, 8));
        DrawList list = new SceneLayout().layout(snapshot, viewport, options).draw();
        if (request.isSvg()) {
            SvgWriter.write(list, request.palette(), title, request.file());
        } else {
            PngEncoder.write(painter.paint(list, request.palette(), request.scale()), request.scale(), request.file());
        }
    }
}
