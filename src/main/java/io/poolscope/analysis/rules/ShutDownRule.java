package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import java.util.List;
import java.util.Optional;

/** Tasks were still in the queue when their pool was shut down at once, as it is when a run is stopped. */
final class ShutDownRule implements Rule {
    @Override
    public String id() {
        return "shut-down";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        RejectedTasks.Some left = run.neverRan().shutDown();
        if (left.count() == 0) {
            return List.of();
        }
        String sentence = Phrases.count(left.count(), "task") + " of " + run.snapshot().tasks().submittedCount() + (left.count() == 1 ? " was" : " were")
                + " in the queue when the pool was shut down at once, and never ran.";
        return List.of(new Finding(id(), Severity.NOTICE, "Shut down with work in the queue", sentence,
                left.where(), new Finding.Cost(Finding.Kind.TASKS, left.count()),
                "Close the pool, or shut it down and wait, to let the queue run empty.", Optional.empty()));
    }
}
