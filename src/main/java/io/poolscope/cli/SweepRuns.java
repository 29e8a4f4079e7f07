package io.poolscope.cli;

import io.poolscope.analysis.Extraction;
import io.poolscope.analysis.Forecast;
import io.poolscope.analysis.Knob;
import io.poolscope.analysis.RunSummary;
import io.poolscope.analysis.Scaling;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a scenario with one number of workers after the other. Used by one thread. */
final class SweepRuns {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Host host;
    private final Scenario scenario;
    private final ParameterValues values;
    private final long seed;
    private final SpeedOption speed;
    private final int repeats;
    private final long limitNanos;
    private final ProcessFigures process = new ProcessFigures();
    /** The workload of the first run, for the prediction of a scenario that only its code can say. */
    private Optional<Workload> seen = Optional.empty();
    private int seenWith;
    private boolean warm;

    SweepRuns(Host host, Scenario scenario, ParameterValues values, long seed, SpeedOption speed, int repeats, long limitNanos) {
        this.host = host;
        this.scenario = scenario;
        this.values = values;
        this.seed = seed;
        this.speed = speed;
        this.repeats = repeats;
        this.limitNanos = limitNanos;
    }

    /** The number of workers of the run whose durations the predictions have; 0 where the scenario says its own. */
    int predictedFrom() {
        return seenWith;
    }

    /** All runs with one number of workers; the first that fails ends them. */
    Scaling.Point measure(int workers) throws InterruptedException {
        ParameterValues with;
        try {
            with = values.with("workers", Integer.toString(workers));
        } catch (BadValueException e) {
            return failed(workers, e.getMessage());
        }
        if (!warm && scenario.about().realTime().isPresent()) {
            // Real work is slower while its code is being compiled and its files are not in memory: that run is not counted.
            warm = run(with, workers, 0, new ArrayList<>()).isEmpty();
        }
        List<Scaling.Measured> runs = new ArrayList<>();
        for (int i = 1; i <= repeats; i++) {
            String problem = run(with, workers, i, runs);
            if (!problem.isEmpty()) {
                return failed(workers, problem);
            }
        }
        return new Scaling.Point(workers, runs, predicted(with, workers), "");
    }

    private static Scaling.Point failed(int workers, String problem) {
        return new Scaling.Point(workers, List.of(), Optional.empty(), problem.lines().findFirst().orElse("it failed"));
    }

    private String run(ParameterValues with, int workers, int number, List<Scaling.Measured> runs) throws InterruptedException {
        try (Session session = Session.create(scenario, with, seed); ProgressLine line = new ProgressLine(host.err(), host.terminal())) {
            speed.applyTo(session);
            process.clean();
            long cpu = process.cpuNanos();
            long heap = process.heapBytes();
            long deadline = System.nanoTime() + limitNanos;
            session.start();
            while (!session.await(LOOK)) {
                heap = Math.max(heap, process.heapBytes());
                line.show(-1, workers + (workers == 1 ? " worker, " : " workers, ") + (number == 0 ? "warming up" : "run " + number + " of " + repeats)
                        + " · " + SummaryText.time(session.now()));
                if (System.nanoTime() > deadline) {
                    return "given up after " + SummaryText.time(limitNanos) + " (--limit)";
                }
            }
            if (session.state() != SessionState.FINISHED) {
                return session.messages().stream().filter(message -> message.level() == Message.Level.ERROR).map(Message::text).findFirst()
                        .orElse("the run was stopped");
            }
            RunSummary summary = session.summary();
            long ended = summary.tasks().finished() + summary.tasks().failed();
            if (ended == 0 || summary.makespan() <= 0) {
                return "no task of the run came to its end";
            }
            runs.add(new Scaling.Measured(summary.makespan(), ended, summary.queueWait().p99(), process.cpuNanos() - cpu,
                    Math.max(heap, process.heapBytes()), threads(session.snapshot()) * process.stackBytes()));
            if (number > 0) {
                remember(session.snapshot(), workers);
            }
            return "";
        }
    }

    /** How many platform threads the workers had; those of a thread per task keep their stacks on the heap. */
    private static long threads(Snapshot run) {
        return run.lanes().stream().filter(lane -> lane.role() == Role.WORKER && run.pools().get(lane.pool()).kind() != PoolKind.THREAD_PER_TASK)
                .map(Lane::name).distinct().count();
    }

    private void remember(Snapshot run, int workers) {
        if (seenWith == 0 && scenario.workload(values, seed).isEmpty()) {
            seen = Extraction.of(run).map(Extraction::workload);
            seenWith = workers;
        }
    }

    private Optional<Forecast> predicted(ParameterValues with, int workers) {
        try {
            Optional<Workload> workload = seenWith == 0 ? scenario.workload(with, seed)
                    : seen.map(known -> Knob.WORKERS.set(known, Integer.toString(workers)));
            return workload.map(known -> Forecast.of(known, Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException | SimulationException e) {
            host.err().println("poolscope: " + workers + " workers can't be simulated: " + e.getMessage());
            return Optional.empty();
        }
    }
}
