package io.poolscope.view.parameter;

import io.poolscope.event.Event;
import io.poolscope.scenario.ValueKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A kind of value as numbers on a slider.
 *
 * @param <T> the type of the values
 * @param scale where a number stands
 * @param toNumber the number of a value
 * @param ofNumber the value of a number
 */
record SliderMapping<T>(Scale scale, ToDoubleFunction<T> toNumber, DoubleFunction<T> ofNumber) {
    /** Whole numbers, their "unbounded" at the far end. */
    static SliderMapping<Integer> of(ValueKind.Whole kind) {
        return new SliderMapping<>(new Scale(kind.min(), kind.max(), true, kind.unbounded()),
                value -> value == Event.UNBOUNDED && kind.unbounded() ? Double.POSITIVE_INFINITY : value,
                number -> Double.isInfinite(number) ? Event.UNBOUNDED : (int) Math.rint(number));
    }

    /** Numbers with a fraction. */
    static SliderMapping<Double> of(ValueKind.Real kind) {
        return new SliderMapping<>(new Scale(kind.min(), kind.max(), false, false), value -> value, SliderMapping::tidy);
    }

    /** Durations, which drag in whole microseconds. */
    static SliderMapping<Duration> of(ValueKind.Span kind) {
        return durations(kind.min(), kind.max());
    }

    /** Durations between two. */
    static SliderMapping<Duration> durations(Duration min, Duration max) {
        return new SliderMapping<>(new Scale(min.toNanos(), max.toNanos(), true, false), Duration::toNanos,
                number -> Duration.ofNanos(Math.round(number)));
    }

    double position(T value) {
        return scale.position(toNumber.applyAsDouble(value));
    }

    T value(double position) {
        return ofNumber.apply(scale.number(position));
    }

    T step(T value, int steps) {
        return ofNumber.apply(scale.step(toNumber.applyAsDouble(value), steps));
    }

    /** Rounds what binary fractions leave of a decimal: 0.30000000000000004 is written 0.3. */
    private static double tidy(double number) {
        return new BigDecimal(number).round(new MathContext(6)).doubleValue();
    }
}
