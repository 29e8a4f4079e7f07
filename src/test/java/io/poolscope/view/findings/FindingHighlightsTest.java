package io.poolscope.view.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.RuleId;
import io.poolscope.analysis.rules.Severity;
import io.poolscope.render.Marks;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class FindingHighlightsTest {
    private static final Finding DEADLOCK = finding(RuleId.NESTED_SUBMIT, List.of(1L, 2L));
    private static final Finding REJECTED = finding(RuleId.REJECTED_WORK, List.of());
    private static final Finding BLOCKED = finding(RuleId.SUBMITTER_BLOCKED, List.of());

    private final ObjectProperty<List<Marks.Highlight>> shown = new SimpleObjectProperty<>(List.of());
    private final FindingHighlights highlights = new FindingHighlights(shown);

    private static Finding finding(RuleId rule, List<Long> cycle) {
        return new Finding(rule, Severity.CRITICAL, "title", "sentence", new Finding.Where(10, 20, 0, List.of(), List.of(), cycle),
                Finding.Cost.NOTHING, "",
                Optional.empty());
    }

    private List<Integer> numbers() {
        return shown.get().stream().map(Marks.Highlight::finding).toList();
    }

    @Test
    void deadlock_isPointedOutUnasked_withItsCircle_untilTheNextRun() {
        highlights.found(List.of(REJECTED, DEADLOCK));
        assertThat(shown.get()).singleElement().satisfies(mark -> assertThat(mark.cycle()).containsExactly(1L, 2L));
        highlights.clear();
        assertThat(numbers()).containsExactly(1);
        highlights.found(List.of());
        assertThat(shown.get()).isEmpty();
    }

    @Test
    void chosenFinding_isPointedOutBesideIt_untilItIsCleared() {
        highlights.found(List.of(REJECTED, DEADLOCK, BLOCKED));
        highlights.choose(BLOCKED);
        assertThat(numbers()).containsExactly(1, 2);
        highlights.found(List.of(REJECTED, DEADLOCK, BLOCKED));
        assertThat(numbers()).containsExactly(1, 2);
        highlights.choose(DEADLOCK);
        assertThat(numbers()).containsExactly(1);
        highlights.choose(REJECTED);
        highlights.clear();
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void aFindingThatHasChangedSince_isPointedOutAsItWas() {
        highlights.choose(BLOCKED);
        assertThat(numbers()).containsExactly(0);
        highlights.found(List.of(REJECTED));
        assertThat(shown.get()).hasSize(1);
    }
}
