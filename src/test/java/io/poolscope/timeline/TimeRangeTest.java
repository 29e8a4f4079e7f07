package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    @Test
    void window_thatEndsBeforeItStarts_isRefused() {
        assertThatThrownBy(() -> new TimeRange(5, 5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5 ns");
    }

    @Test
    void zoom_inAndOut_returns() {
        TimeRange window = new TimeRange(1_000_000, 3_000_000);
        assertThat(window.zoom(0.5, 1_500_000)).isEqualTo(new TimeRange(1_250_000, 2_250_000));
        assertThat(window.zoom(0.5, 1_500_000).zoom(2, 1_500_000)).isEqualTo(window);
    }

    @Test
    void zoom_beyondTheLimits_stopsThere() {
        TimeRange window = new TimeRange(0, 1_000);
        assertThat(window.zoom(1e-9, 500).length()).isEqualTo(TimeRange.MIN_LENGTH);
        assertThat(window.zoom(1e30, 500).length()).isEqualTo(TimeRange.MAX_LENGTH);
    }

    @Property(tries = 200)
    void within_anyWindow_leavesSomeOfTheBoundsInSight(@ForAll @LongRange(min = -(1L << 50), max = 1L << 50) long from,
            @ForAll @LongRange(min = 100, max = 1L << 40) long span, @ForAll @LongRange(min = 20, max = 1L << 40) long length) {
        TimeRange bounds = new TimeRange(0, length);
        TimeRange kept = TimeRange.of(from, span).within(bounds);
        long common = Math.min(kept.until(), bounds.until()) - Math.max(kept.from(), bounds.from());
        assertThat(common).isGreaterThanOrEqualTo(Math.min(kept.length(), length) / 10);
        assertThat(kept.length()).isEqualTo(span);
        assertThat(kept.within(bounds)).isEqualTo(kept);
    }

    @Test
    void intersect_isWhatIsCommon_orItself() {
        assertThat(new TimeRange(-5, 100).intersect(new TimeRange(0, 50))).isEqualTo(new TimeRange(0, 50));
        assertThat(new TimeRange(0, 10).intersect(new TimeRange(20, 30))).isEqualTo(new TimeRange(0, 10));
    }

    @Test
    void placing_putsTheTimeAtTheFraction() {
        assertThat(new TimeRange(0, 1_000).placing(5_000, 0.25)).isEqualTo(new TimeRange(4_750, 5_750));
    }
}
