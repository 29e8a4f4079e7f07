package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.Event;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks arrive faster than the workers end them, and the queue has no limit: it grows until memory ends. */
final class QueueGrowthRule implements Rule {
    private static final Threshold ENOUGH = Threshold.count("tasks", 50, "tasks were submitted: fewer say nothing about a growth");
    private static final Threshold PARTS = Threshold.count("parts", 8,
            "equal parts of the time in which tasks came: in all but one of them the queue is deeper than in the part before, "
                    + "where a queue that only swings shrinks in some");
    private static final Threshold PER_WORKER = Threshold.times("per-worker", 5,
            "as many tasks as there are workers are queued at the end: a shorter queue is gone within a few tasks, whatever it did before");
    private static final Threshold OF_ALL = Threshold.share("of-all", 0.1,
            "of all tasks are queued at the end: a smaller share may be chance");
    private static final String BOUND = "Bound the queue and let the submitter block, or add workers.";
    /** The number of queued tasks to which the growth is told in time. */
    private static final long LARGE = 100_000;

    @Override
    public RuleId id() {
        return RuleId.QUEUE_GROWTH;
    }

    @Override
    public String looksFor() {
        return "Tasks arrive faster than the workers end them, into a queue without limit: it grows until memory ends.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(ENOUGH, PARTS, PER_WORKER, OF_ALL, PoolFigures.OVER_TIME);
    }

    @Override
    public List<String> remedies() {
        return List.of(BOUND);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return Optional.of(Remedy.moreWorkers());
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.capacity() == Event.UNBOUNDED && grows(pool, figures)) {
                findings.add(tell(run, pool, figures));
            }
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return run.lacks(ENOUGH.whole(), "tasks submitted to a queue without limit",
                run.amounts(pool -> pool.sizes().getLast().capacity() == Event.UNBOUNDED, PoolFigures::submitted));
    }

    /**
     * Whether the queue grew from eighth to eighth of the time in which tasks came, up to a depth of many tasks a
     * worker. A random walk at full load grows in some eighths and shrinks in others.
     */
    static boolean grows(PoolTrack pool, PoolFigures figures) {
        if (figures.capacity() != Event.UNBOUNDED || figures.submitted() < ENOUGH.value() || !figures.arrivesOverTime()
                || figures.size() == 0) {
            return false;
        }
        long from = figures.firstSubmit();
        long length = figures.lastSubmit() - from;
        double before = -1;
        int grown = 0;
        int parts = PARTS.whole();
        double last = 0;
        for (int part = 0; part < parts; part++) {
            double depth = pool.queued().average(from + length * part / parts, from + length * (part + 1) / parts);
            grown += depth > before ? 1 : 0;
            before = depth;
            last = depth;
        }
        return grown >= parts - 1 && last >= PER_WORKER.value() * figures.size() && last >= OF_ALL.value() * figures.submitted();
    }

    private Finding tell(RuleContext run, PoolTrack pool, PoolFigures figures) {
        double seconds = Math.max(1, figures.lastSubmit() - figures.firstSubmit()) / 1e9;
        double arrival = figures.submitted() / seconds;
        long depth = pool.queued().valueAt(figures.lastSubmit());
        double growth = depth / seconds;
        String sentence = Phrases.digits(arrival) + " tasks a second arrive" + run.in(pool) + " and " + Phrases.digits(arrival - growth)
                + " start: the queue grew to " + depth + ", and would hold " + LARGE + " after "
                + DurationWords.of(LARGE / growth * 1e9) + ".";
        return new Finding(id(), Severity.WARNING, "Queue grows without limit", sentence,
                Finding.Where.of(pool.id(), figures.firstSubmit(), Math.max(figures.firstSubmit(), figures.lastSubmit()),
                        RuleContext.keys(figures.workers())),
                new Finding.Cost(Finding.Kind.QUEUED_TASKS, depth), BOUND, Optional.empty());
    }
}
