package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.render.Marks;
import io.poolscope.render.TimeRange;
import java.util.List;

/** Findings as the picture marks them. Stateless. */
public final class Highlights {
    private Highlights() {
    }

    /** The mark of a finding; empty for one that has no stretch of time or is no trouble. */
    public static List<Marks.Highlight> of(Finding finding) {
        Finding.Where where = finding.where();
        if (where.until() <= where.from()) {
            return List.of();
        }
        Marks.Severity severity = switch (finding.severity()) {
            case CRITICAL -> Marks.Severity.BAD;
            case WARNING, NOTICE -> Marks.Severity.WARN;
            case OK -> Marks.Severity.GOOD;
        };
        List<Long> cycle = finding.rule().contains("deadlock") ? where.tasks() : List.of();
        return List.of(new Marks.Highlight(0, severity, new TimeRange(where.from(), where.until()), where.lanes(), cycle));
    }
}
