package io.poolscope.render;

import java.util.Locale;

/** Times as words. */
public final class Times {
    private static final long[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000};
    private static final String[] NAMES = {"ns", "µs", "ms", "s"};

    private Times() {
    }

    /** A duration to three figures, as "2.60 s", "191 ms", "0 ms" or "12.5 µs". */
    public static String duration(long nanos) {
        if (nanos == 0) {
            return "0 ms";
        }
        long size = Math.abs(nanos);
        if (size >= 60_000_000_000L) {
            return longDuration(nanos);
        }
        int unit = size >= 999_500_000L ? 3 : size >= 999_500L ? 2 : size >= 1_000L ? 1 : 0;
        double value = (double) nanos / UNITS[unit];
        double shown = Math.abs(value);
        int digits = unit == 0 || shown >= 99.95 ? 0 : shown >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, NAMES[unit]);
    }

    private static String longDuration(long nanos) {
        long seconds = Math.round(Math.abs(nanos) / 1e9);
        String sign = nanos < 0 ? "-" : "";
        long hours = seconds / 3600;
        return hours > 0
                ? String.format(Locale.ROOT, "%s%d h %02d min", sign, hours, seconds % 3600 / 60)
                : String.format(Locale.ROOT, "%s%d min %02d s", sign, seconds / 60, seconds % 60);
    }

    /**
     * A moment to the grain of a time grid, as "1.5 s", "250 ms" or "2:05 min".
     *
     * @param step the distance of the grid's lines in nanoseconds, more than 0
     */
    public static String moment(long nanos, long step) {
        if (step >= 60_000_000_000L) {
            long minutes = Math.floorDiv(nanos, 60_000_000_000L);
            return step % 60_000_000_000L == 0 && Math.abs(minutes) >= 60
                    ? String.format(Locale.ROOT, "%d:%02d h", minutes / 60, Math.abs(minutes % 60))
                    : minutes + " min";
        }
        int unit = 3;
        while (unit > 0 && step < UNITS[unit] / 100) {
            unit--;
        }
        int digits = 0;
        for (long grain = UNITS[unit]; digits < 3 && step % grain != 0 && grain > 1; grain /= 10) {
            digits++;
        }
        if (unit == 3 && digits == 0) {
            digits = 1;
        }
        return String.format(Locale.ROOT, "%." + digits + "f %s", (double) nanos / UNITS[unit], NAMES[unit]);
    }
}
