package io.poolscope.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TallyTest {
    /** Half a group's width, as a share of its values. */
    private static final double APART = 0.5 / Tally.PARTS;

    @Property
    void spread_ofAnyValues_isThatOfTheSortedOnes(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = Long.MAX_VALUE / 64) Long> values) {
        assertAlike(array(values));
    }

    @Property
    void spread_ofSmallValues_isExact(@ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = Tally.EXACT - 1) Long> values) {
        assertThat(assertAlike(array(values))).isEqualTo(Spread.of(array(values), values.size()));
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static Spread assertAlike(long[] values) {
        Tally tally = new Tally();
        Arrays.stream(values).forEach(tally::add);
        Spread counted = tally.spread();
        Spread sorted = Spread.of(values.clone(), values.length);
        assertThat(counted.count()).isEqualTo(sorted.count());
        assertThat(counted.max()).isEqualTo(sorted.max());
        assertThat(counted.mean()).isCloseTo(sorted.mean(), within(1e-9 * sorted.max()));
        assertNear(counted.p50(), sorted.p50());
        assertNear(counted.p90(), sorted.p90());
        assertNear(counted.p99(), sorted.p99());
        assertThat(counted.histogram().binWidth()).isEqualTo(sorted.histogram().binWidth());
        assertThat(counted.histogram().counts()).hasSameSizeAs(sorted.histogram().counts());
        assertThat(counted.histogram().counts().stream().mapToLong(Integer::longValue).sum()).isEqualTo(values.length);
        return counted;
    }

    private static void assertNear(long counted, long sorted) {
        assertThat((double) counted).isCloseTo(sorted, within(sorted * APART));
    }
}
