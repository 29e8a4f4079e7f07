package io.poolscope.words;

import java.util.Locale;

/** The one way in which durations are written, in findings, figures, pictures and on the command line alike. Stateless. */
public final class DurationWords {
    private static final long MINUTE = 60_000_000_000L;

    private DurationWords() {
    }

    /**
     * A duration to three figures, from a minute on in minutes and hours: "12.5 µs", "191 ms", "0 ms", "2.60 s", "1 min
     * 05 s", "42 h 30 min".
     *
     * @param nanos nanoseconds; less than 0 is written with a minus
     */
    public static String of(long nanos) {
        long size = nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos);
        String sign = nanos < 0 ? "-" : "";
        return nanos == 0 ? "0 ms" : size >= MINUTE ? sign + inMinutes(size) : sign + inSeconds(size);
    }

    /** As {@link #of(long)}, of a mean or a median: rounded to a nanosecond. */
    public static String of(double nanos) {
        return of(Math.round(nanos));
    }

    private static String inMinutes(long nanos) {
        long seconds = Math.round(nanos / 1e9);
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        long minutes = Math.round(nanos / (double) MINUTE);
        return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    private static String inSeconds(long nanos) {
        // What rounds up to the next unit is written in that.
        return nanos >= 999_500_000L ? figures(nanos / 1e9, " s") : nanos >= 999_500L ? figures(nanos / 1e6, " ms")
                : nanos >= 1_000L ? figures(nanos / 1e3, " µs") : nanos + " ns";
    }

    private static String figures(double value, String unit) {
        int digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f%s", value, unit);
    }
}
