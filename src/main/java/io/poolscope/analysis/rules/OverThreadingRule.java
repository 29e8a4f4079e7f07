package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.RangeReader;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * More tasks compute at a time than there are processors, so that each takes longer than the processor time it needs.
 * Needs that time measured for each task; tasks that wait take longer than it too, which is no stretch: so the
 * processors must have been taken up by the tasks' own work.
 */
final class OverThreadingRule implements Rule {
    private static final Threshold STRETCH = Threshold.times("stretch", 1.5,
            "as long as its processor time a task takes: less is what the system's other programs cost");
    private static final Threshold TAKEN_UP = Threshold.share("taken-up", 0.7,
            "of all processors are taken up by the tasks' own work: if less, the tasks waited for something else");
    private static final Threshold ENOUGH = Threshold.count("tasks", 10,
            "tasks ran and had their processor time measured: fewer make no mean that one can trust");

    @Override
    public RuleId id() {
        return RuleId.OVER_THREADING;
    }

    @Override
    public String looksFor() {
        return "More tasks compute at a time than there are processors, so that each takes longer than the processor time it needs.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(STRETCH, TAKEN_UP, ENOUGH);
    }

    @Override
    public List<String> remedies() {
        return List.of("Use as many workers as processors for work that computes.");
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return workload.stages().isEmpty() ? Optional.of(Remedy.asManyAsProcessors()) : Optional.empty();
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= ENOUGH.value() && figures.size() > run.processors()) {
                find(run, pool, figures).ifPresent(findings::add);
            }
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return run.lacks(ENOUGH.whole(), "tasks whose processor time was measured",
                run.amounts(pool -> run.pool(pool).size() > run.processors(), figures -> measured(run, figures)));
    }

    /** How many tasks of a pool had their processor time measured; counted no further than needed. */
    private static long measured(RuleContext run, PoolFigures figures) {
        Tasks tasks = run.snapshot().tasks();
        long measured = 0;
        for (Lane lane : figures.workers()) {
            SpanRow row = lane.depth() == 0 ? null : lane.row(0);
            for (int i = row == null ? 0 : row.first(); row != null && i < row.size() && measured < ENOUGH.value(); i++) {
                measured += tasks.cpuNanos(row.task(i)) >= 0 ? 1 : 0;
            }
        }
        return measured;
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool, PoolFigures figures) {
        Snapshot snapshot = run.snapshot();
        double cpu = 0;
        double wall = 0;
        long measured = 0;
        int stride = (int) Math.max(1, figures.runs() / RangeReader.SAMPLES);
        for (Lane lane : figures.workers()) {
            SpanRow row = lane.depth() == 0 ? null : lane.row(0);
            for (int i = row == null ? 0 : row.first(); row != null && i < row.size(); i += stride) {
                long nanos = snapshot.tasks().cpuNanos(row.task(i));
                if (nanos >= 0) {
                    cpu += nanos;
                    wall += row.end(i) - row.start(i);
                    measured++;
                }
            }
        }
        double processorsUsed = cpu * stride / Math.max(1, figures.makespan());
        double stretch = cpu == 0 ? 0 : wall / cpu;
        if (measured < ENOUGH.value() || stretch < STRETCH.value() || processorsUsed < TAKEN_UP.value() * run.processors()) {
            return Optional.empty();
        }
        String sentence = figures.size() + " workers" + run.in(pool) + " compute on " + CountWords.of(run.processors(), "processor")
                + ": a task takes " + Phrases.digits(stretch) + " times its processor time of " + DurationWords.of(cpu / measured) + ".";
        return Optional.of(new Finding(id(), Severity.WARNING, "More threads than processors", sentence,
                Finding.Where.of(pool.id(), figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers())),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, (wall - cpu) * stride / 1e9),
                "Use " + run.processors() + " workers for work that computes.", Optional.empty()));
    }
}
