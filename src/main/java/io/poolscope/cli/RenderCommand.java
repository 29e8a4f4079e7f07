package io.poolscope.cli;

import io.poolscope.analysis.rules.Findings;
import io.poolscope.cli.options.FileOptions;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.OutputFile;
import io.poolscope.cli.options.PictureSize;
import io.poolscope.export.Painter;
import io.poolscope.export.PngEncoder;
import io.poolscope.export.SvgWriter;
import io.poolscope.render.FindingMarks;
import io.poolscope.render.Marks;
import io.poolscope.render.Parts;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poolscope render}: a picture of exactly the window of time that was asked for. */
@Command(name = "render", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Paints a part of a run as PNG or SVG, by the ending of the file's name.")
final class RenderCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private FileOptions file = new FileOptions();

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "OUT.png|OUT.svg", description = "The file to write.")
    private Path out;

    @Option(names = "--lanes", split = ",", paramLabel = "NAME", description = "Only worker lanes with these names.")
    private List<String> lanes = List.of();

    @Mixin
    private PictureSize size = new PictureSize();

    RenderCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new BadValueException("--out " + out + " is not allowed; allowed: names that end with .png or .svg");
        }
        size.check();
        OutputFile.notRead("--out", out, file.file());
        Session session = file.read(host);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            Painter painter = host.painter().get();
            DrawList picture = layout(session.snapshot(), painter);
            if (name.endsWith(".svg")) {
                SvgWriter.write(picture, size.palette(), session.info().title(), out);
            } else {
                PngEncoder.write(painter.paint(picture, size.palette(), size.scale()), size.scale(), out);
            }
            OutputFile.tell(host, out);
            return Program.code(session);
        }
    }

    private DrawList layout(Snapshot run, Painter painter) {
        long from = file.from(run);
        // A little room after the end, so that the last bars don't touch the border; a typed end is kept to the nanosecond.
        long open = Math.max(from + Viewport.MIN_LENGTH, run.end() + (run.end() - from) / 50);
        PictureStyle options = PictureStyle.of(painter.measure()).withParts(Parts.PICTURE)
                .withMarks(Marks.NONE.withHighlights(FindingMarks.unasked(Findings.deadlocks(run))));
        if (size.palette() == Palette.FIGURE) {
            options = options.withParts(Parts.FIGURE);
        }
        if (!lanes.isEmpty()) {
            options = options.withLanes(options.lanes().withHidden(hidden(run)));
        }
        PictureLayout layout = new PictureLayout();
        long until = file.until(run, open);
        Viewport viewport =
                new Viewport(from, until, size.width(), size.height(layout.preferredHeight(run, from, until, options)), size.scale());
        return layout.layout(run, viewport, options).draw();
    }

    private Set<Integer> hidden(Snapshot run) {
        Set<Integer> hidden = new HashSet<>();
        Set<String> unknown = new HashSet<>(lanes);
        for (Lane lane : run.lanes()) {
            unknown.remove(lane.name());
            if (lane.pool() >= 0 && lane.isWorkerOf(lane.pool()) && !lanes.contains(lane.name())) {
                hidden.add(lane.key());
            }
        }
        if (!unknown.isEmpty()) {
            throw new BadValueException("--lanes " + unknown.iterator().next() + " is not allowed; allowed: "
                    + run.lanes().stream().map(Lane::name).distinct().limit(20).collect(Collectors.joining(", ")));
        }
        return hidden;
    }
}
