package io.poolscope.cli;

import io.poolscope.analysis.Forecast;
import io.poolscope.analysis.Scaling;
import java.io.PrintWriter;
import java.util.Locale;

/** A sweep over real runs as text and as a table. Stateless. */
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
                point.predicted().map(Forecast::makespan).map(SummaryText::time).orElse("–"), SummaryText.time(ideal(scaling, point)),
                point.predicted().map(Forecast::lowerBound).map(SummaryText::time).orElse("–"));
    }

    /** What the smallest measured number of workers would become if more workers shared its time evenly. */
    static long ideal(Scaling scaling, Scaling.Point point) {
        Scaling.Point first = scaling.known().getFirst();
        return Math.round(makespan(first).middle() * first.workers() / point.workers());
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

    /** All points as comma-separated values; what isn't known is empty. */
    static String csv(Scaling scaling) {
        StringBuilder table = new StringBuilder("workers,runs,makespanMillis,makespanLowMillis,makespanHighMillis,throughput,speedUp,efficiency,"
                + "queueWaitP99Millis,cpuMillis,heapBytes,stackBytes,predictedMillis,idealMillis,lowerBoundMillis,problem\n");
        for (Scaling.Point point : scaling.points()) {
            if (!point.measured()) {
                table.append(point.workers()).append(",0").append(",".repeat(14)).append('"').append(point.problem().replace("\"", "\"\"")).append("\"\n");
                continue;
            }
            Scaling.Median makespan = makespan(point);
            table.append(String.format(Locale.ROOT, "%d,%d,%s,%s,%s,%.3f,%.3f,%.3f,%s,%s,%.0f,%.0f,%s,%s,%s,%n", point.workers(), point.runs().size(),
                    millis(makespan.middle()), millis(makespan.low()), millis(makespan.high()), point.throughput(), scaling.speedUp(point),
                    scaling.efficiency(point), millis(point.median(Scaling.Measured::waitP99).middle()),
                    millis(point.median(Scaling.Measured::cpuNanos).middle()), point.median(Scaling.Measured::heapBytes).middle(),
                    point.median(Scaling.Measured::stackBytes).middle(), point.predicted().map(forecast -> millis(forecast.makespan())).orElse(""),
                    millis(ideal(scaling, point)), point.predicted().map(forecast -> millis(forecast.lowerBound())).orElse("")));
        }
        return table.toString();
    }

    private static String millis(double nanos) {
        return SummaryJson.millis(Math.round(nanos)).toPlainString();
    }
}
