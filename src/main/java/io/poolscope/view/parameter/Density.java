package io.poolscope.view.parameter;

import io.poolscope.scenario.DurationRange;

/** How random durations spread along a slider: the heights of the small curve over it. Stateless. */
final class Density {
    /** The 90th percentile of the standard normal distribution. */
    private static final double NORMAL_P90 = 1.2815515655446004;

    private Density() {
    }

    /**
     * The density at evenly spaced positions from 0 to 1, the highest scaled to 1; all zero if every duration is the
     * same, as there is nothing to draw.
     */
    static double[] heights(DurationRange range, DurationRange.Shape shape, Scale scale, int count) {
        double[] heights = new double[count];
        double low = range.low().toNanos();
        double high = range.high().toNanos();
        double top = 0;
        for (int i = 0; i < count && high > low; i++) {
            double here = between(scale, i, count);
            double width = (between(scale, i + 0.5, count) - between(scale, i - 0.5, count));
            heights[i] = density(here, low, high, shape) * width;
            top = Math.max(top, heights[i]);
        }
        for (int i = 0; i < count && top > 0; i++) {
            heights[i] /= top;
        }
        return heights;
    }

    private static double between(Scale scale, double index, int count) {
        return scale.exact(Math.clamp(index / (count - 1), 0, 1));
    }

    private static double density(double nanos, double low, double high, DurationRange.Shape shape) {
        if (shape == DurationRange.Shape.UNIFORM) {
            return nanos >= low && nanos <= high ? 1 / (high - low) : 0;
        }
        if (nanos <= 0 || low <= 0) {
            return 0;
        }
        double mean = (Math.log(low) + Math.log(high)) / 2;
        double deviation = (Math.log(high) - Math.log(low)) / (2 * NORMAL_P90);
        double z = (Math.log(nanos) - mean) / deviation;
        return Math.exp(-z * z / 2) / nanos;
    }
}
