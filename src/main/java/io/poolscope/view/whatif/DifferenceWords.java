package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Difference;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.Locale;

/** The figures of two runs and their difference as words. Stateless. */
final class DifferenceWords {
    private DifferenceWords() {
    }

    /** A figure with its unit, short enough for a narrow column. */
    static String figure(Difference.Unit unit, double value) {
        return switch (unit) {
            case TIME -> time(value);
            case COUNT -> count(value);
            case SHARE -> Percent.of(value);
        };
    }

    private static String time(double nanos) {
        double minutes = nanos / 60e9;
        return minutes < 1 ? DurationWords.of(Math.round(nanos)) : minutes < 100 ? String.format(Locale.ROOT, "%.1f min", minutes)
                : String.format(Locale.ROOT, "%.1f h", minutes / 60);
    }

    private static String count(double value) {
        return value < 10_000 ? String.format(Locale.ROOT, "%.0f", value) : value < 10e6 ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
                : String.format(Locale.ROOT, "%.0f M", value / 1e6);
    }

    /** As "−9.0 %", "×16", "+3", "=". */
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
            case TIME -> difference.before() == 0 ? sign + time(Math.abs(by))
                    : difference.after() >= 10 * difference.before() ? "×" + count(difference.after() / difference.before())
                    : sign + Percent.fine(Math.abs(by) / difference.before());
            case COUNT -> sign + count(Math.abs(by));
            case SHARE -> sign + Math.round(100 * Math.abs(by)) + " pt";
        };
    }
}
