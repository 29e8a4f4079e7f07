package io.poolscope.timeline.column;

import java.util.Arrays;

/** Sorts what is kept as two columns by its times; what has the same time keeps its order. */
public final class TimeOrder {
    private static final int FEW = 48;

    private TimeOrder() {
    }

    /** Puts the first {@code count} of two columns in the order of {@code times}. */
    public static void sort(long[] times, long[] values, int count) {
        int sorted = 1;
        while (sorted < count && times[sorted - 1] <= times[sorted]) {
            sorted++;
        }
        if (sorted >= count) {
            return;
        }
        if (count <= FEW) {
            insert(times, values, sorted, count);
        } else if (!sortByKeys(times, values, count)) {
            merge(times, values, count);
        }
    }

    /** Sorts what lies so far apart that no place fits beside a time, by merging runs of twice the length each pass. */
    private static void merge(long[] times, long[] values, int count) {
        long[] fromTimes = Arrays.copyOf(times, count);
        long[] fromValues = Arrays.copyOf(values, count);
        long[] toTimes = new long[count];
        long[] toValues = new long[count];
        for (long run = 1; run < count; run *= 2) {
            for (long begin = 0; begin < count; begin += 2 * run) {
                int a = (int) begin;
                int aEnd = (int) Math.min(count, begin + run);
                int b = aEnd;
                int bEnd = (int) Math.min(count, begin + 2 * run);
                for (int to = a; to < bEnd; to++) {
                    int from = a < aEnd && (b == bEnd || fromTimes[a] <= fromTimes[b]) ? a++ : b++;
                    toTimes[to] = fromTimes[from];
                    toValues[to] = fromValues[from];
                }
            }
            long[] sortedTimes = toTimes;
            long[] sortedValues = toValues;
            toTimes = fromTimes;
            toValues = fromValues;
            fromTimes = sortedTimes;
            fromValues = sortedValues;
        }
        System.arraycopy(fromTimes, 0, times, 0, count);
        System.arraycopy(fromValues, 0, values, 0, count);
    }

    /** Sorts one long each: the time, less the earliest, above the place. Arrays.sort makes use of the runs that threads leave. */
    private static boolean sortByKeys(long[] times, long[] values, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, times[i]);
            most = Math.max(most, times[i]);
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        if (most - least < 0 || most - least >>> Long.SIZE - 1 - bits != 0) {
            return false;
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = times[i] - least << bits | i;
        }
        Arrays.sort(keys);
        long[] before = Arrays.copyOf(values, count);
        int mask = (1 << bits) - 1;
        for (int i = 0; i < count; i++) {
            times[i] = (keys[i] >>> bits) + least;
            values[i] = before[(int) keys[i] & mask];
        }
        return true;
    }

    private static void insert(long[] times, long[] values, int from, int count) {
        for (int i = from; i < count; i++) {
            long time = times[i];
            long value = values[i];
            int k = i - 1;
            while (k >= 0 && times[k] > time) {
                times[k + 1] = times[k];
                values[k + 1] = values[k];
                k--;
            }
            times[k + 1] = time;
            values[k + 1] = value;
        }
    }

    /** The first of {@code count} rising times that is after a time, or {@code count}. */
    public static int firstAfter(long[] times, int count, long time) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
