package io.poolscope.cli.options;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;

/** Values of options as a person types them. Stateless. */
public final class TypedValues {
    private TypedValues() {
    }

    /** A whole number in a range, both ends included. */
    public static long whole(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw badWhole(option, text, least, most);
        }
        throw badWhole(option, text, least, most);
    }

    private static BadValueException badWhole(String option, String text, long least, long most) {
        return new BadValueException(option + " " + text + " is not allowed; allowed: whole numbers from " + least + " to " + most);
    }

    /** A time longer than 0, in nanoseconds. */
    public static long nanos(String option, String text) {
        try {
            long nanos = Durations.parse(text).toNanos();
            if (nanos > 0) {
                return nanos;
            }
        } catch (BadValueException | ArithmeticException e) {
            throw badTime(option, text);
        }
        throw badTime(option, text);
    }

    private static BadValueException badTime(String option, String text) {
        return new BadValueException(option + " " + text + " is not allowed; allowed: times above 0, as 1.25s, 300ms, 20us, 1m30s");
    }
}
