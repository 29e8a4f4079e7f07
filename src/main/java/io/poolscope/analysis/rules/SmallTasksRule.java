package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.timeline.PoolTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Very many very short tasks: handing each over costs about as much as running it; chunks of them cost once a chunk. */
final class SmallTasksRule implements Rule {
    private static final long SHORT_NANOS = 20_000;
    private static final long MANY = 1_000;
    /** So long a chunk should run, beside which its hand-over is nothing. */
    private static final double CHUNK_NANOS = 1_000_000;

    @Override
    public String id() {
        return "small-tasks";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= MANY && figures.run().p50() < SHORT_NANOS && figures.run().mean() < SHORT_NANOS) {
                long chunk = (long) Math.ceil(CHUNK_NANOS / Math.max(100, figures.run().mean()));
                long sensible = Math.max(2, Math.min(chunk, figures.runs() / (4L * Math.max(1, figures.size()))));
                double overhead = Math.max(0, (double) figures.makespan() * figures.size() - figures.work()) / figures.runs();
                findings.add(new Finding(id(), Severity.NOTICE, "Tasks are very small",
                        Phrases.count(figures.runs(), "task") + run.in(pool) + " ran " + Phrases.time(figures.run().mean())
                                + " each; beside each a worker spent " + Phrases.time(overhead) + " without one.",
                        new Finding.Where(figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers()), List.of()),
                        new Finding.Cost(Finding.Kind.IDLE_SECONDS, overhead * figures.runs() / 1e9),
                        "Run chunks of about " + sensible + " items as one task.", Optional.empty()));
            }
        }
        return findings;
    }
}
