package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What remedies would bring, by simulation. */
class GainsTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void remediesThatCanBeSimulated_tellTheirGain() {
        Workload base = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4));
        DeliverySpec stream = DeliverySpec.of(DeliveryMode.ORDERED_STREAM);
        assertGain(RuleId.SLOW_CONSUMER, SimulatedRuns.simulated(base.withDelivery(stream.withPace(Distribution.fixed(6 * MS)))));
        assertGain(RuleId.QUEUE_SATURATED, SimulatedRuns.simulated(base.withTasks(200).withArrivals(Arrivals.every(MS))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.CALLER_RUNS))));
        assertGain(RuleId.QUEUE_GROWTH, SimulatedRuns.simulated(base.withTasks(400).withArrivals(Arrivals.poisson(3 * MS / 2))));
        assertGain(RuleId.STRAGGLERS, SimulatedRuns.simulated(base.withDurations(Rules.EVEN.with(59, 150 * MS))));
        assertGain(RuleId.REJECTED_WORK,
                SimulatedRuns.simulated(base.withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.ABORT))));
        assertGain(RuleId.IDLE_WORKERS, SimulatedRuns.simulated(base.withPool(PoolSpec.of(8)).withDelivery(stream.withWindow(3))));
        assertGain(RuleId.WORKERS_USED, SimulatedRuns.simulated(base));
        assertThat(Rules.finding(RuleId.OVER_THREADING, Findings.of(Rules.computed(8), 2)).gain().orElseThrow())
                .matches(
                        "2 workers would end the run (about as soon|[0-9.]+ ms sooner), and each task within (9|10)\\.\\d+ ms of its "
                                + "start instead of 3\\d\\.\\d ms\\.");
    }

    private static void assertGain(RuleId rule, Snapshot run) {
        assertThat(Rules.finding(rule, Findings.of(run, 8)).gain()).as(rule.text()).isPresent();
    }

    @Test
    void gains_areSimulated() {
        Workload blocked = Workload.of(60, Rules.EVEN.with(4, 200 * MS)).withPool(PoolSpec.of(4).withCapacity(6))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        List<Finding> findings = Findings.of(SimulatedRuns.simulated(blocked));
        assertThat(Rules.finding(RuleId.HEAD_OF_LINE, findings).gain().orElseThrow())
                .startsWith("Delivered as completed: ").endsWith(" sooner on average.");
        assertThat(Rules.finding(RuleId.SUBMITTER_BLOCKED, findings).gain().orElseThrow())
                .startsWith("6 workers would end the run");
    }
}
