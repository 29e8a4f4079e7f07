package io.poolscope.explore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.timeline.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    private record Task(long id, String label, String worker, String pool, Outcome outcome, String error,
            Map<TaskDuration, Long> measures, Map<TaskMoment, Long> moments) implements SearchableTask {
        @Override
        public long nanos(TaskDuration measure) {
            return measures.getOrDefault(measure, 0L);
        }

        @Override
        public long time(TaskMoment moment) {
            return moments.getOrDefault(moment, -1L);
        }
    }

    private static final Task SLOW = new Task(4, "render(page 5)", "worker-4", "pages", Outcome.FINISHED, "",
            new EnumMap<>(Map.of(TaskDuration.RUN, 2_600_000_000L, TaskDuration.QUEUE, 191_000_000L)),
            new EnumMap<>(Map.of(TaskMoment.SUBMITTED, 100_000_000L, TaskMoment.STARTED, 291_000_000L)));
    private static final Task FAILED = new Task(16, "read http://x", "io-1", "files", Outcome.FAILED,
            "java.io.IOException: timeout", new EnumMap<>(Map.of(TaskDuration.RUN, 150_000_000L)), new EnumMap<>(TaskMoment.class));

    @ParameterizedTest
    @ValueSource(strings = {"finished", "done", "#5", "5", "page", "PAGE 5", "\"page 5\"", "worker:worker-4", "Worker:4",
        "pool:pages", "run>100ms", "run >= 2.6 s | failed", "run>=2600ms", "run=2.6s", "queue<200ms finished", "queued > 190 ms",
        "-failed", "#1-5", "#3..9", "failed | page", "run>1s -worker:io", "started>=0.2s", "outcome:finished", "label:render",
        "-\"page 6\"", "failed or finished", "failed OR finished", "failed || done", "failed or cancelled or page", "not failed", "!failed",
        "page and finished", "page & run>1s", "(failed or finished) run>1s", "failed or (finished and run>1s)",
        "-(failed or cancelled) page",
        "not (failed | run<1s)", "render(page", "5)", "render(page 5)", "(render(page 5) finished)", "((page))", "worker=worker-4",
        "outcome=done",
        "state:finished", "name:render", "id:5", "id:1-5", "task=5", "\"(page\" 5", "(label:\"page 5\" or failed)", "page -\"or\""})
    void matches_slowTask_isFoundBy(String query) {
        assertThat(SearchQuery.parse(query).matches(SLOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "\"page 5\"", "-failed", "run>=2.6 s | failed", "failed | page"})
    void matches_notFive_leavesOutWhatStandsBesideIt(String query) {
        assertThat(SearchQuery.parse("-#5 " + query).matches(SLOW)).isEqualTo(query.contains("|") && query.endsWith("page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error:TIMEOUT", "run>100ms failed", "http://x", "failed or cancelled", "cancelled | failed",
        "(cancelled or failed) run<1s", "not finished", "status:failed", "#17", "17", "worker:io", "run<0.2s"})
    void matches_failedTask_isFoundByAndTheSlowOneIsNot(String query) {
        assertThat(SearchQuery.parse(query).matches(FAILED)).isTrue();
        assertThat(SearchQuery.parse(query).matches(SLOW)).isFalse();
    }

    @Test
    void matches_momentThatHasNotBeen_isFalse() {
        assertThat(SearchQuery.parse("consumed<100s").matches(SLOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "run>", "run>100", "run>fast", "page>3s", "\"open", "|", "failed |", "outcome:sad", "failed or",
        "or failed",
        "failed and", "and failed", "failed or or cancelled", "failed not", "(failed", "failed (", "()", "run>1s ()", "failed cancelled",
        "finished run>1s queued",
        "1s<run<2s", "> 5", "100ms<run", "status=sad", "failed & ", "&"})
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

    @Test
    void parse_whatIsMissing_isNamed() {
        assertThatThrownBy(() -> SearchQuery.parse("failed or"))
                .hasMessage("“or” needs a term on both sides, in: failed or (in quotation marks it is part of a label)");
        assertThatThrownBy(() -> SearchQuery.parse("(failed")).hasMessageStartingWith("a bracket is not closed, in: (failed");
        assertThatThrownBy(() -> SearchQuery.parse("failed cancelled")).hasMessageContaining("only one outcome")
                .hasMessageContaining("failed or cancelled");
        assertThatThrownBy(() -> SearchQuery.parse("1s<run")).hasMessageContaining("“1s<run” is not understood")
                .hasMessageContaining("run>100ms");
    }

    @Test
    void parse_outcomesThatGoTogether_areNotRefused() {
        SearchQuery query = SearchQuery.parse("rejected aborted -failed -cancelled");
        assertThat(query.matches(SLOW)).isFalse();
    }

    @Test
    void matches_joiningWordAlone_isPartOfALabel() {
        Task named = new Task(1, "this or that, and not those", "w", "p", Outcome.FINISHED, "", Map.of(), Map.of());
        for (String word : new String[] {"or", "and", "not", "\"or\" this", "\"and not\""}) {
            assertThat(SearchQuery.parse(word).matches(named)).as(word).isTrue();
            assertThat(SearchQuery.parse(word).matches(SLOW)).as(word).isFalse();
        }
    }

    @Property(tries = 2000)
    void parse_anything_isReadOrRefusedInOneLine(@ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 30) String text) {
        try {
            SearchQuery.parse(text).matches(SLOW);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeGreaterThan(20).doesNotContain("\n");
        }
    }

    @Property(tries = 2000)
    void parse_anyWords_areReadOrRefusedInOneLine(@ForAll @Size(max = 8) List<@From("words") String> words) {
        parse_anything_isReadOrRefusedInOneLine(String.join(" ", words));
        parse_anything_isReadOrRefusedInOneLine(String.join("", words));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("or", "and", "not", "-", "!", "(", ")", "|", "failed", "page(5)", "\"a b\"", "worker:", "run>1s", "<", "#5",
                "run", "&");
    }
}
