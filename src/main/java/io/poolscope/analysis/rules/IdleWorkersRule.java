package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.PoolKind;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Workers had nothing to run while there was work: tasks queued that nobody took, or a submitter held off by a window
 * that is smaller than the pool.
 */
final class IdleWorkersRule implements Rule {
    private static final Threshold IDLE = Threshold.share("idle", 0.2,
            "of the workers have nothing to run while work waits, on average: less is what hand-overs cost anyway");
    private static final Threshold RUNS_PER_WORKER = Threshold.times("runs", 2,
            "as many tasks as there are workers ran: with fewer tasks some workers have none by right");
    private static final Threshold LEAST_WORKERS = Threshold.count("workers", 2,
            "workers are in the pool: of one alone none can be idle beside another");
    private static final String LARGER_WINDOW = "Allow a window of at least twice the workers.";
    private static final String SEE = "See what keeps idle workers from the queue.";

    @Override
    public RuleId id() {
        return RuleId.IDLE_WORKERS;
    }

    @Override
    public String looksFor() {
        return "Workers have nothing to run while there is work: tasks are queued, or a window that is too small holds the submitter off.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(IDLE, RUNS_PER_WORKER, LEAST_WORKERS);
    }

    @Override
    public List<String> remedies() {
        return List.of(LARGER_WINDOW, SEE);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return workload.stages().isEmpty() ? Optional.of(largerWindow(workload)) : Optional.empty();
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            find(run, pool).ifPresent(findings::add);
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return run.lacks(RUNS_PER_WORKER.whole(), "tasks that ran for each worker",
                run.amounts(pool -> run.pool(pool).size() >= LEAST_WORKERS.value(), figures -> figures.runs() / figures.size()));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (pool.kind() == PoolKind.SCHEDULED || pool.kind() == PoolKind.CACHED || pool.kind() == PoolKind.THREAD_PER_TASK
                || figures.size() < LEAST_WORKERS.value() || figures.runs() < RUNS_PER_WORKER.value() * figures.size()
                || figures.busyShare() > 1 - IDLE.value()) {
            return Optional.empty();
        }
        List<StreamTrack> windowed = run.windowed(pool.id());
        List<Lane> submitters = run.submitters(pool.id());
        long from = figures.firstSubmit();
        long length = figures.lastEnd() - from;
        double idle = 0;
        double behindWindow = 0;
        CounterMemory memory = new CounterMemory();
        Counter running = pool.running().reader(memory);
        Counter queued = pool.queued().reader(memory);
        for (int look = 0; look < RuleContext.LOOKS; look++) {
            long time = from + (long) (length * ((look + 0.5) / RuleContext.LOOKS));
            double free = Math.max(0, figures.size() - running.valueAt(time));
            if (free > 0 && queued.valueAt(time) > 0) {
                idle += Math.min(free, queued.valueAt(time)) / RuleContext.LOOKS;
            } else if (free > 0 && time < figures.lastSubmit()
                    && held(windowed, submitters, queued.valueAt(time), running.valueAt(time), time)) {
                behindWindow += free / RuleContext.LOOKS;
            }
        }
        if (idle + behindWindow < IDLE.value() * figures.size()) {
            return Optional.empty();
        }
        boolean window = behindWindow > idle;
        String sentence =
                Phrases.digits(idle + behindWindow) + " of " + figures.size() + " workers had nothing to run on average" + run.in(pool)
                        + " while "
                        + (window ? "the window of " + windowed.getFirst().window() + " held the submitter off." : "tasks were queued.");
        return Optional.of(new Finding(id(), Severity.WARNING, "Idle workers while work waits", sentence,
                Finding.Where.of(pool.id(), from, figures.lastEnd(), RuleContext.keys(figures.workers())),
                new Finding.Cost(Finding.Kind.IDLE_SECONDS, (idle + behindWindow) * length / 1e9),
                window ? LARGER_WINDOW : SEE, Optional.empty()));
    }

    private static Remedy largerWindow(Workload workload) {
        int window = 2 * workload.pool().workers();
        return Remedy.changed("With a window of " + window, workload.withDelivery(workload.delivery().withWindow(window)));
    }

    private static boolean held(List<StreamTrack> windowed, List<Lane> submitters, long queued, long running, long time) {
        for (StreamTrack stream : windowed) {
            if (stream.parked().valueAt(time) + running + queued >= stream.window()) {
                return true;
            }
        }
        // A submitter blocked although nothing is queued waits for a window that the stream did not tell of.
        return queued == 0 && submitters.stream().anyMatch(lane -> lane.blocked().at(time) >= 0)
                && !windowed.isEmpty() && time != Snapshot.NONE;
    }
}
