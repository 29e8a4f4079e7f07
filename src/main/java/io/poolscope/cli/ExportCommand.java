package io.poolscope.cli;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.cli.options.FileOptions;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.OutputFile;
import io.poolscope.export.HtmlReport;
import io.poolscope.export.Painter;
import io.poolscope.recording.RunFacts;
import io.poolscope.recording.exporting.EventCsv;
import io.poolscope.recording.exporting.ExportFormat;
import io.poolscope.recording.exporting.ExportedRun;
import io.poolscope.recording.format.ImportFormat;
import io.poolscope.render.FindingMarks;
import io.poolscope.render.Marks;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poolscope export}: a run for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a run for other programs: perfetto, chrome, jfr, csv (tasks), csv-events, html.")
final class ExportCommand implements Callable<Integer> {
    private static final String EVENTS = "csv-events";
    private static final String HTML = "html";

    private final Host host;

    @Mixin
    private FileOptions file = new FileOptions();

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "Which format.")
    private String format;

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "OUT", description = "The file to write.")
    private Path out;

    ExportCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        boolean known = ExportFormat.of(format).isPresent() || format.equals(EVENTS) || format.equals(HTML);
        if (!known) {
            throw new BadValueException("--to " + format + " is not allowed; allowed: " + ExportFormat.ids() + ", " + EVENTS + ", " + HTML);
        }
        OutputFile.notRead("--out", out, file.file());
        Session session = file.read(host);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            write(session);
            OutputFile.tell(host, out);
            return Program.code(session);
        }
    }

    private void write(Session session) throws IOException {
        Snapshot run = session.snapshot();
        long from = file.from(run);
        long until = file.until(run, Snapshot.OPEN);
        switch (format) {
            case EVENTS -> writeEvents(from, until);
            case HTML -> writeHtml(session, run, from, until);
            default -> ExportFormat.of(format).orElseThrow().write(new ExportedRun(run, session.facts(), from, until), out);
        }
    }

    private void writeEvents(long from, long until) throws IOException {
        if (ImportFormat.of(file.file()) != ImportFormat.POOL) {
            throw new BadValueException("--to " + EVENTS + " needs a recording (.pool); " + file.file() + " tells of tasks only");
        }
        EventCsv.write(file.file(), out, from, until);
    }

    private void writeHtml(Session session, Snapshot run, long from, long until) throws IOException {
        Painter painter = host.painter().get();
        long end = until == Snapshot.OPEN ? Math.max(from + Viewport.MIN_LENGTH, run.end() + run.end() / 50) : until;
        List<Finding> findings = Findings.of(run);
        PictureStyle options = PictureStyle.of(painter.measure()).withMarks(Marks.NONE.withHighlights(FindingMarks.unasked(findings)));
        DrawList picture = new PictureLayout().layout(run, new Viewport(from, end, 1400, 780), options).draw();
        String warning = session.messages().isEmpty() ? "" : session.messages().getFirst().text();
        Map<String, String> facts = new LinkedHashMap<>(session.facts());
        facts.keySet().removeIf(RunFacts::isSource);
        new HtmlReport(session.info().title(), picture, Palette.LIGHT, RunSummary.of(run), findings, facts, warning).write(out);
    }
}
