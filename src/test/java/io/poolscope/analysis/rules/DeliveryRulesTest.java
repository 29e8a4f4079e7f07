package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import org.junit.jupiter.api.Test;

/** The rules about results between their finish and their consumer: a run that is bad on purpose, and its mended twin. */
class DeliveryRulesTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void headOfLine() {
        Workload even = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        Workload bad = even.withDurations(Rules.EVEN.with(4, 80 * MS));
        Rules.assertPair(RuleId.HEAD_OF_LINE, bad, even);
        Rules.assertPair(RuleId.HEAD_OF_LINE, bad, bad.withDelivery(DeliverySpec.of(DeliveryMode.AS_COMPLETED)));
        Finding finding = Rules.finding(RuleId.HEAD_OF_LINE, Findings.of(SimulatedRuns.simulated(bad)));
        assertThat(finding.where().tasks()).containsExactly(4L);
        assertThat(finding.sentence()).startsWith("#5 ran 80.0 ms and held ")
                .endsWith(" each on average: all the time that results waited for an earlier one.");
        // Independently: every result that finished while #5 was at the head waited until #5 finished.
        Snapshot run = SimulatedRuns.simulated(bad);
        double held = 0;
        for (long task = 5; task < 60; task++) {
            held += Math.max(0, run.tasks().ended(4) - run.tasks().ended(task)) / 1e9;
        }
        assertThat(finding.cost().amount()).isCloseTo(held, within(1e-6));
    }

    @Test
    void slowConsumer() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(6 * MS)));
        Rules.assertPair(RuleId.SLOW_CONSUMER, bad, bad.withDelivery(bad.delivery().withPace(Distribution.fixed(MS))));
        Workload map = bad.withDelivery(bad.delivery().withMode(DeliveryMode.MAP));
        Rules.assertPair(RuleId.SLOW_CONSUMER, map, map.withDelivery(map.delivery().withPace(Distribution.fixed(MS))));
    }
}
