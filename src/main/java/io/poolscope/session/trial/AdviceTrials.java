package io.poolscope.session.trial;

import io.poolscope.analysis.sizing.Advice;
import io.poolscope.analysis.sizing.AdvicePart;
import io.poolscope.analysis.sizing.Advisor;
import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.sizing.Trial;
import io.poolscope.scenario.Durations;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.scenario.ValueKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tries what an advice says in real runs of a scenario: the advised number of workers beside one, half and twice as many, and where the
 * scenario has them, the advised queue and chunk.
 *
 * <p>Used by one thread, which may be interrupted: the run that goes on is then stopped.
 */
public final class AdviceTrials {
    private static final String WORKERS = SharedParameter.WORKERS.id();

    private final SweepRuns.Setup setup;
    private final SweepRuns.Listener listener;
    private final SweepRuns runs;
    private SweepRuns.Outcome alone;

    /** Has tried nothing yet. */
    public AdviceTrials(SweepRuns.Setup setup, SweepRuns.Listener listener) {
        this.setup = setup;
        this.listener = listener;
        runs = new SweepRuns(setup, listener);
    }

    /**
     * The scenario's work as a run with one worker measured it.
     *
     * @param assumed takes what had to be assumed, each in one line
     * @throws IOException if that run failed, with the reason
     */
    public Advisor.Work work(int processors, int connections, List<String> assumed) throws IOException, InterruptedException {
        alone = runs.with(WORKERS, 1);
        if (!alone.problem().isEmpty()) {
            throw new IOException("the work can't be measured: " + alone.problem());
        }
        Advisor.Work work = Advisor.read(runs.last(), processors, connections);
        if (Advisor.knowsComputing(runs.last())) {
            return work;
        }
        if (setup.scenario().about().realTime().isEmpty()) {
            assumed.add("tasks compute 2 % of their time, as the run holds no CPU times.");
            return work;
        }
        // Without times of its own, a real task can only have the whole process's: too much rather than too little.
        Scaling.Measured run = alone.runs().getLast();
        double share = work.nanos() == 0 ? 0 : Math.clamp((double) run.cpuNanos() / run.ended() / work.nanos(), 0.002, 1);
        assumed.add("the CPU time of the whole process, " + Durations.format(Duration.ofNanos(run.cpuNanos())) + ", was all the tasks'.");
        return new Advisor.Work(work.tasks(), work.nanos(), share, work.bytes(), processors, connections, work.stages(), work.isolated());
    }

    /** Tries the numbers of an advice; those that the scenario does not allow are tried at the nearest that it does. */
    public List<Trial> around(Advice advice) throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        int workers = advice.workers();
        trials.add(trial(runs, AdvicePart.WORKERS, WORKERS, 1, (workers + 1) / 2, workers, 2 * workers));
        if (advice.approach() == Advice.Approach.SEQUENTIAL) {
            return trials;
        }
        SweepRuns others = new SweepRuns(
                new SweepRuns.Setup(setup.scenario(), setup.values().with(WORKERS, Integer.toString(within(WORKERS, workers))),
                        setup.seed(), setup.prepare(), setup.repeats(), setup.limitNanos()),
                listener);
        if (setup.values().has(SharedParameter.QUEUE.id())) {
            trials.add(trial(others, AdvicePart.QUEUE, SharedParameter.QUEUE.id(), (advice.queueCapacity() + 1) / 2, advice.queueCapacity(),
                    2 * advice.queueCapacity()));
        }
        if (setup.values().has("chunk")) {
            trials.add(trial(others, AdvicePart.CHUNK, "chunk", 1, advice.chunk(), 4 * advice.chunk()));
        }
        return trials;
    }

    private Trial trial(SweepRuns with, AdvicePart part, String parameter, int... wanted) throws InterruptedException {
        TreeSet<Integer> distinct = new TreeSet<>();
        for (int value : wanted) {
            distinct.add(within(parameter, value));
        }
        List<Trial.Tried> tried = new ArrayList<>();
        for (int value : distinct) {
            boolean done = parameter.equals(WORKERS) && value == 1 && alone != null;
            tried.add(tried(parameter, value, done ? alone : with.with(parameter, value)));
        }
        return new Trial(part, tried);
    }

    private static Trial.Tried tried(String parameter, int value, SweepRuns.Outcome outcome) {
        if (!outcome.problem().isEmpty()) {
            return Trial.Tried.failed(value, outcome.problem());
        }
        Scaling.Point point = new Scaling.Point(value, outcome.runs(), Optional.empty(), "");
        double makespan = point.median(Scaling.Measured::makespan).middle();
        // A run of chunks has fewer tasks for the same work: what it got done is one whole run.
        return new Trial.Tried(value, makespan, parameter.equals("chunk") ? 1e9 / makespan : point.throughput(), "");
    }

    /** The value that the scenario allows and that is nearest to a wanted one. */
    private int within(String parameter, int wanted) {
        return setup.values().find(parameter).kind() instanceof ValueKind.Whole whole ? Math.clamp(wanted, whole.min(), whole.max())
                : wanted;
    }
}
