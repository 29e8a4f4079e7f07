package io.poolscope.render;

import java.util.Locale;

/** Times as words. */
public final class Times {
    /** From here on seconds alone are too many digits to be read. */
    public static final long CLOCK_FROM = 600_000_000_000L;

    private static final long[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000};
    private static final String[] NAMES = {"ns", "µs", "ms", "s"};

    private Times() {
    }

    /**
     * A moment to the grain of a time grid, as "1.5 s", "250 ms", "5 min" or "2:00 h". Deep inside a long run, where seconds alone
     * are many digits, it is written as a clock does, "13:43:12.25".
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
        if (Math.abs(nanos) >= CLOCK_FROM) {
            return clock(nanos, digits(step, 1_000_000_000L, 9));
        }
        int unit = 3;
        while (unit > 0 && step < UNITS[unit] / 100) {
            unit--;
        }
        int digits = digits(step, UNITS[unit], 3);
        if (unit == 3 && digits == 0) {
            digits = 1;
        }
        return String.format(Locale.ROOT, "%." + digits + "f %s", (double) nanos / UNITS[unit], NAMES[unit]);
    }

    /** How many decimals of a unit a step needs. */
    private static int digits(long step, long unit, int most) {
        int digits = 0;
        for (long grain = unit; digits < most && step % grain != 0 && grain > 1; grain /= 10) {
            digits++;
        }
        return digits;
    }

    /**
     * A moment as a clock writes it, hours, minutes and seconds: "13:43:12.25".
     *
     * @param digits how many decimals the seconds have, 0 to 9
     */
    public static String clock(long nanos, int digits) {
        long grain = 1;
        for (int i = digits; i < 9; i++) {
            grain *= 10;
        }
        long rounded = Math.floorDiv(Math.abs(nanos) + grain / 2, grain) * grain;
        long seconds = rounded / 1_000_000_000L;
        String text = String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        String decimals = digits == 0 ? "" : "." + String.format(Locale.ROOT, "%09d", rounded % 1_000_000_000L).substring(0, digits);
        return (nanos < 0 ? "-" : "") + text + decimals;
    }
}
