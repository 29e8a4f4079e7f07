package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * At the end of a batch one long task, started late, kept running while the other workers had nothing left: the run
 * took longer than its lower bound, the larger of work ÷ workers and the longest task.
 */
final class StragglerRule implements Rule {
    @Override
    public String id() {
        return "stragglers";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            find(run, pool).ifPresent(findings::add);
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        List<PoolFigures> pools = run.pools(pool -> run.pool(pool).size() >= 2);
        boolean enough = pools.isEmpty() || pools.stream().anyMatch(figures -> figures.runs() >= 3L * figures.size());
        return enough ? "" : "3 tasks that ran for each worker";
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        PoolFigures figures = run.pool(pool);
        if (figures.active() || figures.size() < 2 || figures.runs() < 3L * figures.size()) {
            return Optional.empty();
        }
        double bound = Math.max(figures.work() / figures.size(), figures.longest());
        double over = figures.makespan() - bound;
        if (over < 0.15 * figures.makespan()) {
            return Optional.empty();
        }
        long last = Snapshot.NONE;
        long start = 0;
        Lane on = null;
        for (Lane lane : figures.workers()) {
            SpanRow row = lane.depth() == 0 ? null : lane.row(0);
            if (row != null && row.size() > row.first() && row.end(row.size() - 1) == figures.lastEnd()) {
                last = row.task(row.size() - 1);
                start = row.start(row.size() - 1);
                on = lane;
            }
        }
        long drained = drained(pool, figures);
        double idle = figures.size() - pool.running().average(drained, figures.lastEnd());
        boolean tail = figures.lastEnd() - drained >= 0.15 * figures.makespan() && idle >= figures.size() / 2.0;
        if (on == null || !tail || figures.lastSubmit() > drained || figures.lastEnd() - start < 3 * figures.run().p50()) {
            return Optional.empty();
        }
        String sentence = Phrases.task(last) + " ran " + Phrases.time(figures.lastEnd() - start) + " at the end while "
                + Phrases.digits(idle) + " of " + figures.size() + " workers had nothing to do: " + Phrases.time(figures.makespan())
                + ", where the lower bound is " + Phrases.time(bound) + ".";
        return Optional.of(new Finding(id(), Severity.WARNING, "Straggler at the end", sentence,
                new Finding.Where(drained, figures.lastEnd(), List.of(on.key()), List.of(last)),
                new Finding.Cost(Finding.Kind.MAKESPAN_SECONDS, over / 1e9), "Start the long tasks first, or split them.", Optional.empty()));
    }

    /** When the queue was empty for good: the last change after which nothing was queued. */
    private static long drained(PoolTrack pool, PoolFigures figures) {
        long low = figures.firstSubmit();
        long high = figures.lastEnd();
        Counter queued = pool.queued().reader();
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (queued.max(middle, figures.lastEnd()) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
