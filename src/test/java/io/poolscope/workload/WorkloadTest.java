package io.poolscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final long MS = 1_000_000;

    @Test
    void duration_moreTasks_sameValues() {
        Workload few = Workload.of(10, Distribution.logNormal(5 * MS, 0.8)).withSeed(7);
        Workload many = few.withTasks(1_000);
        for (int i = 9; i >= 0; i--) {
            assertThat(many.duration(i)).isEqualTo(few.duration(i));
        }
    }

    @Test
    void duration_otherSeed_otherValues() {
        Workload one = Workload.of(10, Distribution.uniform(0, 1_000_000_000)).withSeed(1);
        assertThat(one.withSeed(2).duration(3)).isNotEqualTo(one.duration(3));
    }

    @Test
    void gapsAndDurations_sameDistribution_areIndependent() {
        Workload workload = Workload.of(2_000, Distribution.exponential(MS)).withArrivals(Arrivals.poisson(MS));
        double product = 0;
        for (int i = 1; i < 2_000; i++) {
            product += (workload.duration(i) / 1e6 - 1) * (workload.arrivalGap(i) / 1e6 - 1);
        }
        assertThat(product / 2_000).isCloseTo(0, within(0.1));
    }

    @Test
    void eachDistribution_manyDraws_haveTheStatedMean() {
        for (Distribution each : List.of(Distribution.fixed(5 * MS), Distribution.uniform(MS, 9 * MS), Distribution.exponential(5 * MS),
                Distribution.logNormal(5 * MS, 0.5), Distribution.heavyTail(MS, 1_000 * MS, 1.5), Distribution.trace(MS, 2 * MS, 6 * MS))) {
            long base = Draws.base(42, 0);
            double sum = 0;
            int n = 300_000;
            for (int i = 0; i < n; i++) {
                sum += each.at(base, i);
            }
            assertThat(sum / n).as(each.describe()).isCloseTo(each.mean(), within(each.mean() * 0.03));
        }
    }

    @Test
    void with_anIndex_changesOnlyThatTask() {
        Distribution rest = Distribution.uniform(0, MS);
        Workload plain = Workload.of(10, rest);
        Workload slow = plain.withDurations(rest.with(4, 2_600 * MS).with(5, 0));
        assertThat(slow.duration(4)).isEqualTo(2_600 * MS);
        assertThat(slow.duration(5)).isZero();
        assertThat(slow.duration(3)).isEqualTo(plain.duration(3));
    }

    @Test
    void arrivalsAt_times_giveThoseTimes() {
        Workload workload = Workload.of(3, Distribution.fixed(1)).withArrivals(Arrivals.at(5, 5, 9));
        assertThat(List.of(workload.arrivalGap(0), workload.arrivalGap(1), workload.arrivalGap(2))).containsExactly(5L, 0L, 4L);
        assertThatThrownBy(() -> Arrivals.at(5, 4)).hasMessage("arrival 1 at 4 ns is before 5 ns");
    }

    @Test
    void arrivalGap_firstOfAnEvenPace_isZero() {
        assertThat(Workload.of(3, Distribution.fixed(1)).withArrivals(Arrivals.every(7)).arrivalGap(0)).isZero();
    }

    @Test
    void outOfRange_saysTheValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> PoolSpec.of(0)).hasMessage("workers 0 is not in 1 to 10000");
        assertThatThrownBy(() -> PoolSpec.of(1).withCapacity(-2)).hasMessage("queue capacity -2 is less than 0 and not unbounded");
        assertThatThrownBy(() -> Distribution.fixed(-1)).hasMessageStartingWith("value -1 is not in 0 to");
        assertThatThrownBy(() -> Distribution.trace()).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> DeliverySpec.NONE.withChunk(0)).hasMessage("chunk 0 is less than 1");
    }

    @Test
    void failures_shareAndIndexes_areBothMet() {
        Workload workload = Workload.of(10_000, Distribution.fixed(1)).withFailures(FailurePlan.share(0.1));
        long failed = IntStream.range(0, 10_000).filter(workload::fails).count();
        assertThat(failed).isBetween(900L, 1_100L);
        assertThat(workload.withFailures(FailurePlan.at(3)).fails(3)).isTrue();
        assertThat(workload.withFailures(FailurePlan.at(3)).fails(4)).isFalse();
    }

    @Test
    void label_withNumberSign_countsFromOne() {
        assertThat(Workload.of(1, Distribution.fixed(1)).withLabel("render(page #)").label(4)).isEqualTo("render(page 5)");
    }
}
