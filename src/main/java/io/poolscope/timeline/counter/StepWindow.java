package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;
import io.poolscope.timeline.column.TimeOrder;
import java.util.Arrays;

/** Two numbers step by step over a stretch of time. Immutable. */
final class StepWindow {
    /** The stretch is {@code (after, until]}: the numbers at {@code after} are the start. */
    final long after;
    final long until;
    private final int size;
    private final long[] times;
    private final long[] first;
    private final long[] second;
    private final long start0;
    private final long start1;

    /** Counts changes that are in the order of time, from the numbers at {@code after} on. */
    StepWindow(long after, long until, long start0, long start1, long[] times, long[] deltas, int count, boolean single) {
        this.after = after;
        this.until = until;
        this.start0 = start0;
        this.start1 = start1;
        long[] at = new long[count];
        long[] a = new long[count];
        long[] b = new long[count];
        long v0 = start0;
        long v1 = start1;
        int n = 0;
        for (int i = 0; i < count; i++) {
            long delta = deltas[i];
            if (single) {
                v0 += delta;
            } else {
                v1 += (int) delta;
                v0 += (delta - (int) delta) >> 32;
            }
            if (n == 0 || at[n - 1] != times[i]) {
                n++;
            }
            at[n - 1] = times[i];
            a[n - 1] = v0;
            b[n - 1] = v1;
        }
        size = n;
        this.times = n == count ? at : Arrays.copyOf(at, n);
        first = n == count ? a : Arrays.copyOf(a, n);
        second = n == count ? b : Arrays.copyOf(b, n);
    }

    /** How many steps it has. */
    int size() {
        return size;
    }

    long time(int i) {
        return times[i];
    }

    /** A number after step {@code i}; before the first it is the start. */
    long value(int i, int number) {
        long v0 = i < 0 ? start0 : first[i];
        long v1 = i < 0 ? start1 : second[i];
        return number == 0 ? v0 : number == 1 ? v1 : v0 - v1;
    }

    /** The first step after a time. */
    int firstAfter(long time) {
        return TimeOrder.firstAfter(times, size, time);
    }

    /** The sum over time of a number from the stretch's start to a time in it. */
    long sumTo(long time, int number) {
        long sum = 0;
        long from = after;
        int i = 0;
        while (i < size && times[i] < time) {
            sum += value(i - 1, number) * (times[i] - from);
            from = times[i++];
        }
        return sum + value(i - 1, number) * (time - from);
    }

    /** The time of the first step in {@code [from, until)} at which a number is at least {@code value}, or {@link Absent#OPEN}. */
    long firstReaching(long from, long until, int number, long value) {
        for (int i = firstAfter(from - 1); i < size && times[i] < until; i++) {
            if (value(i, number) >= value) {
                return times[i];
            }
        }
        return Absent.OPEN;
    }

    /** Widens {@code range} by a number's values at the steps in {@code [from, until)}. */
    void widen(long from, long until, int number, long[] range) {
        for (int i = firstAfter(from - 1); i < size && times[i] < until; i++) {
            long value = value(i, number);
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }
}
