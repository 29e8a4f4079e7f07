package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import java.util.List;
import java.util.Optional;

/** Tasks were submitted and never ran, because the queue was full or the pool took no more. */
final class RejectedWorkRule implements Rule {
    @Override
    public String id() {
        return "rejected-work";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        RejectedTasks.Some refused = run.neverRan().refused();
        if (refused.count() == 0) {
            return List.of();
        }
        long submitted = run.snapshot().tasks().submittedCount();
        long aborted = run.neverRan().aborted();
        long discarded = refused.count() - aborted;
        double share = (double) refused.count() / Math.max(1, submitted);
        String sentence = Phrases.count(refused.count(), "task") + " of " + submitted + " never ran: " + aborted
                + " refused with an exception, " + discarded + " given up silently.";
        return List.of(new Finding(id(), share >= 0.1 || discarded > 0 ? Severity.CRITICAL : Severity.WARNING, "Work was given up", sentence,
                refused.where(), new Finding.Cost(Finding.Kind.TASKS, refused.count()),
                "Let the submitter block or run the task itself, allow a longer queue, or add workers.", Optional.empty()));
    }
}
