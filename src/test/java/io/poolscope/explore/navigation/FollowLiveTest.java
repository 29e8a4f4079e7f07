package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.timeline.TimeRange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FollowLiveTest {
    @Property(tries = 200)
    void window_ofAChosenLength_holdsNowAtOnePlace_unlessItWouldBeginBeforeTheRun(@ForAll @LongRange(min = 0, max = 1L << 50) long now,
            @ForAll @LongRange(min = 1_000, max = 1L << 40) long span) {
        TimeRange window = new FollowLive(span).window(now);
        assertThat(window.length()).isEqualTo(span);
        if (now < FollowLive.PLACE * span) {
            assertThat(window.from()).isZero();
        } else {
            assertThat(window.fraction(now)).isCloseTo(FollowLive.PLACE, within(0.001));
        }
    }

    @Test
    void window_ofAYoungRun_startsAtItsStartAndGrows() {
        assertThat(FollowLive.WHOLE.window(0)).isEqualTo(new TimeRange(0, FollowLive.FIRST_SPAN));
        TimeRange later = FollowLive.WHOLE.window(7_000_000_000L);
        assertThat(later.from()).isZero();
        assertThat(later.fraction(7_000_000_000L)).isCloseTo(FollowLive.PLACE, within(1e-6));
    }

    @Test
    void window_ofALongRun_scrolls() {
        TimeRange window = FollowLive.WHOLE.window(100_000_000_000L);
        assertThat(window.length()).isEqualTo(FollowLive.LONGEST_WHOLE);
        assertThat(window.fraction(100_000_000_000L)).isCloseTo(FollowLive.PLACE, within(1e-6));
    }

    @Test
    void zoom_keepsFollowingWithAnotherLength() {
        FollowLive zoomed = FollowLive.WHOLE.zoom(0.5, 0);
        assertThat(zoomed.span()).isEqualTo(FollowLive.FIRST_SPAN / 2);
        assertThat(zoomed.window(60_000_000_000L).fraction(60_000_000_000L)).isCloseTo(FollowLive.PLACE, within(1e-6));
    }
}
