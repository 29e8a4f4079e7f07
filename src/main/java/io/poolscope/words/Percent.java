package io.poolscope.words;

import java.util.Locale;

/** Shares as people read them. Stateless. */
public final class Percent {
    private Percent() {
    }

    /** A share of 0 to 1 in whole percent, as "95 %". */
    public static String of(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A share with a tenth where it is below 10 %, as "0.4 %", "9.0 %", "12 %"; "0 %" for none. */
    public static String fine(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent != 0 && Math.abs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }
}
