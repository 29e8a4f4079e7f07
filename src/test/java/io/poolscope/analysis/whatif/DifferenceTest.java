package io.poolscope.analysis.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.testing.SimulatedRuns;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Workload WORKLOAD =
            Workload.of(40, Distribution.uniform(5 * SimulatedRuns.MS, 15 * SimulatedRuns.MS)).withPool(PoolSpec.of(2).withCapacity(4))
                    .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(SimulatedRuns.MS)));

    private static Difference named(List<Difference> all, String name) {
        return all.stream().filter(difference -> difference.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void of_moreWorkers_setsBothForecastsBesideEachOther() {
        WhatIf whatIf = WhatIf.of(SimulatedRuns.simulated(WORKLOAD), Map.of(Knob.WORKERS, "4"), 8);
        List<Difference> all = Difference.of(whatIf);
        Difference makespan = named(all, "Makespan");
        assertThat(makespan.before()).isEqualTo(whatIf.before().makespan());
        assertThat(makespan.after()).isEqualTo(whatIf.after().makespan());
        assertThat(makespan.better()).isTrue();
        assertThat(named(all, "Queue wait p50").after()).isEqualTo(whatIf.after().waitP50());
        assertThat(named(all, "Workers busy").better()).isEqualTo(whatIf.after().busyShare() > whatIf.before().busyShare() * 1.001);
        assertThat(all).extracting(Difference::name).contains("Queue wait p99", "Peak buffer", "Submitter blocked")
                .doesNotContain("Tasks lost");
    }

    @Test
    void same_upToAThousandth_isNoChange() {
        assertThat(new Difference("a", Difference.Unit.TIME, true, 1000, 1001).same()).isTrue();
        assertThat(new Difference("a", Difference.Unit.TIME, true, 1000, 1002).same()).isFalse();
        assertThat(new Difference("a", Difference.Unit.TIME, true, 0, 0).better()).isFalse();
        assertThat(new Difference("a", Difference.Unit.SHARE, false, 0.5, 0.6).better()).isTrue();
    }

    @Test
    void withoutEnd_knowsTheUnchangedRunAndTheBoundOnly() {
        List<Difference> all = Difference.withoutEnd(Forecast.of(WORKLOAD, 8), 77);
        assertThat(named(all, "Lower bound").after()).isEqualTo(77);
        assertThat(all).filteredOn(Difference::known).hasSize(1);
        assertThat(all).noneMatch(difference -> !difference.known() && difference.better());
    }

    @Test
    void aKnobsOwnValue_changesNothing_andItsChoicesAreAllAllowed() {
        Workload fixed = WORKLOAD
                .withDelivery(DeliverySpec.of(DeliveryMode.MAP).withWindow(7).withChunk(3).withPace(Distribution.fixed(12_500_000)));
        for (Workload workload : List.of(fixed, fixed.withPool(PoolSpec.of(3)), fixed.withDelivery(fixed.delivery().withWindow(0)))) {
            for (Knob knob : Knob.values()) {
                assertThat(knob.set(workload, knob.of(workload))).as(knob + " " + knob.of(workload)).isEqualTo(workload);
                assertThat(knob.choices().isEmpty()).isEqualTo(knob.isNumber());
                knob.choices().forEach(choice -> assertThat(knob.of(knob.set(workload, choice))).isEqualTo(choice));
            }
        }
        assertThat(Knob.PACE.of(fixed)).isEqualTo("12.5");
    }
}
