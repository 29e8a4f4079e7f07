package io.poolscope.scenario;

import java.time.Duration;

/**
 * The low and the high end of random durations. What lies between is said by a {@link Shape}.
 *
 * @param low the low end, not negative
 * @param high the high end, not below {@code low}
 */
public record DurationRange(Duration low, Duration high) {
    /** How durations are drawn from a range. */
    public enum Shape {
        /** Evenly between the ends. */
        UNIFORM,
        /** Log-normal: a tenth of the durations lies below the low end and a tenth above the high one. */
        LOG_NORMAL
    }

    /**
     * Checks the order of the ends.
     *
     * @throws BadValueException if the low end is negative or above the high one
     */
    public DurationRange {
        if (low.isNegative() || low.compareTo(high) > 0) {
            throw new BadValueException(Durations.format(low.abs()) + ".." + Durations.format(high)
                    + " is not a range; allowed: LOW..HIGH with LOW not above HIGH");
        }
    }

    /** From milliseconds. */
    public static DurationRange ofMillis(long low, long high) {
        return new DurationRange(Duration.ofMillis(low), Duration.ofMillis(high));
    }

    /**
     * Reads "200ms..840ms", or one duration for both ends.
     *
     * @throws BadValueException if the text is no range
     */
    public static DurationRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            Duration both = Durations.parse(text);
            return new DurationRange(both, both);
        }
        return new DurationRange(Durations.parse(text.substring(0, dots)), Durations.parse(text.substring(dots + 2)));
    }

    /** The middle of the range: the median of the durations drawn with {@code shape}. */
    public Duration median(Shape shape) {
        double a = low.toNanos();
        double b = high.toNanos();
        return Duration.ofNanos(Math.round(shape == Shape.UNIFORM ? (a + b) / 2 : Math.sqrt(a * b)));
    }

    /** "200 ms..840 ms", or one duration if the ends are the same; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return low.equals(high) ? Durations.format(low) : Durations.format(low) + ".." + Durations.format(high);
    }
}
