package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.RangeReader;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * More tasks compute at a time than there are processors, so that each takes longer than the processor time it needs.
 * Needs that time measured for each task; tasks that wait take longer than it too, which is no stretch: so the
 * processors must have been taken up by the tasks' own work.
 */
final class OverThreadingRule implements Rule {
    private static final double STRETCH = 1.5;
    private static final double TAKEN_UP = 0.7;
    private static final int ENOUGH = 10;

    @Override
    public String id() {
        return "over-threading";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= ENOUGH && figures.size() > run.processors()) {
                find(run, pool, figures).ifPresent(findings::add);
            }
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        List<PoolFigures> larger = run.pools(pool -> run.pool(pool).size() > run.processors());
        Tasks tasks = run.snapshot().tasks();
        long measured = 0;
        for (long task = tasks.first(); task < tasks.size() && measured < ENOUGH && !larger.isEmpty(); task++) {
            measured += tasks.cpuNanos(task) >= 0 ? 1 : 0;
        }
        return larger.isEmpty() ? "" : RuleContext.lacks(ENOUGH, "tasks whose processor time was measured", LongStream.of(measured));
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool, PoolFigures figures) {
        Snapshot snapshot = run.snapshot();
        double cpu = 0;
        double wall = 0;
        long measured = 0;
        int stride = (int) Math.max(1, figures.runs() / RangeReader.SAMPLES);
        for (var lane : figures.workers()) {
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
        if (measured < ENOUGH || stretch < STRETCH || processorsUsed < TAKEN_UP * run.processors()) {
            return Optional.empty();
        }
        String sentence = figures.size() + " workers" + run.in(pool) + " compute on " + Phrases.count(run.processors(), "processor")
                + ": a task takes " + Phrases.digits(stretch) + " times its processor time of " + Phrases.time(cpu / measured) + ".";
        return Optional.of(new Finding(id(), Severity.WARNING, "More threads than processors", sentence,
                new Finding.Where(figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers()), List.of()),
                new Finding.Cost(Finding.Kind.WAIT_SECONDS, (wall - cpu) * stride / 1e9),
                "Use " + run.processors() + " workers for work that computes.", Optional.empty()));
    }
}
