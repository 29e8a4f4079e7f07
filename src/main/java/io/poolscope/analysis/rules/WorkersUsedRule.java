package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.words.Percent;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workers of a pool were busy nearly all the time: good news, and the number that a what-if on workers starts from. */
final class WorkersUsedRule implements Rule {
    private static final Threshold BUSY = Threshold.share("workers-busy", 0.85,
            "of their time workers run tasks: the rest is what a start, an end and hand-overs cost");
    private static final Threshold RUNS_PER_WORKER = Threshold.times("runs", 3,
            "as many tasks as there are workers ran: fewer say nothing of a share");
    private static final Threshold ENOUGH = Threshold.count("tasks", 10, "tasks ran: fewer say nothing of a share");

    @Override
    public RuleId id() {
        return RuleId.WORKERS_USED;
    }

    @Override
    public String looksFor() {
        return "The workers of a pool are busy nearly all the time: good news, and the number that a what-if on workers starts from.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(BUSY, RUNS_PER_WORKER, ENOUGH);
    }

    @Override
    public List<String> remedies() {
        return List.of();
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return Optional.of(Remedy.nextWorkers());
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= RUNS_PER_WORKER.value() * figures.size() && figures.runs() >= ENOUGH.value()
                    && figures.busyShare() >= BUSY.value()) {
                findings.add(new Finding(id(), Severity.OK, "Workers well used",
                        Percent.of(figures.busyShare()) + " busy on average" + run.in(pool) + ".",
                        Finding.Where.of(pool.id(), figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers())),
                        Finding.Cost.NOTHING, "", Optional.empty()));
            }
        }
        return findings;
    }
}
