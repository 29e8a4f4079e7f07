package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.scenario.About;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import io.poolscope.session.PlayedRun;
import io.poolscope.session.SessionState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every scenario: it plays to its end at 10×, its books balance, its sources belong together. */
class CatalogueTest {
    /** Every id that the catalogue must have. */
    private static final List<String> IDS = List.of("ordered-results", "in-order", "as-completed", "bounded-queue", "saturation-policies",
            "hash-files", "map-returns-at-once", "submit-is-eager", "map-is-eager", "two-pipelines", "ordered-buffer", "slow-first-task",
            "large-results", "slow-consumer", "fast-consumer", "result-window", "streaming-consume", "as-completed-five",
            "map-vs-as-completed", "first-exception", "all-completed", "errors-map", "errors-as-completed", "silent-failure",
            "merge-sublists", "flatten-methods", "chunk-size", "batched-submission", "producer-pool-consumer", "producer-consumer",
            "shared-queue-workers", "three-stage-pipeline", "health-checks", "fetch-pages", "process-files", "mixed-priority",
            "nested-submit-deadlock", "nested-submit-fixed", "timeouts", "cancel-before-start", "cancel-running", "over-threading",
            "virtual-threads", "work-stealing", "scheduled", "io-vs-cpu", "shared-counter", "context-manager", "thread-names-in-logs",
            "async-hybrid", "sandbox");

    @Test
    void standard_hasEveryScenario_andTheDefaultFirst() {
        List<String> ids = Catalogue.standard().all().stream().map(scenario -> scenario.about().id()).toList();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(Catalogue.standard().first().about().id()).isEqualTo("ordered-results");
    }

    @Test
    void require_unknown_namesItAndWhatThereIs() {
        assertThatThrownBy(() -> Catalogue.standard().require("ordered")).isInstanceOf(BadValueException.class)
                .hasMessageStartingWith("there is no scenario 'ordered'; allowed: ordered-results, in-order");
    }

    @Test
    void search_findsWordsInAnyOrder() {
        assertThat(Catalogue.standard().search("deadlock NESTED").stream().map(scenario -> scenario.about().id()))
                .contains("nested-submit-deadlock");
        assertThat(Catalogue.standard().search("")).hasSize(IDS.size());
        assertThat(Catalogue.standard().search("zebra")).isEmpty();
    }

    /** The first that is found is what Enter runs. */
    @ParameterizedTest
    @CsvSource({"bounded,bounded-queue", "Bounded queue,bounded-queue", "large,large-results", "as_completed,as-completed",
        "as completed,as-completed",
        "AsCompleted,as-completed", "CallerRunsPolicy,saturation-policies", "caller runs,saturation-policies",
        "deadlock,nested-submit-deadlock",
        "ScheduledExecutorService,scheduled", "scheduleAtFixedRate,scheduled", "poison pill,producer-consumer", "chunksize,chunk-size",
        "FIRST_EXCEPTION,first-exception", "map,map-returns-at-once", "virtual,virtual-threads", "pipeline,two-pipelines",
        "PriorityBlockingQueue,mixed-priority", "sandbox,sandbox", "timeout,timeouts", "thread_name_prefix,thread-names-in-logs"})
    void search_putsTheTitleFirst_thenNamesOfJavaAndPython(String words, String id) {
        assertThat(Catalogue.standard().search(words).getFirst().about().id()).isEqualTo(id);
    }

    @Test
    void search_backpressure_findsAllThatHaveIt() {
        assertThat(Catalogue.standard().search("backpressure").stream().map(scenario -> scenario.about().id()))
                .contains("bounded-queue", "saturation-policies", "result-window", "producer-consumer");
    }

    @TestFactory
    Stream<DynamicTest> isFoundFirstByItsOwnTitle() {
        return each(scenario -> assertThat(Catalogue.standard().search(scenario.about().title()).getFirst()).isSameAs(scenario));
    }

    @Test
    void namesToSearchBy_areOfScenarios() {
        assertThat(IDS).containsAll(ScenarioSearch.named());
    }

    @TestFactory
    Stream<DynamicTest> describesItself() {
        return each(scenario -> {
            About about = scenario.about();
            assertThat(about.title()).isNotBlank().hasSizeLessThan(32);
            assertThat(about.watch().length()).isBetween(80, 420);
            assertThat(about.mustSee()).isNotBlank();
            Set<String> ids = new HashSet<>();
            scenario.parameters().forEach(parameter -> assertThat(ids.add(parameter.id())).as(parameter.id()).isTrue());
        });
    }

    @TestFactory
    Stream<DynamicTest> hasItsSteps_inBothLanguages() {
        return each(scenario -> {
            SourceText java = scenario.source(Language.JAVA);
            SourceText python = scenario.source(Language.PYTHON);
            assertThat(java.steps()).isNotEmpty();
            assertThat(python.steps().keySet()).containsAll(java.steps().keySet());
            assertThat(java.text()).doesNotContain("stage.step").doesNotContain("@show");
            java.steps().forEach((step, line) -> assertThat(java.text().split("\n")[line - 1]).as(step).isNotBlank());
            python.steps().forEach((step, line) -> assertThat(python.text().split("\n")[line - 1]).as(step).isNotBlank());
        });
    }

    @TestFactory
    Stream<DynamicTest> playsToItsEnd_andItsBooksBalance() {
        return each(scenario -> {
            PlayedRun seen = PlayedRun.of(scenario.about().id());
            assertThat(seen.state).as(() -> seen.messages.toString()).isEqualTo(SessionState.FINISHED);
            assertThat(seen.session.lost()).isZero();
            assertThat(seen.session.snapshot().oddEvents()).isZero();
            assertThat(seen.tasks()).isNotEmpty();
            checkTasks(seen);
            checkStreams(seen);
        });
    }

    private static void checkTasks(PlayedRun seen) {
        for (PlayedRun.Task task : seen.tasks()) {
            assertThat(task.submitted).as("submit of %d", task.id).isGreaterThanOrEqualTo(0);
            assertThat(task.end).as("end of %d %s", task.id, task.label).isNotEmpty();
            assertThat(task.ended).isGreaterThanOrEqualTo(Math.max(task.submitted, task.started));
            if (task.started >= 0) {
                assertThat(task.started).isGreaterThanOrEqualTo(task.submitted);
                assertThat(task.lane).isNotEqualTo(EventWord.NO_LANE);
            } else {
                assertThat(task.end).as("end of %d", task.id).isIn("cancelled", "aborted", "discarded");
            }
            if (task.buffered >= 0) {
                assertThat(task.consumed >= 0).as("result of %d consumed or dropped, not both", task.id).isNotEqualTo(task.dropped >= 0);
                assertThat(task.buffered).isGreaterThanOrEqualTo(task.ended);
            }
            if (task.consumed >= 0) {
                assertThat(task.consumed).as("consumption of %d not before its finish", task.id).isGreaterThanOrEqualTo(task.ended);
            }
        }
        long submitted = seen.tasks().size();
        long ended =
                seen.count("finished") + seen.count("failed") + seen.count("cancelled") + seen.count("aborted") + seen.count("discarded");
        assertThat(ended).isEqualTo(submitted);
        var summary = seen.session.summary();
        assertThat(summary.tasks().submitted()).isEqualTo(submitted);
        assertThat(summary.tasks().ended()).isEqualTo(submitted);
        assertThat(summary.resultsBuffered()).isEqualTo(summary.resultsConsumed() + summary.resultsDropped());
    }

    private static void checkStreams(PlayedRun seen) {
        Map<Integer, Long> next = new HashMap<>();
        for (Event event : seen.events) {
            if (event instanceof ResultEvent.ResultConsumed consumed) {
                long before = next.getOrDefault(consumed.stream(), -1L);
                assertThat(consumed.index()).as("stream %d in order", consumed.stream()).isGreaterThan(before);
                next.put(consumed.stream(), consumed.index());
            }
        }
    }

    private interface Check {
        void check(Scenario scenario) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return Catalogue.standard().all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.about().id(), () -> check.check(scenario)));
    }

    /** A consumer that waits does so in a loop's head, or where it asks for one result. */
    private static final Pattern WAITING = Pattern.compile("\\b(for|while) \\(|\\.next\\(\\)|\\bsum\\(");

    @TestFactory
    Stream<DynamicTest> theLineThatIsLitWhileAConsumerWaits_isTheOneThatWaits() {
        return each(scenario -> {
            String[] lines = scenario.source(Language.JAVA).text().split("\n");
            Map<Integer, String> consumers = new HashMap<>();
            Map<String, Integer> lit = new HashMap<>();
            for (Event event : PlayedRun.of(scenario.about().id()).events) {
                switch (event) {
                    case ResultEvent.ConsumerJoined e -> consumers.put(e.lane(), e.name());
                    case RunEvent.StepReached e -> lit.put(e.name(), e.line());
                    case ResultEvent.ConsumerWaiting e when lit.containsKey(consumers.get(e.lane())) ->
                        assertThat(lines[lit.get(consumers.get(e.lane())) - 1]).containsPattern(WAITING);
                    default -> {}
                }
            }
        });
    }
}
