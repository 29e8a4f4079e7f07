package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;
import io.poolscope.timeline.column.TimeOrder;

/** A counter as a snapshot shows it: committed steps, then a tail of steps that were not committed yet. Immutable. */
final class ExplicitCounter implements Counter {
    /** A counter that never changed. */
    static final Counter ZERO = new CounterStore().freeze();

    private final CounterSteps steps;
    private final long[] tailTimes;
    private final long[] tailValues;
    private final long peak;

    ExplicitCounter(CounterSteps steps, long[] tailTimes, long[] tailValues) {
        this.steps = steps;
        this.tailTimes = tailTimes;
        this.tailValues = tailValues;
        long top = steps.peak();
        for (long value : tailValues) {
            top = Math.max(top, value);
        }
        peak = top;
    }

    /** One past the last step; steps go by position over both parts. */
    private int size() {
        return steps.size() + tailTimes.length;
    }

    private long time(int i) {
        return i < steps.size() ? steps.time(i) : tailTimes[i - steps.size()];
    }

    private long value(int i) {
        return i < steps.size() ? steps.value(i) : tailValues[i - steps.size()];
    }

    /** The first step after a time. */
    private int firstAfter(long at) {
        if (tailTimes.length == 0 || at < tailTimes[0]) {
            return steps.firstAfter(at);
        }
        return steps.size() + TimeOrder.firstAfter(tailTimes, tailTimes.length, at);
    }

    @Override
    public long valueAt(long time) {
        int i = firstAfter(time) - 1;
        return i < steps.first() ? 0 : value(i);
    }

    @Override
    public long last() {
        return tailValues.length > 0 ? tailValues[tailValues.length - 1] : steps.last();
    }

    @Override
    public long peak() {
        return peak;
    }

    private long[] range(long from, long until) {
        int i = firstAfter(from);
        long start = i <= steps.first() ? 0 : value(i - 1);
        long[] range = {start, start};
        if (until > from) {
            range(i, firstAfter(until - 1), range);
        }
        return range;
    }

    private void range(int from, int to, long[] range) {
        int border = Math.min(to, steps.size());
        if (from < border) {
            steps.range(from, border, range);
        }
        for (int i = Math.max(from, border) - steps.size(); i < to - steps.size(); i++) {
            range[0] = Math.min(range[0], tailValues[i]);
            range[1] = Math.max(range[1], tailValues[i]);
        }
    }

    @Override
    public long min(long from, long until) {
        return range(from, until)[0];
    }

    @Override
    public long max(long from, long until) {
        return range(from, until)[1];
    }

    @Override
    public double integral(long from, long until) {
        return until <= from ? 0 : sumTo(until) - sumTo(from);
    }

    /** The sum of value times nanoseconds up to a time; overflow cancels out in differences. */
    private long sumTo(long at) {
        if (tailTimes.length == 0 || at < tailTimes[0]) {
            return steps.sumTo(at);
        }
        long sum = steps.sumTo(tailTimes[0]);
        int i = 0;
        while (i + 1 < tailTimes.length && tailTimes[i + 1] <= at) {
            sum += tailValues[i] * (tailTimes[i + 1] - tailTimes[i]);
            i++;
        }
        return sum + tailValues[i] * (at - tailTimes[i]);
    }

    @Override
    public long firstReaching(long from, long until, long value) {
        if (until <= from || max(from, until) < value) {
            return Absent.OPEN;
        }
        if (valueAt(from) >= value) {
            return from;
        }
        // Halve the steps towards the first of those that reach it.
        int low = firstAfter(from);
        int high = firstAfter(until - 1);
        long[] range = new long[2];
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            range[1] = Long.MIN_VALUE;
            range(low, middle, range);
            if (range[1] >= value) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return time(low);
    }

    @Override
    public long changes(long from, long until) {
        return Math.max(0, firstAfter(until - 1) - firstAfter(from - 1));
    }

    @Override
    public long nextChange(long time) {
        int i = firstAfter(time);
        return i < size() ? time(i) : Absent.OPEN;
    }

    @Override
    public void pixels(long first, int shift, int pixels, long[] min, long[] max, long[] last) {
        int i = firstAfter(first << shift);
        long value = i <= steps.first() ? 0 : value(i - 1);
        long[] range = new long[2];
        for (int pixel = 0; pixel < pixels; pixel++) {
            long right = first + pixel + 1 << shift;
            range[0] = value;
            range[1] = value;
            int end = i < size() && time(i) < right ? firstAfter(right - 1) : i;
            if (end > i) {
                range(i, end, range);
                value = value(end - 1);
                i = end;
            }
            min[pixel] = range[0];
            max[pixel] = range[1];
            last[pixel] = value;
        }
    }
}
