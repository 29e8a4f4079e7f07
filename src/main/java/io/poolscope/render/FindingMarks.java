package io.poolscope.render;

import io.poolscope.analysis.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings as the picture marks them. Stateless. */
public final class FindingMarks {
    private FindingMarks() {
    }

    /**
     * The mark of a finding; empty for one that has no stretch of time.
     *
     * @param number its number in the list of findings, from 0
     */
    public static Optional<Marks.Highlight> of(Finding finding, int number) {
        Finding.Where where = finding.where();
        return where.range().map(range -> new Marks.Highlight(number, finding.severity(), range, where.lanes(), where.cycle()));
    }

    /**
     * The marks of those findings that a picture shows also where nobody asked for one: deadlocks, with the circle of their tasks.
     *
     * @param findings all that was found in the run
     */
    public static List<Marks.Highlight> unasked(List<Finding> findings) {
        List<Marks.Highlight> marks = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (!findings.get(i).where().cycle().isEmpty()) {
                of(findings.get(i), i).ifPresent(marks::add);
            }
        }
        return List.copyOf(marks);
    }
}
