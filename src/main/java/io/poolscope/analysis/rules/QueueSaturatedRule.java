package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.CountWords;
import io.poolscope.words.EnumWords;
import io.poolscope.words.Percent;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bounded queue was full for a good part of the time in which tasks came, and the policy did something else than to
 * block, of which {@link SubmitterBlockedRule} tells. Says whether the workers are the cause or a burst.
 */
final class QueueSaturatedRule implements Rule {
    private static final Threshold FULL = Threshold.share("full", 0.2,
            "of the time in which tasks came the queue is full: less is a short peak, which a queue is there for");
    private static final Threshold MET = Threshold.share("met", 0.05,
            "of the tasks are met by the policy: so many matter also where the queue was full only for moments");
    private static final Threshold BUSY = Threshold.share("workers-busy", 0.85,
            "of their time workers run tasks: below, workers had time to spare and a burst filled the queue; above, they are the cause");
    private static final Threshold BATCH = Threshold.share("batch", 0.25,
            "of the run is the time in which tasks came: if less, they came as one batch, and how busy the workers were says nothing");
    private static final Threshold ENOUGH = Threshold.count("tasks", 10, "tasks were submitted: fewer say nothing about a share");
    private static final String LONGER_QUEUE = "Allow a longer queue, or let the submitter block.";
    private static final String ADD_WORKERS = "Add workers, or submit less.";

    @Override
    public RuleId id() {
        return RuleId.QUEUE_SATURATED;
    }

    @Override
    public String looksFor() {
        return "A limited queue is full for a good part of the time in which tasks come, "
                + "and its policy refuses tasks or has their submitter run them.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(FULL, MET, BUSY, BATCH, ENOUGH);
    }

    @Override
    public List<String> remedies() {
        return List.of(LONGER_QUEUE, ADD_WORKERS);
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
        return run.lacks(ENOUGH.whole(), "tasks submitted to a limited queue", run.amounts(
                pool -> pool.policy() != SaturationPolicy.BLOCK && pool.sizes().getLast().capacity() > 0, PoolFigures::submitted));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (pool.policy() == SaturationPolicy.BLOCK || figures.capacity() <= 0 || figures.submitted() < ENOUGH.value()
                || pool.queued().peak() < figures.capacity()) {
            return Optional.empty();
        }
        double full = SubmitterBlockedRule.fullShare(pool, figures, run.snapshot().end());
        // A batch fills the queue within no time, and then no more comes: the share of so short a time says nothing.
        boolean burst = figures.busyShare() < BUSY.value()
                || figures.lastSubmit() - figures.firstSubmit() < BATCH.value() * figures.makespan();
        long hit = hit(run, pool);
        if (full < FULL.value() && hit < MET.value() * figures.submitted()) {
            return Optional.empty();
        }
        long until = Math.max(figures.firstSubmit(), figures.lastSubmit());
        String sentence = "The queue of " + figures.capacity() + run.in(pool) + " was full for " + Percent.of(full)
                + " of the time in which tasks came. " + met(pool.policy(), hit) + ": "
                + (burst ? "a burst, as the workers were " + Percent.of(figures.busyShare())
                        + " busy overall."
                        : "the workers are the cause, " + Percent.of(figures.busyShare()) + " busy.");
        return Optional.of(new Finding(id(), Severity.WARNING, "Queue saturated", sentence,
                Finding.Where.of(pool.id(), Math.max(0, figures.firstSubmit()), until, RuleContext.keys(run.submitters(pool.id()))),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, pool.queued().integral(0, Math.max(until, Snapshot.NONE + 1)) / 1e9),
                burst ? LONGER_QUEUE : ADD_WORKERS, Optional.empty()));
    }

    /** What the policy did, as "Its policy, abort, refused 7 tasks". */
    private static String met(SaturationPolicy policy, long hit) {
        String tasks = CountWords.of(hit, "task");
        return "Its policy, " + EnumWords.spaced(policy) + ", " + switch (policy) {
            case BLOCK -> throw new IllegalArgumentException("a pool that blocks its submitter decides about no task");
            case CALLER_RUNS -> "had the submitter run " + tasks;
            case ABORT -> "refused " + tasks;
            case DISCARD -> "dropped " + tasks;
            case DISCARD_OLDEST -> "dropped " + tasks + " that had waited longest";
        };
    }

    /** How many tasks the policy decided about: run by their submitter, refused or given up. */
    private static long hit(RuleContext run, PoolTrack pool) {
        if (pool.policy() != SaturationPolicy.CALLER_RUNS) {
            return run.neverRan().byPolicy(pool.id());
        }
        long ran = 0;
        for (Lane submitter : run.submitters(pool.id())) {
            ran += submitter.depth() == 0 ? 0 : submitter.row(0).size() - submitter.row(0).first();
        }
        return ran;
    }
}
