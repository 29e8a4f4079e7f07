package io.poolscope.analysis.statistics;

import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.Objects;

/**
 * A number by which a rule decides, with the reason for it. The rule computes with it and shows it, so that the two can't differ.
 *
 * @param name what it is called, as "full-share": once in its rule
 * @param value how much, in its unit
 * @param unit of what
 * @param meaning what it decides, and why there
 */
public record Threshold(String name, double value, Unit unit, String meaning) {
    /** What the value counts. */
    public enum Unit {
        /** A share, 0 to 1. */
        SHARE,
        /** A number of things. */
        COUNT,
        /** So many times another quantity. */
        TIMES,
        /** Nanoseconds. */
        NANOS
    }

    public Threshold {
        Objects.requireNonNull(unit, "unit");
        if (name.isEmpty() || meaning.isEmpty()) {
            throw new IllegalArgumentException("a threshold needs a name and a meaning: '" + name + "', '" + meaning + "'");
        }
        if (!(value > 0) || unit == Unit.SHARE && value > 1 || unit != Unit.SHARE && unit != Unit.TIMES && value != Math.rint(value)) {
            throw new IllegalArgumentException("threshold " + name + " of " + value + " is no " + unit);
        }
    }

    /** A share of 0 to 1. */
    public static Threshold share(String name, double share, String meaning) {
        return new Threshold(name, share, Unit.SHARE, meaning);
    }

    /** A number of things. */
    public static Threshold count(String name, long count, String meaning) {
        return new Threshold(name, count, Unit.COUNT, meaning);
    }

    /** So many times another quantity. */
    public static Threshold times(String name, double times, String meaning) {
        return new Threshold(name, times, Unit.TIMES, meaning);
    }

    /** A time in nanoseconds. */
    public static Threshold nanos(String name, long nanos, String meaning) {
        return new Threshold(name, nanos, Unit.NANOS, meaning);
    }

    /** The value as a whole number. */
    public int whole() {
        return Math.toIntExact(Math.round(value));
    }

    /** The value with its unit, as "20 %", "10", "3 times", "20.0 µs". */
    public String text() {
        return switch (unit) {
            case SHARE -> Percent.of(value);
            case COUNT -> Long.toString(Math.round(value));
            case TIMES -> (value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value)) + " times";
            case NANOS -> DurationWords.of(value);
        };
    }
}
