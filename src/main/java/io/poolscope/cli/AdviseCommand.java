package io.poolscope.cli;

import io.poolscope.analysis.sizing.Advice;
import io.poolscope.analysis.sizing.Advisor;
import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.sizing.SweepCsv;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.ScenarioOptions;
import io.poolscope.cli.options.SpeedOption;
import io.poolscope.cli.options.TypedValues;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.FileSource;
import io.poolscope.session.Session;
import io.poolscope.session.trial.AdviceTrials;
import io.poolscope.session.trial.SweepRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.DurationWords;
import io.poolscope.words.EnumWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code poolscope advise}: how to run some work, stated in words or measured. */
@Command(name = "advise", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says how to run some work: by what, with how many workers, what queue and what chunks; and why.")
final class AdviseCommand implements Callable<Integer> {
    private static final long MOST = 1_000_000_000_000L;

    private final Host host;

    @Parameters(index = "0", arity = "0..1", paramLabel = "WORDS",
            description = "The work, as \"resize 1000 images\" or \"download 50 pages\".")
    private String words;

    @Option(names = "--run", paramLabel = "FILE.pool", description = "A measured run of the work, instead of words.")
    private Path run;

    @Option(names = "--scenario", paramLabel = "SCENARIO",
            description = "Try the advice in about ten short runs of this scenario, and show what they "
                    + "measured; without words the scenario is the work.")
    private String scenario;

    @Option(names = "--sweep", paramLabel = "FILE.csv",
            description = "Show what this table of 'poolscope sweep --csv' measured beside the advice.")
    private Path sweep;

    @Option(names = "--cpu", paramLabel = "T", description = "How long one task computes, as 12ms; with --wall.")
    private String cpu;

    @Option(names = "--wall", paramLabel = "T", description = "How long one task takes from start to end; with --cpu.")
    private String wall;

    @Option(names = "--duration", paramLabel = "T", description = "How long one task takes, where its CPU time isn't known.")
    private String duration;

    @Option(names = "--items", paramLabel = "N", description = "How many tasks.")
    private String items;

    @Option(names = "--bytes", paramLabel = "N", description = "How large the data of one task is, in bytes.")
    private String bytes;

    @Option(names = "--cores", paramLabel = "N", description = "How many processors (default: this machine's).")
    private String cores;

    @Option(names = "--connections", paramLabel = "N", description = "How many at a time whatever the tasks wait for can serve.")
    private String connections;

    @Option(names = "--set", paramLabel = "key=value", description = "A parameter of the scenario: see 'poolscope list --parameters'.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--repeat", paramLabel = "R", description = "How many runs of the scenario with each value; figures are their medians "
            + "(default: ${DEFAULT-VALUE}).")
    private String repeat = "1";

    @Option(names = "--limit", paramLabel = "T", description = "Give a run of the scenario up after this long (default: ${DEFAULT-VALUE}).")
    private String limit = "1min";

    @Mixin
    private SpeedOption speed = new SpeedOption();

    AdviseCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        check();
        List<String> assumed = new ArrayList<>();
        AdviceTrials trials = scenario == null ? null : trials();
        Scaling swept = sweep == null ? null : swept();
        boolean said = words != null || cpu != null;
        Advisor.Work work = run != null ? measured(assumed) : said || trials == null ? stated(assumed) : played(trials, assumed);
        if (work == null) {
            return Program.FAILED;
        }
        Advice advice = Advisor.advise(work);
        advice = trials != null ? advice.beside(trials.around(advice)) : swept != null ? advice.beside(swept) : advice;
        print(advice, assumed);
        return Program.OK;
    }

    private void check() {
        if (run != null && (words != null || cpu != null || wall != null || duration != null)) {
            throw new BadValueException("--run " + run + " is not allowed beside words or other times; allowed: one of them");
        }
        if (run != null && !Files.isRegularFile(run)) {
            throw new BadValueException("--run " + run + " is not allowed; allowed: a file that is there");
        }
        if ((cpu == null) != (wall == null)) {
            throw new BadValueException(
                    (cpu == null ? "--wall " + wall + " is not allowed without --cpu" : "--cpu " + cpu + " is not allowed without --wall")
                            + "; allowed: both, or --duration");
        }
        if (wall != null && duration != null) {
            throw new BadValueException("--duration " + duration + " is not allowed beside --wall " + wall + "; allowed: one of them");
        }
        if (words == null && run == null && cpu == null && scenario == null) {
            throw new BadValueException(
                    "no work is named; allowed: words as \"resize 1000 images\", --run FILE.pool, --scenario, or --cpu and --wall");
        }
        if (scenario != null && sweep != null) {
            throw new BadValueException("--sweep " + sweep + " is not allowed beside --scenario " + scenario + "; allowed: one of them");
        }
        if (scenario == null && !settings.isEmpty()) {
            throw new BadValueException("--set " + settings.getFirst() + " is not allowed without --scenario");
        }
    }

    private Scaling swept() throws IOException {
        try {
            return SweepCsv.read(sweep);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(
                    "--sweep " + sweep + " is not allowed: " + e.getMessage() + "; allowed: a table written by 'poolscope sweep --csv'");
        }
    }

    private AdviceTrials trials() {
        Scenario known = host.scenarios().require(scenario);
        int repeats = (int) TypedValues.whole("--repeat", repeat, 1, 100);
        return new AdviceTrials(
                new SweepRuns.Setup(known, ScenarioOptions.with(known, settings), ScenarioOptions.seed(null), speed::applyTo, repeats,
                        TypedValues.nanos("--limit", limit)),
                new SweepProgress(host, repeats));
    }

    private Advisor.Work played(AdviceTrials trials, List<String> assumed) throws IOException, InterruptedException {
        Advisor.Work work = trials.work(cores(), connections(), assumed);
        return new Advisor.Work(items == null ? work.tasks() : tasks(1), work.nanos(), work.computing(), bytes(), work.processors(),
                work.connections(), work.stages(), work.isolated());
    }

    private Advisor.Work stated(List<String> assumed) {
        long whole = wall != null ? TypedValues.nanos("--wall", wall) : duration != null ? TypedValues.nanos("--duration", duration) : 0;
        long computing = cpu == null ? 0 : TypedValues.nanos("--cpu", cpu);
        if (computing > whole && cpu != null) {
            throw new BadValueException("--cpu " + cpu + " is not allowed; allowed: times up to --wall " + wall);
        }
        if (words == null) {
            if (items == null) {
                assumed.add("100 tasks, as --items says no other number.");
            }
            return new Advisor.Work(tasks(100), whole, (double) computing / whole, bytes(), cores(), connections(), false, false);
        }
        Advisor.Work said = said(whole);
        if (whole == 0) {
            assumed.add("a task takes " + DurationWords.of(Math.round(said.nanos())) + ", as neither --duration nor --wall says how long.");
        }
        if (items == null && words.chars().noneMatch(Character::isDigit)) {
            assumed.add(said.tasks() + " tasks, as the words and --items say no other number.");
        }
        double share = cpu == null ? said.computing() : (double) computing / whole;
        return new Advisor.Work(tasks(said.tasks()), said.nanos(), share, bytes(), cores(), connections(), said.stages(), said.isolated());
    }

    /** What the words say of the work; the time of a task is 0 where it isn't known. */
    private Advisor.Work said(long nanos) {
        try {
            return Advisor.read(words, nanos, bytes(), cores(), connections());
        } catch (IllegalArgumentException e) {
            throw new BadValueException(e.getMessage());
        }
    }

    private Advisor.Work measured(List<String> assumed) throws IOException, InterruptedException {
        int processors = cores();
        int limit = connections();
        long size = bytes();
        long given = tasks(1);
        try (Session session = Session.of(new FileSource(run))) {
            if (!new SessionPlayer(host).toTheEnd(session)) {
                return null;
            }
            Snapshot snapshot = session.snapshot();
            Advisor.Work work = Advisor.read(snapshot, processors, limit);
            if (!Advisor.knowsComputing(snapshot)) {
                assumed.add("tasks compute 2 % of their time, as the run holds no CPU times.");
            }
            return new Advisor.Work(items == null ? work.tasks() : given, work.nanos(), work.computing(), size, processors, limit,
                    work.stages(), work.isolated());
        }
    }

    private long tasks(long otherwise) {
        return items == null ? otherwise : TypedValues.whole("--items", items, 1, MOST);
    }

    private long bytes() {
        return bytes == null ? 0 : TypedValues.whole("--bytes", bytes, 0, MOST);
    }

    private int cores() {
        return cores == null ? Runtime.getRuntime().availableProcessors() : (int) TypedValues.whole("--cores", cores, 1, 65_536);
    }

    private int connections() {
        return connections == null ? 0 : (int) TypedValues.whole("--connections", connections, 1, 1_000_000);
    }

    private void print(Advice advice, List<String> assumed) {
        boolean sequential = advice.approach() == Advice.Approach.SEQUENTIAL;
        line("Approach", EnumWords.spaced(advice.approach()));
        line("Workers", sequential ? "1, the caller" : Integer.toString(advice.workers()));
        line("Queue capacity", sequential ? "none" : Integer.toString(advice.queueCapacity()));
        line("Chunk", advice.chunk() == 1 ? "1 item is 1 task" : advice.chunk() + " items are 1 task");
        for (Advice.Reason reason : advice.reasons()) {
            line("Why this " + reason.what().text(), reason.why());
            line("", "Rule of thumb: " + reason.rule());
            if (!reason.measured().isEmpty()) {
                line("", "Measured: " + reason.measured());
            }
        }
        assumed.forEach(text -> line("Assumed", text));
    }

    private void line(String name, String text) {
        host.out().printf("%-18s%s%n", name, text);
    }
}
