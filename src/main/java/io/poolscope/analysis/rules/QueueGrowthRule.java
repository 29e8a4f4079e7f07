package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.event.Event;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks arrive faster than the workers end them, and the queue has no limit: it grows until memory ends. */
final class QueueGrowthRule implements Rule {
    private static final int ENOUGH = 50;
    private static final int PARTS = 8;
    /** The number of queued tasks to which the growth is told in time. */
    private static final long LARGE = 100_000;

    @Override
    public String id() {
        return "queue-growth";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.capacity() == Event.UNBOUNDED && grows(pool, figures)) {
                findings.add(tell(run, pool, figures));
            }
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return RuleContext.lacks(ENOUGH, "tasks submitted to a queue without limit", run.pools(pool -> pool.sizes().getLast().capacity() == Event.UNBOUNDED).stream()
                .mapToLong(PoolFigures::submitted));
    }

    /**
     * Whether the queue grew from eighth to eighth of the time in which tasks came, up to a depth of many tasks a
     * worker. A random walk at full load grows in some eighths and shrinks in others.
     */
    static boolean grows(PoolTrack pool, PoolFigures figures) {
        if (figures.capacity() != Event.UNBOUNDED || figures.submitted() < ENOUGH || !figures.arrivesOverTime() || figures.size() == 0) {
            return false;
        }
        long from = figures.firstSubmit();
        long length = figures.lastSubmit() - from;
        double before = -1;
        int grown = 0;
        double last = 0;
        Counter queued = pool.queued().reader();
        for (int part = 0; part < PARTS; part++) {
            double depth = queued.average(from + length * part / PARTS, from + length * (part + 1) / PARTS);
            grown += depth > before ? 1 : 0;
            before = depth;
            last = depth;
        }
        return grown >= PARTS - 1 && last >= 5.0 * figures.size() && last >= figures.submitted() / 10.0;
    }

    private Finding tell(RuleContext run, PoolTrack pool, PoolFigures figures) {
        double seconds = Math.max(1, figures.lastSubmit() - figures.firstSubmit()) / 1e9;
        double arrival = figures.submitted() / seconds;
        long depth = pool.queued().valueAt(figures.lastSubmit());
        double growth = depth / seconds;
        String sentence = Phrases.digits(arrival) + " tasks a second arrive" + run.in(pool) + " and " + Phrases.digits(arrival - growth)
                + " start: the queue grew to " + depth + ", and would hold " + LARGE + " after "
                + Phrases.time(LARGE / growth * 1e9) + ".";
        return new Finding(id(), Severity.WARNING, "Queue grows without limit", sentence,
                new Finding.Where(figures.firstSubmit(), Math.max(figures.firstSubmit(), figures.lastSubmit()), RuleContext.keys(figures.workers()), List.of()),
                new Finding.Cost(Finding.Kind.QUEUED_TASKS, depth), "Bound the queue and let the submitter block, or add workers.", Optional.empty());
    }
}
