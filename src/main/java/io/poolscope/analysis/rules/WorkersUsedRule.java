package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.timeline.PoolTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workers of a pool were busy nearly all the time: good news, and the number that a what-if on workers starts from. */
final class WorkersUsedRule implements Rule {
    private static final double SHARE = 0.85;

    @Override
    public String id() {
        return "workers-used";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            PoolFigures figures = run.pool(pool);
            if (figures.runs() >= 3L * figures.size() && figures.runs() >= 10 && figures.busyShare() >= SHARE) {
                findings.add(new Finding(id(), Severity.OK, "Workers well used",
                        Phrases.percent(figures.busyShare()) + " busy on average" + run.in(pool) + ".",
                        new Finding.Where(figures.firstSubmit(), figures.lastEnd(), RuleContext.keys(figures.workers()), List.of()),
                        Finding.Cost.NOTHING, "", Optional.empty()));
            }
        }
        return findings;
    }
}
