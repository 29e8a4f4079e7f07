package io.poolscope.view.pane.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.timeline.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    private record Task(long id, String label, String worker, String pool, Outcome outcome, String error,
            Map<Measure, Long> measures, Map<Moment, Long> moments) implements TaskView {
        @Override
        public long nanos(Measure measure) {
            return measures.getOrDefault(measure, 0L);
        }

        @Override
        public long time(Moment moment) {
            return moments.getOrDefault(moment, -1L);
        }
    }

    private static final Task SLOW = new Task(4, "render(page 5)", "worker-4", "pages", Outcome.FINISHED, "",
            new EnumMap<>(Map.of(Measure.RUN, 2_600_000_000L, Measure.QUEUE, 191_000_000L)),
            new EnumMap<>(Map.of(Moment.SUBMITTED, 100_000_000L, Moment.STARTED, 291_000_000L)));
    private static final Task FAILED = new Task(16, "read http://x", "io-1", "files", Outcome.FAILED,
            "java.io.IOException: timeout", new EnumMap<>(Map.of(Measure.RUN, 150_000_000L)), new EnumMap<>(Moment.class));

    @ParameterizedTest
    @ValueSource(strings = {"finished", "done", "#5", "5", "page", "PAGE 5", "\"page 5\"", "worker:worker-4", "Worker:4",
        "pool:pages", "run>100ms", "run >= 2.6 s | failed", "run>=2600ms", "run=2.6s", "queue<200ms finished", "queued > 190 ms",
        "-failed", "#1-5", "#3..9", "failed | page", "run>1s -worker:io", "started>=0.2s", "outcome:finished", "label:render",
        "-\"page 6\""})
    void matches_slowTask_isFoundBy(String query) {
        assertThat(SearchQuery.parse(query).matches(SLOW)).isTrue();
        assertThat(SearchQuery.parse("-#5 " + query).matches(SLOW)).isEqualTo(query.contains("|") && query.endsWith("page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error:TIMEOUT", "run>100ms failed", "http://x", "#17", "17", "worker:io", "run<0.2s"})
    void matches_failedTask_isFoundByAndTheSlowOneIsNot(String query) {
        assertThat(SearchQuery.parse(query).matches(FAILED)).isTrue();
        assertThat(SearchQuery.parse(query).matches(SLOW)).isFalse();
    }

    @Test
    void matches_momentThatHasNotBeen_isFalse() {
        assertThat(SearchQuery.parse("consumed<100s").matches(SLOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "run>", "run>100", "run>fast", "page>3s", "\"open", "|", "failed |", "outcome:sad"})
    void parse_whatMakesNoSense_isRefusedInOneLine(String query) {
        assertThatThrownBy(() -> SearchQuery.parse(query)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n").message().hasSizeGreaterThan(20);
    }

    @Test
    void parse_hugeText_isRefused() {
        assertThatThrownBy(() -> SearchQuery.parse("x".repeat(10_000))).hasMessageContaining("10000");
    }

    @Test
    void singleId_onlyForOneNumber() {
        assertThat(SearchQuery.parse("#17").singleId()).isEqualTo(16);
        assertThat(SearchQuery.parse("17").singleId()).isEqualTo(16);
        assertThat(SearchQuery.parse("#1-17").singleId()).isEqualTo(-1);
        assertThat(SearchQuery.parse("17 failed").singleId()).isEqualTo(-1);
    }
}
