package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Very many very short tasks: handing each over costs about as much as running it; chunks of them cost once a chunk. */
final class SmallTasksRule implements Rule {
    private static final Threshold SHORT = Threshold.nanos("short", 20_000,
            "is more than a task runs, by mean and by median: handing one over costs some microseconds, a good part of so short a run");
    private static final Threshold MANY = Threshold.count("tasks", 1_000,
            "tasks ran: of fewer the hand-overs cost nothing that one would notice");
    private static final Threshold CHUNK = Threshold.nanos("chunk", 1_000_000,
            "is how long a chunk should run: beside it its hand-over is nothing");
    private static final Threshold CHUNKS = Threshold.count("chunks-per-worker", 4,
            "chunks there should be for each worker at least: with fewer, one that takes long leaves others idle at the end");
    private static final Threshold LEAST_RUN = Threshold.nanos("least-run", 100,
            "is the shortest run that is believed: less is the clock's step, and would make chunks without end");

    @Override
    public RuleId id() {
        return RuleId.SMALL_TASKS;
    }

    @Override
    public String looksFor() {
        return "Very many very short tasks: handing each over costs about as much as running it; chunks of them cost once a chunk.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(SHORT, MANY, CHUNK, CHUNKS, LEAST_RUN);
    }

    @Override
    public List<String> remedies() {
        return List.of("Run chunks of several items as one task.");
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= MANY.value() && figures.run().p50() < SHORT.value() && figures.run().mean() < SHORT.value()) {
                long chunk = (long) Math.ceil(CHUNK.value() / Math.max(LEAST_RUN.value(), figures.run().mean()));
                long sensible = Math.max(2, Math.min(chunk, figures.runs() / ((long) CHUNKS.whole() * Math.max(1, figures.size()))));
                double overhead = Math.max(0, (double) figures.makespan() * figures.size() - figures.work()) / figures.runs();
                findings.add(new Finding(id(), Severity.NOTICE, "Tasks are very small",
                        CountWords.of(figures.runs(), "task") + run.in(pool) + " ran " + DurationWords.of(figures.run().mean())
                                + " each; beside each a worker spent " + DurationWords.of(overhead) + " without one.",
                        Finding.Where.of(pool.id(), figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers())),
                        new Finding.Cost(Finding.Kind.IDLE_SECONDS, overhead * figures.runs() / 1e9),
                        "Run chunks of about " + sensible + " items as one task.", Optional.empty()));
            }
        }
        return findings;
    }
}
