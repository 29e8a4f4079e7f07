package io.poolscope.analysis.statistics;

import java.util.Locale;

/** Writes figures as sentences want them: two or three digits and the unit that fits. */
public final class Phrases {
    private Phrases() {
    }

    /** Nanoseconds, as "2.60 s", "450 ms", "42 h 30 min"; see {@link DurationWords}. */
    public static String time(double nanos) {
        return DurationWords.of(Math.round(nanos));
    }

    /** A share of 0 to 1, as "95 %". */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A number with up to three digits and no needless ones, as "17.1". */
    public static String digits(double value) {
        double size = Math.abs(value);
        return size >= 100 ? String.format(Locale.ROOT, "%.0f", value)
                : size >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** A count, as "1 task", "13 tasks". */
    public static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** A task as the window names it, from 1. */
    public static String task(long id) {
        return "#" + (id + 1);
    }
}
