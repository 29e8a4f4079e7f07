package io.poolscope.session.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.event.Names;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import org.junit.jupiter.api.Test;

/** Which moved sliders a prediction from an earlier run follows, and which it names instead. */
class CodePredictionTest {
    private static final long MS = 1_000_000;

    private static Extraction run(Workload workload) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workload, names, timeline);
        return Extraction.of(timeline.snapshot()).orElseThrow();
    }

    private static CodePrediction changed(Scenario scenario, Extraction taken, String... settings) {
        ParameterValues before = ParameterValues.defaultsOf(scenario);
        ParameterValues now = before;
        for (int i = 0; i < settings.length; i += 2) {
            now = now.with(settings[i], settings[i + 1]);
        }
        return CodePrediction.of(taken, before.asText(), now);
    }

    @Test
    void workersQueuePolicyWindowPaceAndTasks_areFollowed() {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Extraction taken = run(Workload.of(30, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(4).withCapacity(6))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(5 * MS))));
        CodePrediction next = changed(scenario, taken, "workers", "2", "queue", "9", "policy", "caller runs", "window", "7", "pace", "3ms",
                "tasks", "12");
        assertThat(next.ignored()).isEmpty();
        assertThat(next.basis()).isEqualTo("from the last run's durations");
        Workload workload = next.workloads().workload();
        assertThat(workload.tasks()).isEqualTo(12);
        assertThat(workload.pool().workers()).isEqualTo(2);
        assertThat(workload.pool().capacity()).isEqualTo(9);
        assertThat(workload.pool().policy()).isEqualTo(SaturationPolicy.CALLER_RUNS);
        assertThat(workload.delivery().window()).isEqualTo(7);
        assertThat(workload.pace(0)).isEqualTo(3 * MS);
    }

    @Test
    void whatOnlyTheCodeCouldFollow_isNamed() {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Extraction taken = run(Workload.of(30, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(4)));
        CodePrediction next = changed(scenario, taken, "workers", "2", "slow-duration", "9s", "pace", "1s");
        assertThat(next.ignored()).containsExactly("Consumer pace", "Its duration"); // nobody took the results of that run
        assertThat(next.basis()).isEqualTo("from the last run's durations, without Consumer pace, Its duration");
        assertThat(next.workloads().workload().pool().workers()).isEqualTo(2);
    }

    @Test
    void nothingChanged_isTheEarlierRun() {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Extraction taken = run(Workload.of(30, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(4)));
        assertThat(changed(scenario, taken).workloads()).isEqualTo(taken);
    }
}
