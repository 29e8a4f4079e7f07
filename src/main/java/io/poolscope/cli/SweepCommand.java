package io.poolscope.cli;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.sizing.SweepCsv;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.OutputFile;
import io.poolscope.cli.options.PathConverter;
import io.poolscope.cli.options.PictureOptions;
import io.poolscope.cli.options.ScenarioOptions;
import io.poolscope.cli.options.SpeedOption;
import io.poolscope.cli.options.TypedValues;
import io.poolscope.file.WholeFile;
import io.poolscope.render.chart.Charts;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.FileSource;
import io.poolscope.session.RunInfo;
import io.poolscope.session.trial.SweepRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code poolscope sweep}: how many workers, by real runs. */
@Command(name = "sweep", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays a scenario with several numbers of workers, and recommends one. CPU time is the whole process's; heap is the "
                + "most in use "
                + "that was seen, stacks what the workers' threads reserve. Real work is run beforehand, uncounted, to warm up.")
final class SweepCommand implements Callable<Integer> {
    private static final int MOST_WORKERS = 100_000;
    private static final int MOST_REPEATS = 1_000;

    private final Host host;

    @Parameters(index = "0", paramLabel = "SCENARIO|FILE",
            description = "What to play: see 'poolscope list'; of a recording (.pool) the scenario that "
                    + "it is of, with its parameters.")
    private String id;

    @Option(names = "--workers", split = ",", paramLabel = "N", description = "Which numbers of workers (default: 1,2,4,8,16,32).")
    private List<String> workers = List.of("1", "2", "4", "8", "16", "32");

    @Option(names = "--repeat", paramLabel = "R",
            description = "How many runs with each number; figures are their medians (default: ${DEFAULT-VALUE}).")
    private String repeat = "1";

    @Option(names = "--limit", paramLabel = "T", description = "Give a run up after this long (default: ${DEFAULT-VALUE}).")
    private String limit = "5min";

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers start: the same seed, the same durations.")
    private String seed;

    @Option(names = "--set", paramLabel = "key=value", description = "Any parameter: see 'poolscope list --parameters'.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private SpeedOption speed = new SpeedOption();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the figures as a table.")
    private Path csv;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    SweepCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Optional<RunInfo> recorded = recorded();
        Scenario scenario = recorded.isEmpty() ? host.scenarios().require(id) : scenario(recorded.get());
        ParameterValues values = recorded.isEmpty() ? ScenarioOptions.with(scenario, settings)
                : ScenarioOptions.with(scenario, recorded.get().parameters(), settings);
        long start = seed == null && recorded.isPresent() ? recorded.get().seed() : ScenarioOptions.seed(seed);
        SortedSet<Integer> counts = counts();
        int repeats = (int) TypedValues.whole("--repeat", repeat, 1, MOST_REPEATS);
        OutputFile.check("--csv", csv);
        picture.check();
        Path read = recorded.isEmpty() ? null : Path.of(id);
        OutputFile.notRead("--csv", csv, read);
        picture.checkApart(read, csv, "--csv");
        SweepRuns.Setup setup = new SweepRuns.Setup(scenario, values, start, speed::applyTo, repeats, TypedValues.nanos("--limit", limit));
        List<Scaling.Point> points = new ArrayList<>();
        SweepRuns runs = new SweepRuns(setup, new SweepProgress(host, repeats));
        for (int count : counts) {
            points.add(runs.measure(count));
            if (points.size() == 1) {
                SweepReport.head(host.out());
            }
            SweepReport.line(host.out(), new Scaling(points), points.getLast());
            host.out().flush();
        }
        Scaling scaling = new Scaling(points);
        scaling.sentences().forEach(host.out()::println);
        if (runs.predictedFrom() > 0) {
            host.out()
                    .println("Predicted from the durations of the run with " + runs.predictedFrom()
                            + (runs.predictedFrom() == 1 ? " worker" : " workers")
                            + ", as only its code says what the scenario does.");
        }
        if (csv != null) {
            WholeFile.writeText(csv, SweepCsv.of(scaling));
        }
        if (picture.wanted() && !scaling.known().isEmpty()) {
            picture.write(host, scenario.about().title() + ": how many workers?", scaling.sentences(), Charts.of(scaling));
        }
        return scaling.known().isEmpty() ? Program.FAILED : Program.OK;
    }

    /** What a recording is of; empty where no file is named. */
    private Optional<RunInfo> recorded() throws IOException {
        try {
            Path file = Path.of(id);
            return Files.isRegularFile(file) ? Optional.of(new FileSource(file).info()) : Optional.empty();
        } catch (InvalidPathException e) {
            if (id.indexOf('/') >= 0) {
                throw new BadValueException("'" + id + "' " + PathConverter.problem(id));
            }
            return Optional.empty(); // then it can only be meant as a scenario, and is refused as such
        }
    }

    private Scenario scenario(RunInfo recorded) {
        return host.scenarios().all().stream().filter(known -> known.about().id().equals(recorded.scenario())).findFirst()
                .orElseThrow(() -> new BadValueException(id + " is no run of a scenario that could be played again; allowed: what-if " + id
                        + " --sweep workers=1..64, which simulates it"));
    }

    private SortedSet<Integer> counts() {
        TreeSet<Integer> counts = new TreeSet<>();
        workers.forEach(text -> counts.add((int) TypedValues.whole("--workers", text, 1, MOST_WORKERS)));
        return counts;
    }
}
