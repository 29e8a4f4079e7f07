package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.timeline.TimeRange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowMotionTest {
    private static final long FRAME = 16_666_667;

    @Property(tries = 300)
    void zoom_atAnchor_holdsTheAnchorInEveryFrame(@ForAll @LongRange(min = 0, max = 1L << 40) long from,
            @ForAll @LongRange(min = 1_000_000, max = 1L << 40) long span, @ForAll @DoubleRange(min = 0.01, max = 100) double factor,
            @ForAll @DoubleRange(min = 0, max = 1) double place) {
        WindowMotion motion = new WindowMotion(new TimeRange(from, from + span));
        long anchor = motion.current().at(place);
        motion.moveTo(motion.current().zoom(factor, anchor));
        for (int frame = 0; motion.moving() && frame < 200; frame++) {
            motion.advance(FRAME);
            assertThat(motion.current().fraction(anchor)).isCloseTo(place, within(0.002));
        }
        assertThat(motion.moving()).isFalse();
    }

    @Property(tries = 300)
    void advance_anyTwoWindows_arrivesExactlyWithinASecond(@ForAll @LongRange(min = -1000, max = 1L << 45) long from,
            @ForAll @LongRange(min = 100, max = 1L << 45) long span, @ForAll @LongRange(min = 0, max = 1L << 45) long from2,
            @ForAll @LongRange(min = 100, max = 1L << 45) long span2, @ForAll @IntRange(min = 4, max = 60) int millis) {
        WindowMotion motion = new WindowMotion(new TimeRange(from, from + span));
        TimeRange target = new TimeRange(from2, from2 + span2);
        motion.moveTo(target);
        for (int frame = 0; frame < 1_500 / millis; frame++) {
            motion.advance(millis * 1_000_000L);
        }
        assertThat(motion.current()).isEqualTo(target);
    }

    @Test
    void moveTo_inTheMiddleOfAMotion_goesOnFromWhereItIs() {
        WindowMotion motion = new WindowMotion(new TimeRange(0, 1_000));
        motion.moveTo(new TimeRange(0, 2_000));
        motion.advance(FRAME);
        TimeRange middle = motion.current();
        motion.moveTo(new TimeRange(0, 4_000));
        assertThat(motion.current()).isEqualTo(middle);
        motion.advance(0);
        assertThat(motion.current()).isEqualTo(middle);
    }

    @Test
    void carryTo_atRest_isThereAtOnce_andInMotionKeepsTheDistance() {
        WindowMotion motion = new WindowMotion(new TimeRange(0, 1_000));
        motion.carryTo(new TimeRange(100, 1_100));
        assertThat(motion.current()).isEqualTo(new TimeRange(100, 1_100));
        motion.moveTo(new TimeRange(500, 1_500));
        motion.carryTo(new TimeRange(520, 1_520));
        assertThat(motion.current()).isEqualTo(new TimeRange(120, 1_120));
        assertThat(motion.target()).isEqualTo(new TimeRange(520, 1_520));
    }

    @Test
    void jumpTo_isThereAtOnce() {
        WindowMotion motion = new WindowMotion(new TimeRange(0, 1_000));
        motion.jumpTo(new TimeRange(5, 50));
        assertThat(motion.moving()).isFalse();
        assertThat(motion.advance(FRAME)).isFalse();
        assertThat(motion.current()).isEqualTo(new TimeRange(5, 50));
    }
}
