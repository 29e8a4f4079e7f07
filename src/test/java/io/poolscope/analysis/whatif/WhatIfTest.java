package io.poolscope.analysis.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void extraction_ofASimulatedRun_simulatesTheSameRunAgain() {
        for (DeliveryMode mode : DeliveryMode.values()) {
            for (SaturationPolicy policy : List.of(SaturationPolicy.BLOCK, SaturationPolicy.CALLER_RUNS)) {
                for (int window : new int[] {0, 5}) {
                    Workload workload = Workload.of(200, Distribution.exponential(10 * MS)).withArrivals(Arrivals.poisson(3 * MS))
                            .withPool(PoolSpec.of(3).withCapacity(4).withPolicy(policy))
                            .withDelivery(DeliverySpec.of(mode).withWindow(window).withPace(Distribution.exponential(2 * MS)));
                    Snapshot run = SimulatedRuns.simulated(workload);
                    Extraction extraction = Extraction.of(run).orElseThrow();
                    assertThat(extraction.workload().delivery().mode()).isEqualTo(mode);
                    Snapshot again = SimulatedRuns.simulated(extraction.workload());
                    RangeStatistics first = RangeStatistics.of(run);
                    RangeStatistics second = RangeStatistics.of(again);
                    // A map with a window submits within the time of its consumer, to which the gap is then counted.
                    double tolerance = mode == DeliveryMode.MAP && window > 0 ? 0.04 : 0.005;
                    String name = mode + " " + policy + " window " + window;
                    assertThat((double) second.makespan()).as(name).isCloseTo(first.makespan(), within(first.makespan() * tolerance));
                    assertThat(second.queueWait().mean()).as(name).isCloseTo(first.queueWait().mean(),
                            within(first.queueWait().mean() * 0.05 + MS));
                }
            }
        }
    }

    @Test
    void moreWorkers_endSooner_andNeverBelowTheBound() {
        Workload workload = Workload.of(100, Distribution.uniform(5 * MS, 15 * MS)).withPool(PoolSpec.of(4));
        WhatIf whatIf = WhatIf.of(SimulatedRuns.simulated(workload), Map.of(Knob.WORKERS, "8"), 2);
        assertThat(whatIf.before().makespan()).isEqualTo(whatIf.realMakespan());
        assertThat(whatIf.gain()).isPositive();
        assertThat(whatIf.after()).isEqualTo(Forecast.of(workload.withPool(PoolSpec.of(8)), 2));
        assertThat(whatIf.after().makespan()).isGreaterThanOrEqualTo(whatIf.after().lowerBound());
        assertThat(whatIf.run().workers(0)).hasSize(8);
        assertThat(whatIf.sentence()).contains("sooner");
        assertThat(whatIf.assumptions().getFirst()).isEqualTo("Durations do not change with the load.");
    }

    @Test
    void unstableQueue_saysSo_andStillComputes() {
        Workload stable = Workload.of(300, Distribution.fixed(10 * MS)).withArrivals(Arrivals.poisson(4 * MS)).withPool(PoolSpec.of(4));
        Snapshot run = SimulatedRuns.simulated(stable);
        WhatIf one = WhatIf.of(run, Map.of(Knob.WORKERS, "1"), 8);
        assertThat(one.assumptions())
                .contains("Tasks arrive faster than these workers end them: with more tasks the queue would grow without end.");
        assertThat(one.after().makespan()).isGreaterThan(2 * one.before().makespan());
        assertThat(WhatIf.of(run, Map.of(Knob.WORKERS, "5"), 8).assumptions()).noneMatch(line -> line.contains("without end"));
        assertThat(
                WhatIf.of(SimulatedRuns.simulated(stable.withArrivals(Arrivals.allAtOnce())), Map.of(Knob.WORKERS, "1"), 8).assumptions())
                .noneMatch(line -> line.contains("without end"));
    }

    @Test
    void computingTasks_takeTheirProcessorTime_andStretchWithTheWorkers() {
        Workload computing = Workload.of(64, Distribution.uniform(8 * MS, 12 * MS)).withKind(TaskKind.CPU).withPool(PoolSpec.of(8));
        WhatIf whatIf = WhatIf.of(SimulatedRuns.computed(computing, 2), Map.of(Knob.WORKERS, "2"), 2);
        assertThat(whatIf.workload().kind()).isEqualTo(TaskKind.CPU);
        assertThat((double) whatIf.workload().work()).isCloseTo(computing.work(), within(0.01 * computing.work()));
        assertThat(whatIf.assumptions().getFirst())
                .matches("The tasks compute: each takes its processor time, of which the run made (3\\.|4\\.)\\d+ times as much, "
                        + "shared evenly among the processors\\.");
        // Two processors are as fast with two workers as with eight; four workers on eight processors are twice as fast as two.
        assertThat((double) whatIf.after().makespan()).isCloseTo(whatIf.before().makespan(), within(0.03 * whatIf.before().makespan()));
        WhatIf more = WhatIf.of(SimulatedRuns.computed(computing, 2), Map.of(Knob.WORKERS, "4"), 8);
        assertThat((double) more.after().makespan()).isCloseTo(computing.work() / 4.0, within(0.1 * computing.work() / 4));
    }

    @Test
    void sleepingTasks_areNotStretched() {
        Workload sleeping = Workload.of(64, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(8));
        WhatIf whatIf = WhatIf.of(SimulatedRuns.simulated(sleeping), Map.of(Knob.WORKERS, "4"), 2);
        assertThat(whatIf.workload().kind()).isEqualTo(TaskKind.SLEEPING);
        assertThat(whatIf.after().makespan()).isEqualTo(160 * MS);
    }

    @Test
    void forecast_equalsTheStatisticsOfItsTimeline() {
        Workload workload = Workload.of(500, Distribution.exponential(10 * MS)).withArrivals(Arrivals.poisson(2 * MS))
                .withPool(PoolSpec.of(4).withCapacity(6))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(MS)));
        RangeStatistics statistics = RangeStatistics.of(SimulatedRuns.simulated(workload));
        Forecast forecast = Forecast.of(workload, 8);
        assertThat(forecast.makespan()).isEqualTo(statistics.makespan());
        assertThat(forecast.waitP99()).isEqualTo(statistics.queueWait().p99());
        assertThat(forecast.peakQueue()).isEqualTo(statistics.queue().peak());
        assertThat(forecast.peakBuffered()).isEqualTo(statistics.buffer().peak());
        assertThat(forecast.submitterBlocked()).isEqualTo(statistics.submitterBlocked());
    }

    @Test
    void knobs_badValues_sayWhatIsAllowed() {
        Workload workload = Workload.of(1, Distribution.fixed(1));
        assertThatThrownBy(() -> Knob.of("size")).hasMessageStartingWith("unknown number 'size'; known are workers, queue");
        assertThatThrownBy(() -> Knob.WORKERS.set(workload, "0")).hasMessage("workers 0 is not in 1 to 10000");
        assertThatThrownBy(() -> Knob.WORKERS.set(workload, "four")).hasMessage("workers 'four' is not a whole number");
        assertThatThrownBy(() -> Knob.ORDER.set(workload, "random")).hasMessageContaining("known are fifo, lifo");
        assertThat(Knob.QUEUE.set(workload, "unbounded").pool().unbounded()).isTrue();
        assertThat(Knob.PACE.set(workload, "1.5").pace(0)).isEqualTo(1_500_000);
        assertThat(Knob.DELIVERY.set(workload, "as-completed").delivery().mode()).isEqualTo(DeliveryMode.AS_COMPLETED);
    }

    @Test
    void sweepOverWorkers_longestTaskBounds_kneeLiesWhereItFlattens() {
        Workload workload = Workload.of(100, Distribution.fixed(10 * MS).with(0, 100 * MS));
        Sweep sweep = Sweep.of(workload, Knob.WORKERS, Sweep.range(1, 64), 8);
        assertThat(sweep.points()).hasSize(64).allMatch(point -> point.forecast().isPresent());
        assertThat(sweep.knee().orElseThrow().value()).isBetween(4L, 12L);
        for (Sweep.Point point : sweep.points()) {
            Forecast forecast = point.forecast().orElseThrow();
            assertThat(forecast.makespan()).isGreaterThanOrEqualTo(forecast.lowerBound());
        }
    }

    @Test
    void sweep_aFailingCount_keepsTheOthers() {
        Sweep sweep = Sweep.of(Workload.of(10, Distribution.fixed(MS)), Knob.WORKERS, List.of(0L, 1L, 2L), 8);
        assertThat(sweep.points().getFirst().problem()).isEqualTo("workers 0 is not in 1 to 10000");
        assertThat(sweep.points().get(2).forecast()).isPresent();
        assertThatThrownBy(() -> Sweep.of(Workload.of(1, Distribution.fixed(1)), Knob.POLICY, List.of(1L), 1))
                .hasMessageContaining("swept");
    }

    @Test
    void aRunWithoutTasks_saysSo() {
        assertThatThrownBy(() -> WhatIf.of(SimulatedRuns.told(List.of()), Map.of(), 1)).hasMessage("the run has no tasks to run again");
    }
}
