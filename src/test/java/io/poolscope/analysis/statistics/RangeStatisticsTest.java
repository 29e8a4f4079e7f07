package io.poolscope.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangeStatisticsTest {
    private static final long MS = SimulatedRuns.MS;
    private static final Workload WORKLOAD = Workload.of(2_000, Distribution.logNormal(10 * MS, 0.8)).withSeed(5)
            .withArrivals(Arrivals.poisson(2 * MS)).withPool(PoolSpec.of(4).withCapacity(6)).withFailures(FailurePlan.share(0.05))
            .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.exponential(2 * MS)));

    @Test
    void wholeRun_everyFigure_equalsAnIndependentCount() {
        Snapshot snapshot = SimulatedRuns.simulated(WORKLOAD);
        Tasks tasks = snapshot.tasks();
        RangeStatistics all = RangeStatistics.of(snapshot);
        assertSpread(all.queueWait(), t -> tasks.started(t) - tasks.submitted(t));
        assertSpread(all.runTime(), t -> tasks.ended(t) - tasks.started(t));
        assertSpread(all.bufferBlocked(), t -> tasks.deliverable(t) - tasks.buffered(t));
        assertSpread(all.bufferDeliverable(), t -> tasks.consumed(t) - tasks.deliverable(t));
        long failed = LongStream.range(0, 2_000).filter(t -> WORKLOAD.fails((int) t)).count();
        assertThat(all.outcomes()).isEqualTo(new RangeStatistics.Outcomes(2_000, 2_000, 2_000 - failed, failed, 0, 0, 0));
        assertThat(all.sampled()).isOne();
        double work = LongStream.range(0, 2_000).map(t -> tasks.ended(t) - tasks.started(t)).sum();
        assertThat(all.workers().stream().mapToLong(RangeStatistics.WorkerShare::busy).sum()).isEqualTo((long) work);
        assertThat(all.makespan()).isEqualTo(LongStream.range(0, 2_000).map(tasks::consumed).max().orElseThrow() - tasks.submitted(0));
        assertThat(all.throughput()).isCloseTo(2_000 / (snapshot.end() / 1e9), within(0.01));
        assertThat(all.queue().peak()).isLessThanOrEqualTo(6);
        double queued = LongStream.range(0, 2_000).map(t -> tasks.started(t) - tasks.submitted(t)).sum();
        assertThat(all.queue().mean()).isCloseTo(queued / snapshot.end(), within(1e-6));
        assertThat(all.little().gap()).isLessThan(0.001);
    }

    private static void assertSpread(Spread spread, LongUnaryOperator value) {
        long[] values = LongStream.range(0, 2_000).map(value).sorted().toArray();
        assertThat(spread.count()).isEqualTo(2_000);
        assertThat(spread.p50()).isEqualTo(values[999]);
        assertThat(spread.p90()).isEqualTo(values[1799]);
        assertThat(spread.p99()).isEqualTo(values[1979]);
        assertThat(spread.max()).isEqualTo(values[1999]);
        assertThat(spread.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-3));
        assertThat(spread.histogram().counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
        int inFirstBin = (int) Arrays.stream(values).filter(v -> v < spread.histogram().binWidth()).count();
        assertThat(spread.histogram().counts().getFirst()).isEqualTo(inFirstBin);
        assertThat(spread.histogram().counts()).hasSizeLessThanOrEqualTo(Histogram.BINS + 1);
    }

    @Test
    void aPart_countsWhatHappenedInIt() {
        Snapshot snapshot = SimulatedRuns.simulated(WORKLOAD);
        Tasks tasks = snapshot.tasks();
        long from = snapshot.end() / 3;
        long until = snapshot.end() / 2;
        RangeStatistics part = RangeStatistics.of(snapshot, from, until);
        assertThat(part.outcomes().submitted()).isEqualTo(count(tasks::submitted, from, until));
        assertThat(part.outcomes().started()).isEqualTo(count(tasks::started, from, until));
        assertThat(part.outcomes().finished() + part.outcomes().failed()).isEqualTo(count(tasks::ended, from, until));
        assertThat(part.queueWait().count()).isEqualTo(part.outcomes().started());
        assertThat(part.bufferBlocked().count()).isEqualTo(count(tasks::consumed, from, until));
    }

    private static long count(LongUnaryOperator time, long from, long until) {
        return LongStream.range(0, 2_000).map(time).filter(t -> t >= from && t < until).count();
    }

    @Test
    void rejections_inAPart_areCounted() {
        Snapshot snapshot =
                SimulatedRuns.simulated(WORKLOAD.withPool(PoolSpec.of(1).withCapacity(2).withPolicy(SaturationPolicy.DISCARD_OLDEST)));
        RangeStatistics all = RangeStatistics.of(snapshot);
        RangeStatistics first = RangeStatistics.of(snapshot, 0, snapshot.end() / 2);
        RangeStatistics second = RangeStatistics.of(snapshot, snapshot.end() / 2, Long.MAX_VALUE);
        assertThat(all.outcomes().discarded()).isPositive()
                .isEqualTo(first.outcomes().discarded() + second.outcomes().discarded());
        assertThat(all.outcomes().ended()).isEqualTo(2_000);
    }

    @Test
    void submitterAndConsumer_sharesOfTheirTime() {
        Workload workload = Workload.of(4, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(1).withCapacity(1))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(5 * MS)));
        RangeStatistics all = RangeStatistics.of(SimulatedRuns.simulated(workload));
        assertThat(all.submitterBlocked()).isEqualTo(20 * MS);
        assertThat(all.submitterBlockedShare()).isEqualTo(1);
        assertThat(all.consumerWaiting()).isEqualTo(25 * MS); // 10 until the first, then 5 before each other of 10
        assertThat(all.consumerWaitingShare()).isCloseTo(25.0 / 45, within(1e-9));
    }

    @Test
    void nothing_hasNoFigures() {
        RangeStatistics none = RangeStatistics.of(SimulatedRuns.simulated(Workload.of(0, Distribution.fixed(1))));
        assertThat(none.queueWait()).isEqualTo(Spread.EMPTY);
        assertThat(none.makespan()).isZero();
        assertThat(none.throughput()).isZero();
    }

    /** Of 600 000 tasks one took a thousand times as long: no sample is sure to hold it, and it is what people look for. */
    private static Snapshot oneAmongMany(int which) {
        return SimulatedRuns
                .simulated(Workload.of(600_000, Distribution.uniform(0, 10_000).with(which, 10 * MS)).withPool(PoolSpec.of(2)).withSeed(3)
                        .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.uniform(0, 3_000))));
    }

    @Test
    void manyTasks_areAllLookedAt() {
        Snapshot snapshot = oneAmongMany(123_457);
        Tasks tasks = snapshot.tasks();
        RangeStatistics all = RangeStatistics.of(snapshot);
        assertThat(all.sampled()).isOne();
        assertCounted(all.runTime(), t -> tasks.ended(t) - tasks.started(t));
        assertCounted(all.queueWait(), t -> tasks.started(t) - tasks.submitted(t));
        assertCounted(all.bufferBlocked(), t -> tasks.deliverable(t) - tasks.buffered(t));
        assertCounted(all.bufferDeliverable(), t -> tasks.consumed(t) - tasks.deliverable(t));
        assertThat(all.runTime().max()).isEqualTo(10 * MS);
        assertThat(all.little().gap()).isLessThan(0.001);
    }

    private static void assertCounted(Spread spread, LongUnaryOperator value) {
        long[] values = LongStream.range(0, 600_000).map(value).sorted().toArray();
        assertThat(spread.count()).isEqualTo(600_000);
        assertThat(spread.max()).isEqualTo(values[599_999]);
        assertThat(spread.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-6 * spread.max()));
        assertThat((double) spread.p50()).isCloseTo(values[299_999], within(values[299_999] / 4_000.0));
        assertThat((double) spread.p90()).isCloseTo(values[539_999], within(values[539_999] / 4_000.0));
        assertThat((double) spread.p99()).isCloseTo(values[593_999], within(values[593_999] / 4_000.0));
        assertThat(spread.histogram().counts().stream().mapToLong(Integer::longValue).sum()).isEqualTo(600_000);
        assertThat(spread.histogram().counts()).hasSizeLessThanOrEqualTo(Histogram.BINS + 1);
        assertThat(spread.histogram().counts().getLast()).as("the longest").isPositive();
    }

    @Test
    void manyTasksInHaste_areSampledAndSaySo() {
        RangeStatistics all = RangeStatistics.hasty(oneAmongMany(123_457), 0, Long.MAX_VALUE);
        assertThat(all.sampled()).isEqualTo(3);
        assertThat(all.outcomes().finished()).isEqualTo(600_000);
        assertThat((double) all.runTime().p50()).isCloseTo(5_000, within(100.0));
        assertThat(all.little().gap()).isLessThan(0.01);
    }

    @Test
    void littlesLaw_holdsWhateverBecomesOfTheTasks() {
        for (SaturationPolicy policy : SaturationPolicy.values()) {
            RangeStatistics all =
                    RangeStatistics.of(SimulatedRuns.simulated(WORKLOAD.withPool(PoolSpec.of(1).withCapacity(2).withPolicy(policy))));
            assertThat(all.little().gap()).as(policy.name()).isLessThan(0.001);
        }
    }

    @Test
    void taskFacts_slowestTask_isLongerThanAllOthers() {
        Workload workload = Workload.of(100, Distribution.uniform(MS, 2 * MS).with(4, 90 * MS)).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        TaskFacts facts = TaskFacts.of(SimulatedRuns.simulated(workload), 4);
        assertThat(facts.longerThan()).isEqualTo(0.99);
        assertThat(facts.runTime()).isEqualTo(90 * MS);
        assertThat(facts.heldBack()).isPositive();
        assertThat(facts.bufferBlocked()).isZero();
    }

    @Test
    void summary_ofARun_balances() {
        RunSummary summary = RunSummary.of(SimulatedRuns.simulated(WORKLOAD));
        assertThat(summary.tasks().ended()).isEqualTo(summary.tasks().submitted());
        assertThat(summary.resultsBuffered()).isEqualTo(summary.resultsConsumed() + summary.resultsDropped()).isEqualTo(2_000);
        assertThat(summary.eventsLost()).isZero();
    }
}
