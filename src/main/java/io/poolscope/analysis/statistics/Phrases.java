package io.poolscope.analysis.statistics;

import java.util.Locale;

/** Writes bare numbers as sentences want them: two or three digits. Stateless. */
public final class Phrases {
    private Phrases() {
    }

    /** A number with up to three digits and no needless ones, as "17.1". */
    public static String digits(double value) {
        double size = Math.abs(value);
        return size >= 100 ? String.format(Locale.ROOT, "%.0f", value)
                : size >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
