package io.poolscope.analysis;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks were submitted and never ran, because the queue was full or the pool was shut. */
final class RejectedWorkRule implements Rule {
    @Override
    public String id() {
        return "rejected-work";
    }

    @Override
    public List<Finding> find(Run run) {
        Tasks tasks = run.snapshot().tasks();
        long aborted = tasks.count(Outcome.ABORTED);
        long discarded = tasks.count(Outcome.DISCARDED);
        if (aborted + discarded == 0) {
            return List.of();
        }
        List<Long> some = new ArrayList<>();
        long from = Snapshot.OPEN;
        long until = 0;
        for (long task = tasks.first(); task < tasks.size() && some.size() < Finding.Where.MOST; task++) {
            Outcome outcome = tasks.outcome(task);
            if (outcome == Outcome.ABORTED || outcome == Outcome.DISCARDED) {
                some.add(task);
                from = Math.min(from, tasks.ended(task));
                until = Math.max(until, tasks.ended(task));
            }
        }
        double share = (double) (aborted + discarded) / Math.max(1, tasks.submittedCount());
        String sentence = Figures.count(aborted + discarded, "task") + " of " + tasks.submittedCount() + " never ran: " + aborted
                + " refused with an exception, " + discarded + " given up silently.";
        return List.of(new Finding(id(), share >= 0.1 || discarded > 0 ? Severity.CRITICAL : Severity.WARNING, "Work was given up", sentence,
                new Finding.Where(Math.min(from, until), until, List.of(), some), new Finding.Cost(Finding.Kind.TASKS, aborted + discarded),
                "Let the submitter block or run the task itself, allow a longer queue, or add workers.", Optional.empty()));
    }
}
