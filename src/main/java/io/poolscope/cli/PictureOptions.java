package io.poolscope.cli;

import io.poolscope.export.Painter;
import io.poolscope.export.PngEncoder;
import io.poolscope.render.Chart;
import io.poolscope.render.ChartLayout;
import io.poolscope.render.DrawList;
import io.poolscope.render.Ghost;
import io.poolscope.render.Parts;
import io.poolscope.render.SceneLayout;
import io.poolscope.render.SceneOptions;
import io.poolscope.render.Viewport;
import io.poolscope.scenario.BadValueException;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A picture of a run or of charts: where it goes and how large it is. */
final class PictureOptions {
    @Option(names = "--png", paramLabel = "FILE", description = "Write a picture.")
    private Path png;

    @Mixin
    private PictureSize size = new PictureSize();

    /** A picture of the usual size. */
    static PictureOptions to(Path file) {
        PictureOptions options = new PictureOptions();
        options.png = file;
        return options;
    }

    /** Whether a picture is wanted. */
    boolean wanted() {
        return png != null;
    }

    /** Checks everything before a run is played for it. */
    void check() {
        size.check();
        if (png != null) {
            Path folder = png.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new BadValueException("--png " + png + " is not allowed: there is no folder " + folder + "; allowed: a file in a folder that is there");
            }
            if (Files.isDirectory(png)) {
                throw new BadValueException("--png " + png + " is not allowed: it is a folder; allowed: a file in a folder that is there");
            }
        }
    }

    /** Writes the picture of a whole run, or nothing at all. */
    void write(Host host, Snapshot snapshot) throws IOException {
        write(host, snapshot, List.of());
    }

    /** Writes the picture of a whole run with others beneath its lanes on the same clock, or nothing at all. */
    void write(Host host, Snapshot snapshot, List<Ghost> ghosts) throws IOException {
        Painter painter = host.painter().get();
        long end = Math.max(snapshot.end(), Viewport.MIN_LENGTH);
        for (Ghost ghost : ghosts) {
            end = Math.max(end, ghost.snapshot().end());
        }
        // A little room behind the end, so that the last bars don't touch the border.
        SceneOptions options = SceneOptions.of(painter.measure()).withParts(Parts.PICTURE).withGhosts(ghosts);
        SceneLayout layout = new SceneLayout();
        int height = size.height(layout.preferredHeight(snapshot, 0, end + end / 50, options));
        Viewport viewport = new Viewport(0, end + end / 50, size.width(), height, size.scale());
        paint(painter, layout.layout(snapshot, viewport, options).draw());
    }

    /** Writes a picture of charts below a title and sentences, or nothing at all. */
    void write(Host host, String title, List<String> notes, List<Chart> charts) throws IOException {
        Painter painter = host.painter().get();
        paint(painter, new ChartLayout().layout(title, notes, charts, size.width(), size.height(), painter.measure()));
    }

    private void paint(Painter painter, DrawList picture) throws IOException {
        PngEncoder.write(painter.paint(picture, size.palette(), size.scale()), size.scale(), png);
    }
}
