package io.poolscope.cli;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.whatif.Forecast;
import java.io.PrintWriter;
import java.util.Locale;

/** A sweep over real runs as lines of text. Stateless. */
final class SweepReport {
    private static final String ROW = "%7s  %16s  %16s  %8s  %10s  %10s  %9s  %9s  %9s  %10s  %10s  %11s%n";

    private SweepReport() {
    }

    static void head(PrintWriter out) {
        out.printf(ROW, "workers", "makespan", "throughput", "speed-up", "efficiency", "p99 wait", "CPU time", "heap", "stacks", "predicted",
                "ideal", "lower bound");
    }

    /** One line; the first that was measured is the one that the others are compared with. */
    static void line(PrintWriter out, Scaling scaling, Scaling.Point point) {
        if (!point.measured()) {
            out.printf("%7d  %s%n", point.workers(), point.problem());
            return;
        }
        out.printf(ROW, point.workers(), withSpread(SummaryText.time(Math.round(makespan(point).middle())), makespan(point)),
                withSpread(String.format(Locale.ROOT, "%.1f/s", point.throughput()), point.median(Scaling.Measured::throughput)),
                String.format(Locale.ROOT, "%.2f", scaling.speedUp(point)), String.format(Locale.ROOT, "%.0f %%", 100 * scaling.efficiency(point)),
                time(point.median(Scaling.Measured::waitP99)), time(point.median(Scaling.Measured::cpuNanos)),
                mebibytes(point.median(Scaling.Measured::heapBytes)), mebibytes(point.median(Scaling.Measured::stackBytes)),
                point.predicted().map(Forecast::makespan).map(SummaryText::time).orElse("–"), SummaryText.time(scaling.ideal(point)),
                point.predicted().map(Forecast::lowerBound).map(SummaryText::time).orElse("–"));
    }

    static Scaling.Median makespan(Scaling.Point point) {
        return point.median(Scaling.Measured::makespan);
    }

    private static String withSpread(String text, Scaling.Median median) {
        return median.low() == median.high() ? text : text + String.format(Locale.ROOT, " ±%.0f %%", 100 * median.spread());
    }

    private static String time(Scaling.Median median) {
        return SummaryText.time(Math.round(median.middle()));
    }

    private static String mebibytes(Scaling.Median median) {
        return String.format(Locale.ROOT, "%.1f MiB", median.middle() / (1 << 20));
    }
}
