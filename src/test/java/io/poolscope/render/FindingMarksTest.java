package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.analysis.rules.RuleId;
import io.poolscope.analysis.rules.Severity;
import io.poolscope.testing.DeadlockRun;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingMarksTest {
    private static Finding finding(RuleId rule, Severity severity, long from, long until, List<Long> cycle) {
        return new Finding(rule, severity, "title", "sentence", new Finding.Where(from, until, 0, List.of(3), List.of(7L), cycle),
                Finding.Cost.NOTHING, "",
                Optional.empty());
    }

    @Test
    void mark_hasTheFindingsTimeLanesSeverityAndCircle() {
        Finding finding = finding(RuleId.NESTED_SUBMIT, Severity.CRITICAL, 10, 20, List.of(1L, 2L));
        assertThat(FindingMarks.of(finding, 4)).contains(new Marks.Highlight(4, Severity.CRITICAL, new TimeRange(10, 20), List.of(3),
                List.of(1L, 2L)));
    }

    @Test
    void anInstant_hasNoMark() {
        assertThat(FindingMarks.of(finding(RuleId.REJECTED_WORK, Severity.CRITICAL, 10, 10, List.of()), 0)).isEmpty();
    }

    @Test
    void unasked_areThoseWithACircle_ofWhateverRule_numberedAsInTheList() {
        List<Finding> findings = List.of(finding(RuleId.REJECTED_WORK, Severity.CRITICAL, 0, 9, List.of()),
                finding(RuleId.NESTED_SUBMIT, Severity.CRITICAL, 1, 9, List.of(1L, 2L)),
                finding(RuleId.NESTED_SUBMIT, Severity.WARNING, 1, 9, List.of()),
                finding(RuleId.SLOW_CONSUMER, Severity.WARNING, 2, 9, List.of(5L, 6L, 7L)));
        assertThat(FindingMarks.unasked(findings)).extracting(Marks.Highlight::finding).containsExactly(1, 3);
    }

    @Test
    void nestedSubmitDeadlock_ofARun_hasItsCircle() {
        Snapshot run = DeadlockRun.of(2, 2);
        assertThat(FindingMarks.unasked(Findings.of(run, 2))).singleElement().satisfies(mark -> {
            assertThat(mark.cycle()).containsExactly(0L, 2L, 1L, 3L);
            assertThat(mark.range()).isEqualTo(new TimeRange(DeadlockRun.FROM, DeadlockRun.END));
        });
    }
}
