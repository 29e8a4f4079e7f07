package io.poolscope.view.sweep;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of one number of workers as the table has them: medians, with half the spread where there were several runs. Stateless. */
final class PointText {
    /** For what isn't known. */
    static final String NONE = "–";

    private PointText() {
    }

    static String makespan(Scaling scaling, Scaling.Point point) {
        return point.measured() ? withSpread(time(point, Scaling.Measured::makespan), point.median(Scaling.Measured::makespan)) : "failed";
    }

    static String throughput(Scaling scaling, Scaling.Point point) {
        return !point.measured() ? NONE : withSpread(rate(point.throughput()), point.median(Scaling.Measured::throughput));
    }

    static String speedUp(Scaling scaling, Scaling.Point point) {
        return point.measured() ? String.format(Locale.ROOT, "%.2f", scaling.speedUp(point)) : NONE;
    }

    static String efficiency(Scaling scaling, Scaling.Point point) {
        return point.measured() ? Percent.of(scaling.efficiency(point)) : NONE;
    }

    static String wait(Scaling scaling, Scaling.Point point) {
        return point.measured() ? time(point, Scaling.Measured::waitP99) : NONE;
    }

    static String cpu(Scaling scaling, Scaling.Point point) {
        return point.measured() ? time(point, Scaling.Measured::cpuNanos) : NONE;
    }

    static String heap(Scaling scaling, Scaling.Point point) {
        return point.measured() ? mebibytes(point, Scaling.Measured::heapBytes) : NONE;
    }

    static String stacks(Scaling scaling, Scaling.Point point) {
        return point.measured() ? mebibytes(point, Scaling.Measured::stackBytes) : NONE;
    }

    static String predicted(Scaling scaling, Scaling.Point point) {
        return point.predicted().map(Forecast::makespan).map(DurationWords::of).orElse(NONE);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 ? "%.0f/s" : "%.1f/s", perSecond);
    }

    private static String time(Scaling.Point point, ToDoubleFunction<Scaling.Measured> figure) {
        return DurationWords.of(Math.round(point.median(figure).middle()));
    }

    private static String mebibytes(Scaling.Point point, ToDoubleFunction<Scaling.Measured> figure) {
        return String.format(Locale.ROOT, "%.0f MiB", point.median(figure).middle() / (1 << 20));
    }

    private static String withSpread(String text, Scaling.Median median) {
        return median.low() == median.high() ? text : text + " ±" + Percent.of(median.spread());
    }
}
