package io.poolscope.render;

import java.util.Locale;

/** Numbers of things as words. */
public final class Counts {
    private static final char[] UNITS = {'k', 'M', 'G', 'T'};

    private Counts() {
    }

    /** In at most five characters from 10 000 on, as "9999", "37.0 k" or "1.25 M". */
    public static String compact(long number) {
        if (Math.abs(number) < 10_000) {
            return Long.toString(number);
        }
        return scaled(number) + UNITS[unit(number)];
    }

    /** A number of bytes, as "512 B", "3.20 MB". */
    public static String bytes(long number) {
        return Math.abs(number) < 1000 ? number + " B" : scaled(number) + UNITS[unit(number)] + "B";
    }

    /** With thin spaces between the thousands from 10 000 on. */
    static String grouped(long number) {
        return Math.abs(number) < 10_000 ? Long.toString(number)
                : String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
    }

    private static String scaled(long number) {
        double value = number / Math.pow(1000, unit(number) + 1);
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 9.995 ? "%.2f " : size < 99.95 ? "%.1f " : "%.0f ", value);
    }

    private static int unit(long number) {
        int unit = 0;
        double value = Math.abs((double) number) / 1000;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit;
    }
}
