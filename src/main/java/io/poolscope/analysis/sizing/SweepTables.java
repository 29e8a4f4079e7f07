package io.poolscope.analysis.sizing;

import io.poolscope.analysis.whatif.Sweep;
import java.math.BigDecimal;
import java.util.Locale;

/** Sweeps as comma-separated values, for a spreadsheet; times in milliseconds, what isn't known is empty. Stateless. */
public final class SweepTables {
    private SweepTables() {
    }

    /** Real runs: a line for each number of workers, one that failed with its reason at the end. */
    public static String csv(Scaling scaling) {
        StringBuilder table = new StringBuilder("workers,runs,makespanMillis,makespanLowMillis,makespanHighMillis,throughput,speedUp,efficiency,"
                + "queueWaitP99Millis,cpuMillis,heapBytes,stackBytes,predictedMillis,idealMillis,lowerBoundMillis,problem\n");
        for (Scaling.Point point : scaling.points()) {
            if (!point.measured()) {
                table.append(point.workers()).append(",0").append(",".repeat(14)).append('"').append(point.problem().replace("\"", "\"\"")).append("\"\n");
                continue;
            }
            Scaling.Median makespan = point.median(Scaling.Measured::makespan);
            table.append(String.format(Locale.ROOT, "%d,%d,%s,%s,%s,%.3f,%.3f,%.3f,%s,%s,%.0f,%.0f,%s,%s,%s,%n", point.workers(), point.runs().size(),
                    millis(makespan.middle()), millis(makespan.low()), millis(makespan.high()), point.throughput(), scaling.speedUp(point),
                    scaling.efficiency(point), millis(point.median(Scaling.Measured::waitP99).middle()),
                    millis(point.median(Scaling.Measured::cpuNanos).middle()), point.median(Scaling.Measured::heapBytes).middle(),
                    point.median(Scaling.Measured::stackBytes).middle(), point.predicted().map(forecast -> millis(forecast.makespan())).orElse(""),
                    millis(scaling.ideal(point)), point.predicted().map(forecast -> millis(forecast.lowerBound())).orElse("")));
        }
        return table.toString();
    }

    /** Simulated runs: a line for each value that could be simulated. */
    public static String csv(Sweep swept) {
        StringBuilder table = new StringBuilder(swept.knob().word() + ",makespanMillis,queueWaitP99Millis,peakBuffered,lowerBoundMillis\n");
        for (Sweep.Point point : swept.points()) {
            point.forecast().ifPresent(forecast -> table.append(String.format(Locale.ROOT, "%d,%s,%s,%d,%s%n", point.value(),
                    millis(forecast.makespan()), millis(forecast.waitP99()), forecast.peakBuffered(), millis(forecast.lowerBound()))));
        }
        return table.toString();
    }

    /** Exact: a nanosecond is the sixth decimal. */
    private static String millis(double nanos) {
        return BigDecimal.valueOf(Math.round(nanos), 6).toPlainString();
    }
}
