package io.poolscope.cli.options;

import io.poolscope.analysis.rules.Findings;
import io.poolscope.export.Painter;
import io.poolscope.export.PngEncoder;
import io.poolscope.render.FindingMarks;
import io.poolscope.render.Ghost;
import io.poolscope.render.Marks;
import io.poolscope.render.Parts;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.chart.Chart;
import io.poolscope.render.chart.ChartLayout;
import io.poolscope.render.shape.DrawList;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A picture of a run or of charts: where it goes and how large it is. */
public final class PictureOptions {
    @Option(names = "--png", paramLabel = "FILE", description = "Write a picture.")
    private Path png;

    @Mixin
    private PictureSize size = new PictureSize();

    /** A picture of the usual size. */
    public static PictureOptions to(Path file) {
        PictureOptions options = new PictureOptions();
        options.png = file;
        return options;
    }

    /** Whether a picture is wanted. */
    public boolean wanted() {
        return png != null;
    }

    /** Checks everything before a run is played for it. */
    public void check() {
        size.check();
        OutputFile.check("--png", png);
    }

    /**
     * Checks that it is written over nothing that the same command reads or writes.
     *
     * @param read what is read; null if nothing is
     * @param written what else is written; null if nothing is
     * @param option by which option
     */
    public void checkApart(Path read, Path written, String option) throws IOException {
        OutputFile.notRead("--png", png, read);
        OutputFile.apart("--png", png, written, "it is the file of " + option);
    }

    /** Writes the picture of a whole run, or nothing at all. */
    public void write(Host host, Snapshot snapshot) throws IOException {
        write(host, snapshot, List.of());
    }

    /** Writes the picture of a whole run with others beneath its lanes on the same clock, or nothing at all. */
    public void write(Host host, Snapshot snapshot, List<Ghost> ghosts) throws IOException {
        Painter painter = host.painter().get();
        long end = Math.max(snapshot.end(), Viewport.MIN_LENGTH);
        for (Ghost ghost : ghosts) {
            end = Math.max(end, ghost.snapshot().end());
        }
        // A little room after the end, so that the last bars don't touch the border.
        PictureStyle options = PictureStyle.of(painter.measure()).withParts(Parts.PICTURE).withGhosts(ghosts)
                .withMarks(Marks.NONE.withHighlights(FindingMarks.unasked(Findings.deadlocks(snapshot))));
        PictureLayout layout = new PictureLayout();
        int height = size.height(layout.preferredHeight(snapshot, 0, end + end / 50, options));
        Viewport viewport = new Viewport(0, end + end / 50, size.width(), height, size.scale());
        paint(painter, layout.layout(snapshot, viewport, options).draw());
    }

    /** Writes a picture of charts below a title and sentences, or nothing at all. */
    public void write(Host host, String title, List<String> notes, List<Chart> charts) throws IOException {
        Painter painter = host.painter().get();
        paint(painter, new ChartLayout().layout(title, notes, charts, size.width(), size.height(), painter.measure()));
    }

    private void paint(Painter painter, DrawList picture) throws IOException {
        PngEncoder.write(painter.paint(picture, size.palette(), size.scale()), size.scale(), png);
    }
}
