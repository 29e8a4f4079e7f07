package io.poolscope.recording.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times as other programs write them: whole and decimal numbers of any unit. Exact to half a nanosecond. Stateless. */
final class ForeignTimes {
    /** What is no time: no number, or none that nanoseconds of a {@code long} can hold. */
    static final long NONE = ForeignTask.UNKNOWN;
    private static final int MOST_DIGITS = 60;

    private ForeignTimes() {
    }

    /** A number of units, or null if it is none that could be a time. */
    static BigDecimal number(String text) {
        if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        char first = text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // So that an exponent of a million makes no million digits.
            return number.precision() - (long) number.scale() > 25 || number.scale() > 80 ? absurdOrTiny(number) : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal absurdOrTiny(BigDecimal number) {
        return number.precision() - (long) number.scale() > 25 ? null : BigDecimal.ZERO;
    }

    /**
     * A time in nanoseconds, or {@link #NONE}.
     *
     * @param number how many units, or null
     * @param power a unit is 10 to this power of nanoseconds
     */
    static long nanos(BigDecimal number, int power) {
        if (number == null) {
            return NONE;
        }
        BigDecimal rounded = number.scaleByPowerOfTen(power).setScale(0, RoundingMode.HALF_UP);
        return rounded.precision() > 19 || rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? NONE
                : rounded.longValueExact();
    }

    /** The same, of digits with at most a few decimals, which most times are, by a shorter way. */
    static long nanos(String text, int power) {
        int length = text.length();
        if (length == 0 || length > 17) {
            return nanos(number(text), power);
        }
        long value = 0;
        int decimals = -1;
        for (int i = 0; i < length; i++) {
            char one = text.charAt(i);
            if (one == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else if (one >= '0' && one <= '9') {
                value = value * 10 + (one - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return nanos(number(text), power);
            }
        }
        int more = power - Math.max(0, decimals);
        if (more < 0 || length + more > 18) {
            return nanos(number(text), power);
        }
        for (int i = 0; i < more; i++) {
            value *= 10;
        }
        return value;
    }
}
