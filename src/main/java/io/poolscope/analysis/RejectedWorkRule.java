package io.poolscope.analysis;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Tasks;
import java.util.List;
import java.util.Optional;

/** Tasks were submitted and never ran, because the queue was full or the pool took no more. */
final class RejectedWorkRule implements Rule {
    @Override
    public String id() {
        return "rejected-work";
    }

    @Override
    public List<Finding> find(Run run) {
        Tasks tasks = run.snapshot().tasks();
        NeverRan never = new NeverRan(run);
        if (never.isEmpty()) {
            return List.of();
        }
        NeverRan.Chosen refused = never.those(never::refused);
        if (refused.count() == 0) {
            return List.of();
        }
        long aborted = never.those(task -> tasks.outcome(task) == Outcome.ABORTED).count();
        long discarded = refused.count() - aborted;
        double share = (double) refused.count() / Math.max(1, tasks.submittedCount());
        String sentence = Figures.count(refused.count(), "task") + " of " + tasks.submittedCount() + " never ran: " + aborted
                + " refused with an exception, " + discarded + " given up silently.";
        return List.of(new Finding(id(), share >= 0.1 || discarded > 0 ? Severity.CRITICAL : Severity.WARNING, "Work was given up", sentence,
                new Finding.Where(refused.from(), refused.until(), List.of(), refused.some()), new Finding.Cost(Finding.Kind.TASKS, refused.count()),
                "Let the submitter block or run the task itself, allow a longer queue, or add workers.", Optional.empty()));
    }
}
