package io.poolscope.render.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie along one side of a chart.
 *
 * @param least the value at {@code start}
 * @param most the value at {@code end}, more than {@code least}
 * @param logarithmic whether equal ratios are equally long
 * @param start a pixel
 * @param end a pixel, less than {@code start} on an axis that goes up
 */
record ChartAxis(double least, double most, boolean logarithmic, double start, double end) {
    /** From this ratio of its ends on, an axis of counts is logarithmic: 1, 2, 4, 8 then lie equally far apart. */
    private static final double LOGARITHMIC = 12;

    /** An axis over some values, as wide as they are. */
    static ChartAxis over(List<Double> values, double start, double end) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (least == most) {
            return new ChartAxis(least - 1, most + 1, false, start, end);
        }
        return new ChartAxis(least, most, least > 0 && most / least >= LOGARITHMIC, start, end);
    }

    /** An axis from 0 that has room for a value. */
    static ChartAxis upTo(double most, double start, double end) {
        return new ChartAxis(0, most > 0 ? most * 1.06 : 1, false, start, end);
    }

    /** The pixel of a value. */
    double at(double value) {
        double share = logarithmic ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
        return start + share * (end - start);
    }

    /** The distance of about {@code count} lines of a grid: 1, 2 or 5 times a power of ten. */
    double step(int count) {
        double rough = (most - least) / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** The values at the lines of a grid with this step. */
    List<Double> lines(double step) {
        List<Double> lines = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most * (1 + 1e-9); i++) {
            lines.add(i * step);
        }
        return lines;
    }
}
