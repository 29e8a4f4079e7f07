package io.poolscope.view.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.scenario.DurationRange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private final Scale workers = new Scale(1, 64, true, false);
    private final Scale capacity = new Scale(1, 10_000, true, true);

    @Test
    void ends_standAtTheEnds() {
        assertThat(workers.position(1)).isZero();
        assertThat(workers.position(64)).isCloseTo(1, within(1e-12));
        assertThat(workers.number(0)).isEqualTo(1);
        assertThat(workers.number(1)).isEqualTo(64);
    }

    @Test
    void wideRange_isLogarithmic() {
        assertThat(workers.position(8)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void narrowRange_isLinear() {
        assertThat(new Scale(10, 20, false, false).position(15)).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void rangeFromZero_reachesZero() {
        Scale pace = new Scale(0, 1e9, true, false);
        assertThat(pace.number(0)).isZero();
        assertThat(pace.position(0)).isZero();
        assertThat(pace.number(1)).isEqualTo(1e9);
    }

    @Test
    void lastBitOfTheWay_isUnbounded() {
        assertThat(capacity.number(1)).isInfinite();
        assertThat(capacity.position(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(capacity.number(capacity.position(10_000))).isEqualTo(10_000);
        assertThat(capacity.step(10_000, 1)).isInfinite();
        assertThat(capacity.step(Double.POSITIVE_INFINITY, -1)).isEqualTo(10_000);
    }

    @Test
    void step_isOneForSmallWholeNumbersAndSecondDigitAbove() {
        assertThat(capacity.step(6, 1)).isEqualTo(7);
        assertThat(capacity.step(99, 1)).isEqualTo(100);
        assertThat(capacity.step(100, 1)).isEqualTo(110);
        assertThat(capacity.step(100, -1)).isEqualTo(99);
        assertThat(capacity.step(1000, -1)).isEqualTo(990);
        assertThat(capacity.step(1, -1)).isEqualTo(1);
    }

    @Property
    void number_ofThePositionOfARoundNumber_isThatNumber(@ForAll @IntRange(min = 1, max = 99) int number) {
        assertThat(capacity.number(capacity.position(number))).isEqualTo(number);
    }

    @Property
    void number_growsWithThePosition(@ForAll @DoubleRange(min = 0, max = 0.99) double position) {
        assertThat(capacity.number(position)).isLessThanOrEqualTo(capacity.number(position + 0.01));
    }

    @Property
    void step_upThenDown_comesBack(@ForAll @IntRange(min = 1, max = 99) int number) {
        assertThat(capacity.step(capacity.step(number, 1), -1)).isEqualTo(number);
    }

    @Test
    void density_ofLogNormalRange_peaksBetweenItsEnds() {
        Scale scale = new Scale(1e6, 1e10, true, false);
        double[] heights = Density.heights(DurationRange.ofMillis(200, 840), DurationRange.Shape.LOG_NORMAL, scale, 101);
        int top = 0;
        for (int i = 1; i < heights.length; i++) {
            top = heights[i] > heights[top] ? i : top;
        }
        assertThat(heights[top]).isEqualTo(1);
        assertThat(top / 100.0).isBetween(scale.position(200e6), scale.position(840e6));
    }

    @Test
    void density_ofOneDuration_isFlat() {
        assertThat(Density.heights(DurationRange.ofMillis(5, 5), DurationRange.Shape.UNIFORM, new Scale(0, 1e9, true, false), 9))
                .containsOnly(0);
    }
}
