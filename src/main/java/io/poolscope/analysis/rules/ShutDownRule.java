package io.poolscope.analysis.rules;

import io.poolscope.words.CountWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks were still in the queue when their pool was shut down at once, as it is when a run is stopped. */
final class ShutDownRule implements Rule {
    private static final String CLOSE = "Close the pool, or shut it down and wait, to let the queue run empty.";

    @Override
    public RuleId id() {
        return RuleId.SHUT_DOWN;
    }

    @Override
    public String looksFor() {
        return "Tasks are still in the queue when their pool is shut down at once, as it is when a run is stopped.";
    }

    @Override
    public List<String> remedies() {
        return List.of(CLOSE);
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (RejectedTasks.OfPool pool : run.neverRan().pools()) {
            RejectedTasks.Some left = pool.shutDown();
            if (left.count() > 0) {
                String sentence = CountWords.of(left.count(), "task") + " of " + pool.submitted() + run.in(pool.pool())
                        + (left.count() == 1 ? " was" : " were")
                        + " in the queue when the pool was shut down at once, and never ran.";
                findings.add(new Finding(id(), Severity.NOTICE, "Shut down with work in the queue", sentence, left.where(pool.pool()),
                        new Finding.Cost(Finding.Kind.TASKS, left.count()), CLOSE, Optional.empty()));
            }
        }
        return findings;
    }
}
