package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that keep arriving wait in the queue much longer than they run, because all workers are busy. A batch that
 * arrives at once waits by its nature and is not judged.
 */
final class TooFewWorkersRule implements Rule {
    private static final Threshold ENOUGH = Threshold.count("tasks", 30, "tasks ran: fewer make no mean that one can trust");
    private static final Threshold BUSY = Threshold.share("workers-busy", 0.9,
            "of their time workers run tasks: with more to spare it is something else that the tasks wait for");
    private static final Threshold WAIT = Threshold.times("wait", 2,
            "as long as it runs a task waits, on average: at a load that is high but sound, waits are about as long as runs");
    private static final String ADD_WORKERS = "Add workers while the tasks wait for others; where they compute, no more than processors.";

    @Override
    public RuleId id() {
        return RuleId.TOO_FEW_WORKERS;
    }

    @Override
    public String looksFor() {
        return "Tasks that keep arriving wait in the queue much longer than they run, because all workers are busy.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(ENOUGH, BUSY, WAIT, PoolFigures.OVER_TIME);
    }

    @Override
    public List<String> remedies() {
        return List.of(ADD_WORKERS);
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
            find(run, pool).ifPresent(findings::add);
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return run.lacks(ENOUGH.whole(), "tasks that ran", run.amounts(pool -> true, PoolFigures::runs));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (figures.runs() < ENOUGH.value() || figures.busyShare() < BUSY.value() || !figures.arrivesOverTime()
                || figures.queueWait().mean() < WAIT.value() * figures.run().mean() || QueueGrowthRule.grows(pool, figures)) {
            return Optional.empty();
        }
        String sentence = "Tasks wait " + DurationWords.of(figures.queueWait().mean()) + " on average and run "
                + DurationWords.of(figures.run().mean())
                + run.in(pool) + ": " + CountWords.all(figures.size(), "worker") + (figures.size() == 1 ? " is" : " are") + " busy, "
                + Percent.of(figures.busyShare()) + " of the time.";
        return Optional.of(new Finding(id(), Severity.WARNING, "Too few workers", sentence,
                Finding.Where.of(pool.id(), figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers())),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, figures.queueWait().mean() * figures.runs() / 1e9),
                ADD_WORKERS, Optional.empty()));
    }
}
