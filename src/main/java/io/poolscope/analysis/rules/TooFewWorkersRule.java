package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.timeline.PoolTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that keep arriving wait in the queue much longer than they run, because all workers are busy. A batch that
 * arrives at once waits by its nature and is not judged.
 */
final class TooFewWorkersRule implements Rule {
    private static final int ENOUGH = 30;

    @Override
    public String id() {
        return "too-few-workers";
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
        return RuleContext.lacks(ENOUGH, "tasks that ran", run.pools(pool -> true).stream().mapToLong(PoolFigures::runs));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (figures.runs() < ENOUGH || figures.busyShare() < 0.9 || !figures.arrivesOverTime()
                || figures.queueWait().mean() < 2 * figures.run().mean() || QueueGrowthRule.grows(pool, figures)) {
            return Optional.empty();
        }
        String sentence = "Tasks wait " + Phrases.time(figures.queueWait().mean()) + " on average and run " + Phrases.time(figures.run().mean())
                + run.in(pool) + ": all " + figures.size() + " workers are busy, " + Phrases.percent(figures.busyShare()) + " of the time.";
        return Optional.of(new Finding(id(), Severity.WARNING, "Too few workers", sentence,
                new Finding.Where(figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers()), List.of()),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, figures.queueWait().mean() * figures.runs() / 1e9),
                "Add workers while the tasks wait for others; where they compute, no more than processors.", Optional.empty()));
    }
}
