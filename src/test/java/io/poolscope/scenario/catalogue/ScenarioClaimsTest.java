package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.session.PlayedRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each scenario shows what it must, and its opposite doesn't. */
@Tag("alone") // claims about speed hold only where the processors are free
class ScenarioClaimsTest {
    private static final Map<String, Claims.Claim> CLAIMS = Claims.all();

    /** The opposite of each scenario: itself with other settings, or another one; "ID setting=value". */
    private static final Map<String, String> OPPOSITES = opposites();

    private static Map<String, String> opposites() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("ordered-results", "ordered-results slow=10000");
        map.put("in-order", "ordered-results");
        map.put("as-completed", "ordered-results");
        map.put("map-returns-at-once", "result-window");
        map.put("submit-is-eager", "submit-is-eager other=0ms");
        map.put("map-is-eager", "fast-consumer");
        map.put("two-pipelines", "two-pipelines sleep=0ms");
        map.put("ordered-buffer", "as-completed-five");
        map.put("slow-first-task", "slow-first-task slow-duration=90ms");
        map.put("large-results", "large-results slow-duration=10ms pace=0ms");
        map.put("slow-consumer", "fast-consumer");
        map.put("fast-consumer", "slow-consumer");
        map.put("result-window", "result-window window=unbounded");
        map.put("streaming-consume", "two-pipelines");
        map.put("as-completed-five", "ordered-buffer");
        map.put("map-vs-as-completed", "map-vs-as-completed slow-duration=10ms");
        map.put("bounded-queue", "bounded-queue queue=unbounded");
        map.put("saturation-policies", "saturation-policies policy=block");
        map.put("batched-submission", "batched-submission batch=10000 duration=0ms");
        map.put("mixed-priority", "mixed-priority tasks=1");
        map.put("scheduled", "scheduled duration=0ms");
        map.put("context-manager", "silent-failure");
        map.put("thread-names-in-logs", "map-returns-at-once");
        map.put("first-exception", "first-exception broken=200");
        map.put("all-completed", "first-exception");
        map.put("errors-map", "errors-as-completed");
        map.put("errors-as-completed", "errors-map");
        map.put("silent-failure", "errors-as-completed");
        map.put("shared-counter", "shared-counter workers=1");
        map.put("timeouts", "timeouts patience=60s limit=60s");
        map.put("cancel-before-start", "cancel-before-start workers=10");
        map.put("cancel-running", "cancel-before-start");
        map.put("nested-submit-deadlock", "nested-submit-fixed");
        map.put("nested-submit-fixed", "nested-submit-deadlock");
        map.put("producer-consumer", "producer-consumer make=200ms use=10ms");
        map.put("producer-pool-consumer", "producer-consumer");
        map.put("shared-queue-workers", "shared-queue-workers workers=1");
        map.put("three-stage-pipeline", "three-stage-pipeline parse=0ms store=0ms");
        map.put("async-hybrid", "nested-submit-fixed");
        map.put("sandbox", "map-is-eager");
        map.put("hash-files", "hash-files workers=1");
        map.put("process-files", "hash-files");
        map.put("fetch-pages", "fetch-pages timeout=100ms");
        map.put("health-checks", "health-checks limit=20s");
        map.put("merge-sublists", "merge-sublists numbers=20");
        map.put("flatten-methods", "flatten-methods lists=1");
        map.put("chunk-size", "chunk-size chunk=1");
        map.put("work-stealing", "work-stealing workers=1");
        map.put("virtual-threads", "virtual-threads tasks=6");
        map.put("over-threading", "io-vs-cpu");
        map.put("io-vs-cpu", "io-vs-cpu workers=2");
        return map;
    }

    @Test
    void everyScenario_hasAClaimAndAnOpposite() {
        var ids = Catalogue.standard().all().stream().map(scenario -> scenario.about().id()).toList();
        assertThat(CLAIMS.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(OPPOSITES.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @TestFactory
    Stream<DynamicTest> showsWhatMustBeSeen() {
        return CLAIMS.entrySet().stream().map(claim -> DynamicTest.dynamicTest(claim.getKey(),
                () -> check(claim.getKey(), claim.getValue())));
    }

    /**
     * At ten times the speed a machine that stalls for 10 ms adds 100 ms to a run, which can undo what rests on durations;
     * it can't bring it about. So such a claim has three plays, and says when it needed more than one.
     */
    private static void check(String id, Claims.Claim claim) {
        for (int plays = Claims.timed().containsKey(id) ? 3 : 1; plays > 0; plays--) {
            try {
                claim.check(PlayedRun.of(id));
                return;
            } catch (AssertionError e) {
                if (plays == 1) {
                    throw e;
                }
                System.out.println(id + " is played once more: " + e.getMessage().strip().replaceAll("\\s+", " "));
                PlayedRun.forget(id);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> itsOppositeDoesNot() {
        return OPPOSITES.entrySet().stream().map(pair -> DynamicTest.dynamicTest(pair.getKey() + " | " + pair.getValue(), () -> {
            String[] words = pair.getValue().split(" ");
            PlayedRun opposite = PlayedRun.of(words[0], Arrays.copyOfRange(words, 1, words.length));
            assertThatThrownBy(() -> CLAIMS.get(pair.getKey()).check(opposite)).isInstanceOf(AssertionError.class);
        }));
    }
}
