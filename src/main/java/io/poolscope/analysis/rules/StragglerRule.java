package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.words.DurationWords;
import io.poolscope.words.TaskNumber;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * At the end of a batch one long task, started late, kept running while the other workers had nothing left: the run
 * took longer than its lower bound, the larger of work ÷ workers and the longest task.
 */
final class StragglerRule implements Rule {
    private static final Threshold OVER = Threshold.share("over", 0.15,
            "of the run is longer than its lower bound: every schedule loses some per cent");
    private static final Threshold TAIL = Threshold.share("tail", 0.15,
            "of the run passes after the queue is empty: a shorter tail is no loss worth a change");
    private static final Threshold IDLE = Threshold.share("idle", 0.5,
            "of the workers have nothing to do in that tail, on average: with fewer it is no lone task");
    private static final Threshold LONG = Threshold.times("long", 3,
            "as long as the median task the last one ran: one of the usual length is no straggler");
    private static final Threshold RUNS_PER_WORKER = Threshold.times("runs", 3,
            "as many tasks as there are workers ran: with fewer each is a part of the end");
    private static final Threshold LEAST_WORKERS = Threshold.count("workers", 2, "workers are in the pool: one alone waits for nobody");
    private static final String LONGEST_FIRST = "Start the long tasks first, or split them.";

    @Override
    public RuleId id() {
        return RuleId.STRAGGLERS;
    }

    @Override
    public String looksFor() {
        return "At the end of a batch one long task, started late, keeps running while the other workers have nothing left.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(OVER, TAIL, IDLE, LONG, RUNS_PER_WORKER, LEAST_WORKERS);
    }

    @Override
    public List<String> remedies() {
        return List.of(LONGEST_FIRST);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return workload.stages().isEmpty() ? Optional.of(Remedy.changed("With the longest first", Remedy.longestFirst(workload)))
                : Optional.empty();
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
        if (figures.active() || figures.size() < LEAST_WORKERS.value() || figures.runs() < RUNS_PER_WORKER.value() * figures.size()) {
            return Optional.empty();
        }
        double bound = Math.max(figures.work() / figures.size(), figures.longest());
        double over = figures.makespan() - bound;
        if (over < OVER.value() * figures.makespan()) {
            return Optional.empty();
        }
        long last = Snapshot.NONE;
        long start = 0;
        Lane on = null;
        for (Lane lane : figures.workers()) {
            SpanRow row = lane.depth() == 0 ? null : lane.row(0);
            if (row != null && row.size() > row.first() && row.end(row.size() - 1) == figures.lastEnd()) {
                last = row.task(row.size() - 1);
                start = row.start(row.size() - 1);
                on = lane;
            }
        }
        long drained = drained(pool, figures);
        double idle = figures.size() - pool.running().average(drained, figures.lastEnd());
        boolean tail = figures.lastEnd() - drained >= TAIL.value() * figures.makespan() && idle >= IDLE.value() * figures.size();
        if (on == null || !tail || figures.lastSubmit() > drained || figures.lastEnd() - start < LONG.value() * figures.run().p50()) {
            return Optional.empty();
        }
        String sentence = TaskNumber.of(last) + " ran " + DurationWords.of(figures.lastEnd() - start) + " at the end while "
                + Phrases.digits(idle) + " of " + figures.size() + " workers had nothing to do: " + DurationWords.of(figures.makespan())
                + ", where the lower bound is " + DurationWords.of(bound) + ".";
        return Optional.of(new Finding(id(), Severity.WARNING, "Straggler at the end", sentence,
                Finding.Where.of(pool.id(), drained, figures.lastEnd(), List.of(on.key()), List.of(last)),
                new Finding.Cost(Finding.Kind.MAKESPAN_SECONDS, over / 1e9), LONGEST_FIRST, Optional.empty()));
    }

    /** When the queue was empty for good: the last change after which nothing was queued. */
    private static long drained(PoolTrack pool, PoolFigures figures) {
        long low = figures.firstSubmit();
        long high = figures.lastEnd();
        Counter queued = pool.queued().reader();
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (queued.max(middle, figures.lastEnd()) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
