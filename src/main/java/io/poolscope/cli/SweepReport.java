package io.poolscope.cli;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.io.PrintWriter;
import java.util.Locale;

/** A sweep over real runs as lines of text. Stateless. */
final class SweepReport {
    private static final String ROW = "%7s  %16s  %16s  %8s  %10s  %10s  %9s  %9s  %9s  %10s  %10s  %11s%n";

    private SweepReport() {
    }

    static void head(PrintWriter out) {
        out.printf(ROW, "workers", "makespan", "throughput", "speed-up", "efficiency", "p99 wait", "CPU time", "heap", "stacks",
                "predicted",
                "ideal", "lower bound");
    }

    /** One line; the first that was measured is the one that the others are compared with. */
    static void line(PrintWriter out, Scaling scaling, Scaling.Point point) {
        if (!point.measured()) {
            out.printf("%7d  %s%n", point.workers(), point.problem());
            return;
        }
        out.printf(ROW, point.workers(), withSpread(DurationWords.of(Math.round(makespan(point).middle())), makespan(point)),
                withSpread(String.format(Locale.ROOT, "%.1f/s", point.throughput()), point.median(Scaling.Measured::throughput)),
                String.format(Locale.ROOT, "%.2f", scaling.speedUp(point)), Percent.of(scaling.efficiency(point)),
                time(point.median(Scaling.Measured::waitP99)), time(point.median(Scaling.Measured::cpuNanos)),
                mebibytes(point.median(Scaling.Measured::heapBytes)), mebibytes(point.median(Scaling.Measured::stackBytes)),
                point.predicted().map(Forecast::makespan).map(DurationWords::of).orElse("–"), DurationWords.of(scaling.ideal(point)),
                scaling.lowerBound(point).map(DurationWords::of).orElse("–"));
    }

    static Scaling.Median makespan(Scaling.Point point) {
        return point.median(Scaling.Measured::makespan);
    }

    private static String withSpread(String text, Scaling.Median median) {
        return median.low() == median.high() ? text : text + " ±" + Percent.of(median.spread());
    }

    private static String time(Scaling.Median median) {
        return DurationWords.of(Math.round(median.middle()));
    }

    private static String mebibytes(Scaling.Median median) {
        return String.format(Locale.ROOT, "%.1f MiB", median.middle() / (1 << 20));
    }
}
