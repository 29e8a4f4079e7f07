package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bounded queue was full for a good part of the time in which tasks came, and the policy did something else than to
 * block, of which {@link SubmitterBlockedRule} tells. Says whether the workers are the cause or a burst.
 */
final class QueueSaturatedRule implements Rule {
    private static final double SHARE = 0.2;
    /** The share of the tasks that the policy meets from which on it matters. */
    private static final double HIT = 0.05;
    private static final int ENOUGH = 10;

    @Override
    public String id() {
        return "queue-saturated";
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
        return RuleContext.lacks(ENOUGH, "tasks submitted to a limited queue", run.pools(pool -> pool.policy() != SaturationPolicy.BLOCK
                && pool.sizes().getLast().capacity() > 0).stream().mapToLong(PoolFigures::submitted));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (pool.policy() == SaturationPolicy.BLOCK || figures.capacity() <= 0 || figures.submitted() < ENOUGH
                || pool.queued().peak() < figures.capacity()) {
            return Optional.empty();
        }
        double full = SubmitterBlockedRule.fullShare(pool, figures, run.snapshot().end());
        // A batch fills the queue within no time, and then no more comes: the share of so short a time says nothing.
        boolean burst = figures.busyShare() < 0.85 || figures.lastSubmit() - figures.firstSubmit() < figures.makespan() / 4;
        long hit = hit(run, pool);
        if (full < SHARE && hit < HIT * figures.submitted()) {
            return Optional.empty();
        }
        long until = Math.max(figures.firstSubmit(), figures.lastSubmit());
        String sentence = "The queue of " + figures.capacity() + run.in(pool) + " was full for " + Phrases.percent(full)
                + " of the time in which tasks came, and the policy " + pool.policy().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + " met " + Phrases.count(hit, "task") + ": " + (burst ? "a burst, as the workers were " + Phrases.percent(figures.busyShare()) + " busy overall."
                : "the workers are the cause, " + Phrases.percent(figures.busyShare()) + " busy.");
        return Optional.of(new Finding(id(), Severity.WARNING, "Queue saturated", sentence,
                new Finding.Where(Math.max(0, figures.firstSubmit()), until, RuleContext.keys(run.submitters(pool.id())), List.of()),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, pool.queued().integral(0, Math.max(until, Snapshot.NONE + 1)) / 1e9),
                burst ? "Allow a longer queue, or let the submitter block." : "Add workers, or submit less.", Optional.empty()));
    }

    /** How many tasks the policy decided about: run by their submitter, refused or given up. */
    private static long hit(RuleContext run, PoolTrack pool) {
        if (pool.policy() != SaturationPolicy.CALLER_RUNS) {
            return run.snapshot().tasks().count(Outcome.ABORTED) + run.snapshot().tasks().count(Outcome.DISCARDED);
        }
        long ran = 0;
        for (Lane submitter : run.submitters(pool.id())) {
            ran += submitter.depth() == 0 ? 0 : submitter.row(0).size() - submitter.row(0).first();
        }
        return ran;
    }
}
