package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
    @Test
    void window_thatEndsBeforeItStarts_isRefused() {
        assertThatThrownBy(() -> new TimeWindow(5, 5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5 ns");
    }

    @Test
    void zoom_inAndOut_returns() {
        TimeWindow window = new TimeWindow(1_000_000, 3_000_000);
        assertThat(window.zoom(0.5, 1_500_000)).isEqualTo(new TimeWindow(1_250_000, 2_250_000));
        assertThat(window.zoom(0.5, 1_500_000).zoom(2, 1_500_000)).isEqualTo(window);
    }

    @Test
    void zoom_beyondTheLimits_stopsThere() {
        TimeWindow window = new TimeWindow(0, 1_000);
        assertThat(window.zoom(1e-9, 500).span()).isEqualTo(TimeWindow.MIN_SPAN);
        assertThat(window.zoom(1e30, 500).span()).isEqualTo(TimeWindow.MAX_SPAN);
    }

    @Property(tries = 200)
    void within_anyWindow_leavesSomeOfTheBoundsInSight(@ForAll @LongRange(min = -(1L << 50), max = 1L << 50) long from,
            @ForAll @LongRange(min = 100, max = 1L << 40) long span, @ForAll @LongRange(min = 20, max = 1L << 40) long length) {
        TimeWindow bounds = new TimeWindow(0, length);
        TimeWindow kept = TimeWindow.of(from, span).within(bounds);
        long common = Math.min(kept.until(), bounds.until()) - Math.max(kept.from(), bounds.from());
        assertThat(common).isGreaterThanOrEqualTo(Math.min(kept.span(), length) / 10);
        assertThat(kept.span()).isEqualTo(span);
        assertThat(kept.within(bounds)).isEqualTo(kept);
    }

    @Test
    void intersect_isWhatIsCommon_orItself() {
        assertThat(new TimeWindow(-5, 100).intersect(new TimeWindow(0, 50))).isEqualTo(new TimeWindow(0, 50));
        assertThat(new TimeWindow(0, 10).intersect(new TimeWindow(20, 30))).isEqualTo(new TimeWindow(0, 10));
    }

    @Test
    void placing_putsTheTimeAtTheFraction() {
        assertThat(new TimeWindow(0, 1_000).placing(5_000, 0.25)).isEqualTo(new TimeWindow(4_750, 5_750));
    }
}
