package io.poolscope.session.trial;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays a scenario with one number of workers, or of something else, after the other: the real runs of a sweep. Real
 * work is run beforehand, uncounted, to
 * warm up. CPU time is the whole process's, the heap the most in use that was seen.
 *
 * <p>Used by one thread, which may be interrupted: the run that goes on is then stopped.
 */
public final class SweepRuns {
    private static final String WORKERS = SharedParameter.WORKERS.id();
    private static final int WARM_UPS = 4;
    /** A run of less real time than this is warmed up more than once. */
    private static final long SHORT_NANOS = 500_000_000L;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Setup setup;
    private final Listener listener;
    private final ProcessFigures process = new ProcessFigures();
    /** The workloads of the first run, for the prediction of a scenario that only its code can say. */
    private Optional<Extraction> seen = Optional.empty();
    private int seenWith;
    private boolean warm;
    private Snapshot last;

    /**
     * What to play.
     *
     * @param scenario one with a parameter "workers"
     * @param values its other parameters
     * @param seed where random numbers start, the same in every run
     * @param prepare is given each session before it starts, as to set its speed
     * @param repeats how many runs with each number, 1 or more
     * @param limitNanos after how long, in real nanoseconds, a run is given up
     */
    public record Setup(Scenario scenario, ParameterValues values, long seed, Consumer<Session> prepare, int repeats, long limitNanos) {
        /** Refuses a scenario that has no number of workers, before anything is played. */
        public Setup {
            values.find(WORKERS);
        }
    }

    /** Hears how it goes on, on the thread of {@link #measure}. */
    public interface Listener {
        /**
         * A run goes on; called about fifty times a second, and once as each run begins.
         *
         * @param workers with how many
         * @param run which of the repeats, from 1; 0 while it warms up
         * @param now its scenario time, nanoseconds
         */
        void running(int workers, int run, long now);

        /** As {@link #running}, where it is not the number of workers that is varied. */
        default void trying(String parameter, int value, int run, long now) {
        }

        /** A run has ended. */
        void ended();

        /** Something could not be done, in one line; the sweep goes on without. */
        void told(String problem);
    }

    /** Has played nothing yet. */
    public SweepRuns(Setup setup, Listener listener) {
        this.setup = setup;
        this.listener = listener;
    }

    /** The number of workers of the run whose durations the predictions have; 0 where the scenario says its own. */
    public int predictedFrom() {
        return seenWith;
    }

    /**
     * All runs with one number of workers; the first that fails ends them.
     *
     * @return the point, which says what went wrong if anything did
     * @throws InterruptedException if the calling thread is interrupted; what was measured with this number is lost
     */
    public Scaling.Point measure(int workers) throws InterruptedException {
        Outcome outcome = with(WORKERS, workers);
        if (!outcome.problem().isEmpty()) {
            return new Scaling.Point(workers, List.of(), Optional.empty(), outcome.problem());
        }
        if (seenWith == 0 && setup.scenario().workload(setup.values(), setup.seed()).isEmpty()) {
            seen = Extraction.of(last);
            seenWith = workers;
        }
        return new Scaling.Point(workers, outcome.runs(), predicted(workers), "");
    }

    /**
     * Runs with one value.
     *
     * @param runs the figures of each; none if one failed
     * @param problem why it did, in one line; "" if none did
     */
    record Outcome(List<Scaling.Measured> runs, String problem) {
        private static Outcome failed(String problem) {
            return new Outcome(List.of(), problem.lines().findFirst().orElse("it failed"));
        }
    }

    /** All runs with one value of a parameter of whole numbers, the others as they were given; the first that fails ends them. */
    Outcome with(String parameter, int value) throws InterruptedException {
        ParameterValues with;
        try {
            with = setup.values().with(parameter, Integer.toString(value));
        } catch (BadValueException e) {
            return Outcome.failed(e.getMessage());
        }
        Trying trying = new Trying(with, parameter, value);
        if (!warm && setup.scenario().about().realTime().isPresent()) {
            warmUp(trying);
        }
        List<Scaling.Measured> runs = new ArrayList<>();
        for (int i = 1; i <= setup.repeats(); i++) {
            String problem = run(trying, i, runs);
            if (!problem.isEmpty()) {
                return Outcome.failed(problem);
            }
        }
        return new Outcome(runs, "");
    }

    /**
     * Real work is slower while its code is being compiled and its files are not in memory: such runs are not counted. A short one does not
     * get far with that, so there are a few of it.
     */
    private void warmUp(Trying trying) throws InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            long begin = System.nanoTime();
            if (!run(trying, 0, new ArrayList<>()).isEmpty()) {
                return;
            }
            warm = true;
            if (System.nanoTime() - begin > SHORT_NANOS) {
                return;
            }
        }
    }

    /** The last run that came to its end, or null. */
    Snapshot last() {
        return last;
    }

    /** What is being tried. */
    private record Trying(ParameterValues values, String parameter, int value) {
        void tell(Listener listener, int run, long now) {
            if (parameter.equals(WORKERS)) {
                listener.running(value, run, now);
            } else {
                listener.trying(parameter, value, run, now);
            }
        }
    }

    private String run(Trying trying, int number, List<Scaling.Measured> runs) throws InterruptedException {
        try (Session session = Session.create(setup.scenario(), trying.values(), setup.seed())) {
            setup.prepare().accept(session);
            process.clean();
            long cpu = process.cpuNanos();
            long heap = process.heapBytes();
            long deadline = System.nanoTime() + setup.limitNanos();
            session.start();
            do {
                heap = Math.max(heap, process.heapBytes());
                trying.tell(listener, number, session.now());
                if (System.nanoTime() > deadline) {
                    return "given up after " + Durations.format(Duration.ofNanos(setup.limitNanos())) + ", the limit of a run";
                }
            } while (!session.await(LOOK));
            if (session.state() != SessionState.FINISHED) {
                return session.messages().stream().filter(message -> message.level().isError()).map(Message::text).findFirst()
                        .orElse("the run was stopped");
            }
            RunSummary summary = session.summary();
            long ended = summary.tasks().finished() + summary.tasks().failed();
            if (ended == 0 || summary.makespan() <= 0) {
                return "no task of the run came to its end";
            }
            runs.add(new Scaling.Measured(summary.makespan(), ended, summary.queueWait().p99(), process.cpuNanos() - cpu,
                    Math.max(heap, process.heapBytes()), threads(session.snapshot()) * process.stackBytes()));
            last = session.snapshot();
            return "";
        } finally {
            listener.ended();
        }
    }

    /** How many platform threads the workers had; those of a thread per task keep their stacks on the heap. */
    private static long threads(Snapshot run) {
        return run.lanes().stream()
                .filter(lane -> lane.role() == Role.WORKER && run.pools().get(lane.pool()).kind() != PoolKind.THREAD_PER_TASK)
                .map(Lane::name).distinct().count();
    }

    private Optional<Forecast> predicted(int workers) {
        try {
            ParameterValues with = setup.values().with(WORKERS, Integer.toString(workers));
            int processors = Runtime.getRuntime().availableProcessors();
            if (seenWith == 0) {
                return setup.scenario().workload(with, setup.seed()).map(known -> Forecast.of(known, processors));
            }
            Map<String, String> before = setup.values().with(WORKERS, Integer.toString(seenWith)).asText();
            return seen.map(known -> CodePrediction.of(known, before, with)).filter(followed -> followed.ignored().isEmpty())
                    .map(followed -> followed.workloads().forecast(processors));
        } catch (IllegalArgumentException | SimulationException e) {
            listener.told(workers + " workers can't be simulated: " + e.getMessage());
            return Optional.empty();
        }
    }
}
