package io.poolscope.workload;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the durations, gaps, paces and sizes of a workload come from. A distribution is drawn from by position and
 * keeps no state: the same base and index always give the same value. All values are 0 or more; times are nanoseconds.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Distribution {
    /** The largest value there is: about 36 years of nanoseconds, so that sums of many stay positive. */
    long MAX = 1L << 60;

    /**
     * The value at a position.
     *
     * @param base from {@link Draws#base}
     * @param index 0 or more
     */
    long at(long base, long index);

    /** The mean of what is drawn; of a {@link HeavyTail} of the truncated distribution. */
    double mean();

    /** What it is in a few words, without the unit's scale, as "log-normal, median 410.0 ms". */
    String describe();

    /** This distribution, but with {@code value} at {@code index}, as for "task 4 takes 2.6 s". */
    default Distribution with(int index, long value) {
        return new Overridden(this, Map.of(index, value));
    }

    /** Always the same value. */
    static Distribution fixed(long value) {
        return new Fixed(value);
    }

    /** Anything from {@code min} to {@code max}, both included, equally likely. */
    static Distribution uniform(long min, long max) {
        return new Uniform(min, max);
    }

    /** Exponential: memoryless, as gaps between independent arrivals. */
    static Distribution exponential(long mean) {
        return new Exponential(mean);
    }

    /** Log-normal: most near the median, some several times longer. */
    static Distribution logNormal(long median, double sigma) {
        return new LogNormal(median, sigma);
    }

    /** Bounded Pareto: most near {@code min}, few very long, none over {@code max}. */
    static Distribution heavyTail(long min, long max, double shape) {
        return new HeavyTail(min, max, shape);
    }

    /** The given values, from the start again after the last. */
    static Distribution trace(long... values) {
        return new Trace(values);
    }

    /**
     * Always the same value.
     *
     * @param value 0 to {@link #MAX}
     */
    record Fixed(long value) implements Distribution {
        public Fixed {
            check("value", value, 0);
        }

        @Override
        public long at(long base, long index) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public String describe() {
            return "fixed " + millis(value);
        }
    }

    /**
     * Equally likely anywhere in a range.
     *
     * @param min the smallest, 0 or more
     * @param max the largest, included
     */
    record Uniform(long min, long max) implements Distribution {
        public Uniform {
            check("min", min, 0);
            check("max", max, min);
        }

        @Override
        public long at(long base, long index) {
            return min + (long) (Draws.unit(base, index) * (max - min + 1));
        }

        @Override
        public double mean() {
            return (min + max) / 2.0;
        }

        @Override
        public String describe() {
            return "uniform " + millis(min) + " to " + millis(max);
        }
    }

    /**
     * Exponential.
     *
     * @param meanValue its mean, 1 or more
     */
    record Exponential(long meanValue) implements Distribution {
        public Exponential {
            check("mean", meanValue, 1);
        }

        @Override
        public long at(long base, long index) {
            return Math.min(MAX, Math.round(-meanValue * Math.log(Draws.open(base, index))));
        }

        @Override
        public double mean() {
            return meanValue;
        }

        @Override
        public String describe() {
            return "exponential, mean " + millis(meanValue);
        }
    }

    /**
     * Log-normal.
     *
     * @param median the value that half of them exceed, 1 or more
     * @param sigma the spread: the standard deviation of the logarithm, 0 to 4; 0.5 is mild, 1.5 wild
     */
    record LogNormal(long median, double sigma) implements Distribution {
        public LogNormal {
            check("median", median, 1);
            if (!(sigma >= 0 && sigma <= 4)) {
                throw new IllegalArgumentException("sigma " + sigma + " is not in 0 to 4");
            }
        }

        @Override
        public long at(long base, long index) {
            double normal = Normal.quantile(Draws.open(base, index));
            return (long) Math.min(MAX, median * Math.exp(sigma * normal));
        }

        @Override
        public double mean() {
            return median * Math.exp(sigma * sigma / 2);
        }

        @Override
        public String describe() {
            return "log-normal, median " + millis(median);
        }
    }

    /**
     * Bounded Pareto, drawn by inversion.
     *
     * @param min the smallest, 1 or more
     * @param max the largest, more than {@code min}
     * @param shape how fast the tail falls, over 0 to 10; 1.1 is heavy, 3 light
     */
    record HeavyTail(long min, long max, double shape) implements Distribution {
        public HeavyTail {
            check("min", min, 1);
            check("max", max, min + 1);
            if (!(shape > 0 && shape <= 10)) {
                throw new IllegalArgumentException("shape " + shape + " is not over 0 to 10");
            }
        }

        @Override
        public long at(long base, long index) {
            double tail = Math.pow((double) min / max, shape);
            double value = min * Math.pow(1 - Draws.unit(base, index) * (1 - tail), -1 / shape);
            return Math.min(max, (long) value);
        }

        @Override
        public double mean() {
            double ratio = (double) min / max;
            double norm = 1 - Math.pow(ratio, shape);
            if (Math.abs(shape - 1) < 1e-9) {
                return min * Math.log(1 / ratio) / norm;
            }
            return min * shape / (shape - 1) * (1 - Math.pow(ratio, shape - 1)) / norm;
        }

        @Override
        public String describe() {
            return "heavy tail, " + millis(min) + " to " + millis(max);
        }
    }

    /**
     * Stated values, repeated from the start after the last.
     *
     * @param values at least one; copied
     */
    record Trace(long[] values) implements Distribution {
        public Trace {
            if (values.length == 0) {
                throw new IllegalArgumentException("a trace of 0 values; it needs at least 1");
            }
            values = values.clone();
            for (long value : values) {
                check("value", value, 0);
            }
        }

        @Override
        public long[] values() {
            return values.clone();
        }

        /** How many values there are before they repeat. */
        public int length() {
            return values.length;
        }

        @Override
        public long at(long base, long index) {
            return values[(int) (index < values.length ? index : index % values.length)];
        }

        @Override
        public double mean() {
            double sum = 0;
            for (long value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        @Override
        public String describe() {
            return values.length + " stated values, mean " + millis(Math.round(mean()));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Trace trace && Arrays.equals(values, trace.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "Trace[" + values.length + " values]";
        }
    }

    /**
     * Another distribution, but for some indexes.
     *
     * @param rest what holds for the others
     * @param values by index
     */
    record Overridden(Distribution rest, Map<Integer, Long> values) implements Distribution {
        public Overridden {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
            values.forEach((index, value) -> {
                check("index", index, 0);
                check("value", value, 0);
            });
        }

        @Override
        public long at(long base, long index) {
            Long stated = index <= Integer.MAX_VALUE ? values.get((int) index) : null;
            return stated != null ? stated : rest.at(base, index);
        }

        @Override
        public double mean() {
            return rest.mean();
        }

        @Override
        public Distribution with(int index, long value) {
            Map<Integer, Long> more = new TreeMap<>(values);
            more.put(index, value);
            return new Overridden(rest, more);
        }

        @Override
        public String describe() {
            return rest.describe() + ", " + values.size() + " stated";
        }
    }

    private static void check(String what, long value, long least) {
        if (value < least || value > MAX) {
            throw new IllegalArgumentException(what + " " + value + " is not in " + least + " to " + MAX);
        }
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
