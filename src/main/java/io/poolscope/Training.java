package io.poolscope;

import io.poolscope.cli.Program;
import io.poolscope.cli.options.Host;
import io.poolscope.event.Names;
import io.poolscope.export.Painter;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.RunFacts;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.simulation.Simulator;
import io.poolscope.view.WindowTraining;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.paint.ToolkitMeasure;
import io.poolscope.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the program is asked for most, done once while the JVM watches: when the program is built, the JVM keeps in a cache which classes
 * that took and which methods were busy ({@code -XX:AOTCacheOutput}), and {@code bin/poolscope} starts from it. A recording is made,
 * opened in the window, painted, judged and exported; nothing of it is shown.
 */
public final class Training {
    /** Enough that the busy methods are seen to be busy: some 700 000 events. */
    private static final int TASKS = 100_000;

    private final Path folder;
    private final Host host;

    private Training(Path folder) {
        this.folder = folder;
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        host = new Host(nowhere, new PrintWriter(System.err, true, System.err.charset()), false, Catalogue.standard(), Training::painter,
                () -> -1, file -> -1);
    }

    /** Trains; ends the process with exit code 0 if everything was done. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new Training(Path.of(args[0])).all());
    }

    private int all() throws IOException, InterruptedException {
        String lasting = folder.resolve("lasting.pool").toString();
        String brief = folder.resolve("brief.pool").toString();
        record(Path.of(lasting));
        for (List<String> words : List.of(
                List.of("run", "bounded-queue", "--simulate", "--out", brief),
                render(lasting, "part.png"),
                render(lasting, "part.svg"),
                List.of("info", lasting),
                List.of("analyze", brief),
                List.of("export", brief, "--to", "perfetto", "-o", folder.resolve("run.pftrace").toString()),
                List.of("export", brief, "--to", "html", "-o", folder.resolve("run.html").toString()))) {
            int code = Program.run(host, words.toArray(String[]::new));
            if (code != Program.OK) {
                return code;
            }
        }
        WindowTraining.show(host.scenarios(), Path.of(lasting), folder.resolve("settings.properties"));
        return Program.OK;
    }

    /** A simulated run, longer than the commands allow. */
    private void record(Path file) throws IOException {
        Scenario scenario = host.scenarios().first();
        Workload work = scenario.workload(ParameterValues.defaultsOf(scenario), 1).orElseThrow().withTasks(TASKS);
        Names names = new Names();
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of(RunFacts.SCENARIO, scenario.about().id()))) {
            Simulator.run(work, names, writer);
        }
    }

    private List<String> render(String file, String picture) {
        return List.of("render", file, "-o", folder.resolve(picture).toString(), "--from", "1s", "--until", "2s");
    }

    private static Painter painter() {
        Toolkit.startHeadless();
        return new FxPainter(new ToolkitMeasure());
    }
}
