package io.poolscope.view.whatif;

import io.poolscope.analysis.Difference;
import io.poolscope.render.Times;
import java.util.Locale;

/** The figures of two runs and their difference as words. Stateless. */
final class DifferenceWords {
    private DifferenceWords() {
    }

    /** A figure with its unit. */
    static String figure(Difference.Unit unit, double value) {
        return switch (unit) {
            case TIME -> Times.duration(Math.round(value));
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
            case SHARE -> Math.round(100 * value) + " %";
        };
    }

    /** As "−9 %", "+3", "=". */
    static String change(Difference difference) {
        if (!difference.known()) {
            return "";
        }
        if (difference.same()) {
            return "=";
        }
        double by = difference.after() - difference.before();
        String sign = by < 0 ? "−" : "+";
        return switch (difference.unit()) {
            case TIME -> difference.before() == 0 || by / difference.before() >= 10 ? sign + Times.duration(Math.round(Math.abs(by)))
                    : sign + percent(100 * Math.abs(by) / difference.before());
            case COUNT -> sign + String.format(Locale.ROOT, "%.0f", Math.abs(by));
            case SHARE -> sign + Math.round(100 * Math.abs(by)) + " pt";
        };
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %%" : "%.0f %%", value);
    }
}
