package io.poolscope.cli;

import io.poolscope.analysis.sizing.SweepCsv;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.analysis.whatif.Knob;
import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.analysis.whatif.WhatIf;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.OutputFile;
import io.poolscope.cli.options.PictureOptions;
import io.poolscope.file.WholeFile;
import io.poolscope.render.Ghost;
import io.poolscope.render.chart.Charts;
import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code poolscope what-if}: a run again with other numbers, by simulation. */
@Command(name = "what-if", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays a scenario or reads a recording, and says what other numbers would have made of it.")
final class WhatIfCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(index = "0", paramLabel = SubjectOptions.LABEL, description = SubjectOptions.DESCRIPTION)
    private String subject;

    @Mixin
    private SubjectOptions options = new SubjectOptions();

    @Option(names = "--workers", paramLabel = "N", description = "Another number of workers.")
    private String workers;

    @Option(names = "--queue", paramLabel = "N|unbounded", description = "Another queue capacity.")
    private String queue;

    @Option(names = "--policy", paramLabel = "P", description = "Another saturation policy.")
    private String policy;

    @Option(names = "--order", paramLabel = "O", description = "Another order of the queue.")
    private String order;

    @Option(names = "--chunk", paramLabel = "N", description = "How many items run as one task.")
    private String chunk;

    @Option(names = "--window", paramLabel = "N|unbounded", description = "Another result window.")
    private String window;

    @Option(names = "--pace", paramLabel = "MS", description = "Another consumer pace, in milliseconds.")
    private String pace;

    @Option(names = "--delivery", paramLabel = "D", description = "Another delivery.")
    private String delivery;

    @Option(names = "--pool", paramLabel = "NAME", description = "Which of several pools to change (default: that with the most tasks).")
    private String pool = "";

    @Option(names = "--sweep", paramLabel = "NAME=A..B", description = "One of these numbers at every value of a range.")
    private String sweep;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the sweep as a table.")
    private Path csv;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    WhatIfCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Map<Knob, String> changes = changes();
        if (changes.isEmpty() && sweep == null) {
            throw new BadValueException(
                    "nothing is changed; allowed: --workers, --queue, --policy, --order, --chunk, --window, --pace, --delivery, --sweep");
        }
        if (csv != null && sweep == null) {
            throw new BadValueException("--csv " + csv + " is not allowed without --sweep");
        }
        check(changes);
        Session session = options.atItsEnd(host, subject);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            Optional<Extraction> extraction = Extraction.of(session.snapshot());
            if (extraction.isEmpty()) {
                host.err().println("poolscope: " + session.info().title() + ": the run has no tasks to run again");
                return Program.FAILED; // the file's fault, and not the words'
            }
            return answer(session, extraction.get(), changes);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(e.getMessage());
        }
    }

    /** Refuses what no run could have, before one is played. */
    private void check(Map<Knob, String> changes) throws IOException {
        picture.check();
        picture.checkApart(SubjectOptions.file(subject), csv, "--csv");
        OutputFile.check("--csv", csv);
        OutputFile.notRead("--csv", csv, SubjectOptions.file(subject));
        try {
            Workload any = Workload.of(1, Distribution.fixed(1));
            changes.forEach((knob, value) -> knob.set(any, value));
            if (sweep != null) {
                Sweep.of(any, knob(), range(), 1);
            }
        } catch (IllegalArgumentException e) {
            throw new BadValueException(e.getMessage());
        }
    }

    private int answer(Session session, Extraction extraction, Map<Knob, String> changes) throws Exception {
        Snapshot run = session.snapshot();
        if (!changes.isEmpty() && !compare(run, extraction, changes)) {
            return Program.FAILED;
        }
        if (sweep == null) {
            return Program.code(session);
        }
        Sweep swept = Sweep.of(extraction.with(pool, changes), pool, knob(), range(), processors());
        print(swept);
        if (swept.points().stream().allMatch(point -> point.forecast().isEmpty())) {
            host.err().println("poolscope: no value of " + swept.knob().word() + " could be simulated");
            return Program.FAILED;
        }
        if (changes.isEmpty()) {
            assumed(extraction.assumptions());
        }
        if (picture.wanted()) {
            picture.write(host, session.info().title() + ": what if " + swept.knob().word() + " were another number?",
                    notes(swept, changes),
                    Charts.of(swept));
        }
        return Program.code(session);
    }

    /** Returns whether the changed run comes to its end. */
    private boolean compare(Snapshot run, Extraction extraction, Map<Knob, String> changes) throws Exception {
        WhatIf whatIf;
        try {
            whatIf = WhatIf.of(run, extraction, pool, changes, processors());
        } catch (SimulationException e) {
            host.err().println("poolscope: it can't be simulated to its end: " + e.getMessage() + "; it can't end before "
                    + DurationWords.of(extraction.with(pool, changes).bound(processors())));
            return false;
        }
        host.out().println(whatIf.sentence());
        assumed(whatIf.assumptions());
        if (picture.wanted() && sweep == null) {
            picture.write(host, run, List.of(new Ghost("what if " + words(changes), whatIf.run())));
        }
        return true;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private Map<Knob, String> changes() {
        Map<Knob, String> changes = new EnumMap<>(Knob.class);
        put(changes, Knob.WORKERS, workers);
        put(changes, Knob.QUEUE, queue);
        put(changes, Knob.POLICY, policy);
        put(changes, Knob.ORDER, order);
        put(changes, Knob.CHUNK, chunk);
        put(changes, Knob.WINDOW, window);
        put(changes, Knob.PACE, pace);
        put(changes, Knob.DELIVERY, delivery);
        return changes;
    }

    private static void put(Map<Knob, String> changes, Knob knob, String value) {
        if (value != null) {
            changes.put(knob, value);
        }
    }

    /** As "workers 8, queue 64". */
    private static String words(Map<Knob, String> changes) {
        return changes.entrySet().stream().map(change -> change.getKey().word() + " " + change.getValue())
                .collect(Collectors.joining(", "));
    }

    private static List<String> notes(Sweep swept, Map<Knob, String> changes) {
        List<String> notes = new ArrayList<>();
        swept.knee().ifPresent(knee -> notes.add(saying(swept, knee)));
        notes.add("Arrivals and durations of the run are kept" + (changes.isEmpty() ? "." : "; changed: " + words(changes) + "."));
        return notes;
    }

    private static String saying(Sweep swept, Sweep.Point knee) {
        return "From " + swept.knob().word() + " " + knee.value() + " on, more brings little.";
    }

    private Knob knob() {
        if (sweep.indexOf('=') < 1 || sweep.indexOf("..") < sweep.indexOf('=')) {
            throw badSweep();
        }
        return Knob.of(sweep.substring(0, sweep.indexOf('=')));
    }

    private List<Long> range() {
        int dots = sweep.indexOf("..");
        return Sweep.range(number(sweep.substring(sweep.indexOf('=') + 1, dots)), number(sweep.substring(dots + 2)));
    }

    private BadValueException badSweep() {
        return new BadValueException("--sweep " + sweep + " is not allowed; allowed: NAME=A..B, as workers=1..64");
    }

    private long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw badSweep();
        }
    }

    private void assumed(List<String> assumptions) {
        assumptions.forEach(assumption -> host.out().println("Assumed: " + assumption));
    }

    private void print(Sweep swept) throws IOException {
        host.out().printf("%10s  %12s  %14s  %11s%n", swept.knob().word(), "makespan", "p99 queue wait", "peak buffer");
        for (Sweep.Point point : swept.points()) {
            if (point.forecast().isPresent()) {
                Forecast forecast = point.forecast().get();
                host.out().printf("%10d  %12s  %14s  %11d%n", point.value(), DurationWords.of(forecast.makespan()),
                        DurationWords.of(forecast.waitP99()), forecast.peakBuffered());
            } else {
                host.out().printf("%10d  %s%n", point.value(), point.problem());
            }
        }
        swept.knee().ifPresent(knee -> host.out().println(saying(swept, knee)));
        if (csv != null) {
            WholeFile.writeText(csv, SweepCsv.of(swept));
        }
    }
}
