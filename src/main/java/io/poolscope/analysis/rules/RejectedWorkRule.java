package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.words.CountWords;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks were submitted and never ran, because the queue was full or the pool took no more. */
final class RejectedWorkRule implements Rule {
    private static final Threshold MANY = Threshold.share("many", 0.1,
            "of a pool's tasks never ran: then it is critical, as it is when one is given up silently; "
                    + "fewer with an exception are a warning");
    private static final String BLOCK = "Let the submitter block or run the task itself, allow a longer queue, or add workers.";

    @Override
    public RuleId id() {
        return RuleId.REJECTED_WORK;
    }

    @Override
    public String looksFor() {
        return "Tasks are submitted and never run, because the queue is full or the pool takes no more.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(MANY);
    }

    @Override
    public List<String> remedies() {
        return List.of(BLOCK);
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
        for (RejectedTasks.OfPool pool : run.neverRan().pools()) {
            if (pool.refused().count() > 0) {
                findings.add(tell(run, pool));
            }
        }
        return findings;
    }

    private Finding tell(RuleContext run, RejectedTasks.OfPool pool) {
        RejectedTasks.Some refused = pool.refused();
        long discarded = refused.count() - pool.aborted();
        double share = (double) refused.count() / Math.max(1, pool.submitted());
        String sentence = CountWords.of(refused.count(), "task") + " of " + pool.submitted() + run.in(pool.pool()) + " never ran: "
                + pool.aborted()
                + " refused with an exception, " + discarded + " given up silently.";
        return new Finding(id(), share >= MANY.value() || discarded > 0 ? Severity.CRITICAL : Severity.WARNING, "Work was given up",
                sentence,
                refused.where(pool.pool()), new Finding.Cost(Finding.Kind.TASKS, refused.count()), BLOCK, Optional.empty());
    }
}
