package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;

class TimeAxisTest {
    @Property
    void buckets_coverThePlotAndAreAboutADevicePixel(@ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000_000L) long from,
            @ForAll @LongRange(min = 100, max = 1_000_000_000_000_000L) long length,
            @ForAll @DoubleRange(min = 50, max = 4000) double width,
            @ForAll @DoubleRange(min = 1, max = 4) double density) {
        TimeAxis axis = new TimeAxis(from, from + length, 100, 100 + width, density);
        long bucket = 1L << axis.bucketShift();
        assertThat(axis.firstBucket() * bucket).isLessThanOrEqualTo(from);
        assertThat((axis.firstBucket() + 1) * bucket).isGreaterThan(from);
        assertThat((axis.firstBucket() + axis.bucketCount()) * bucket).isGreaterThanOrEqualTo(from + length);
        assertThat(bucket / (axis.nanosPerPixel() / density)).isLessThan(Math.max(1.4143, density / axis.nanosPerPixel() + 0.01));
    }

    @Property
    void time_isTheInverseOfX(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long from,
            @ForAll @LongRange(min = 1000, max = 1_000_000_000_000L) long length, @ForAll @DoubleRange(min = 0, max = 1) double part) {
        TimeAxis axis = new TimeAxis(from, from + length, 10, 910, 1);
        long time = from + (long) (part * length);
        assertThat(Math.abs(axis.time(axis.x(time)) - time)).isLessThanOrEqualTo(1);
    }

    @Property
    void zooming_keepsTheTimeUnderThePointer(@ForAll @DoubleRange(min = 0.1, max = 10) double factor,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long time) {
        Viewport before = new Viewport(0, 1_000_000_000, 800, 600);
        Viewport after = before.zoomed(time, factor);
        double was = (time - before.from()) / (double) before.length();
        double is = (time - after.from()) / (double) after.length();
        assertThat(is).isCloseTo(was, Offset.offset(1e-6));
    }
}
