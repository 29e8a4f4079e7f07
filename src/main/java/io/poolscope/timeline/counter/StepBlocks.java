package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;
import io.poolscope.timeline.column.LongColumn;

/**
 * What became of two numbers over time, in blocks of some 128 changes: the time of a block's last change, the values after
 * it, their smallest and largest in the block, their sums over time. Changes of the same time are in the same block. Live or
 * frozen.
 */
public final class StepBlocks {
    /** How many changes make a block; more if the last ones have the same time. */
    public static final int BLOCK = 128;
    /** Keeps values apart from "not set", also where lost events made them negative. */
    private static final long OFFSET = 1L << 40;
    /** The numbers: the first, the second, the first less the second. */
    static final int NUMBERS = 3;

    /** How many of the numbers it has. */
    private final int numbers;
    /** How many of them are not the difference of others. */
    private final int counted;
    private final LongColumn time;
    private final LongColumn[] value = new LongColumn[2];
    private final LongColumn[] sum = new LongColumn[2];
    private final LongColumn[] min = new LongColumn[NUMBERS];
    private final LongColumn[] max = new LongColumn[NUMBERS];
    private final StepRanges[] ranges = new StepRanges[NUMBERS];
    private int first;
    private int size;
    private final long[] peak = new long[NUMBERS];

    // What is true after the last block, and of the one that is being counted.
    private long lastTime;
    private long v0;
    private long v1;
    private long sum0;
    private long sum1;
    private final long[] low = new long[NUMBERS];
    private final long[] high = new long[NUMBERS];

    /**
     * Blocks.
     *
     * @param numbers how many numbers: one, of which changes may be large, or two, or their difference too
     */
    StepBlocks(int numbers) {
        this.numbers = numbers;
        counted = Math.min(numbers, 2);
        time = new LongColumn(LongColumn.Sort.RISING);
        for (int k = 0; k < numbers; k++) {
            min[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
            max[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
            ranges[k] = new StepRanges();
            if (k < counted) {
                value[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
                sum[k] = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
            }
        }
    }

    private StepBlocks(StepBlocks live) {
        numbers = live.numbers;
        counted = live.counted;
        time = live.time.freeze();
        for (int k = 0; k < numbers; k++) {
            min[k] = live.min[k].freeze();
            max[k] = live.max[k].freeze();
            ranges[k] = live.ranges[k].freeze();
            peak[k] = live.peak[k];
            if (k < counted) {
                value[k] = live.value[k].freeze();
                sum[k] = live.sum[k].freeze();
            }
        }
        first = live.first;
        size = live.size;
    }

    StepBlocks freeze() {
        return new StepBlocks(this);
    }

    /**
     * Counts changes, in the order of time, into as many whole blocks as end before a horizon.
     *
     * @param deltas as {@link StepLog#small} packs them
     * @param head the first change
     * @param end one past the last, where {@code times} holds one more, later than all
     * @return the first change that it did not take
     */
    int append(long[] times, int[] deltas, int head, int end, long horizon) {
        int from = head;
        while (true) {
            int to = from + BLOCK;
            while (to < end && times[to] == times[to - 1]) {
                to++;
            }
            if (to > end || times[to - 1] >= horizon) {
                return from;
            }
            count(times, deltas, from, to);
            from = to;
        }
    }

    private void count(long[] times, int[] deltas, int from, int to) {
        // All in locals, and by arithmetic: what comes next can't be foretold, so branches would cost most of the time.
        long a = v0;
        long b = v1;
        long before = lastTime;
        long low0 = low[0];
        long low1 = low[1];
        long low2 = low[2];
        long high0 = high[0];
        long high1 = high[1];
        long high2 = high[2];
        long total0 = sum0;
        long total1 = sum1;
        int shift = isSingle() ? 0 : StepLog.SMALL_BITS;
        int spare = Integer.SIZE - StepLog.SMALL_BITS;
        boolean differs = numbers == NUMBERS;
        int secondMask = isSingle() ? 0 : -1;
        long next = times[from];
        for (int i = from; i < to; i++) {
            long now = next;
            next = times[i + 1];
            int delta = deltas[i];
            long gap = now - before;
            before = now;
            total0 += a * gap;
            total1 += b * gap;
            int second = delta << spare >> spare & secondMask;
            b += second;
            a += delta - second >> shift;
            // While the next change has the same time, this one's value never was.
            long far = (now - next >>> Long.SIZE - 1 ^ 1) << FAR_BITS;
            low0 = Math.min(low0, a + far);
            low1 = Math.min(low1, b + far);
            high0 = Math.max(high0, a - far);
            high1 = Math.max(high1, b - far);
            if (differs) {
                low2 = Math.min(low2, a - b + far);
                high2 = Math.max(high2, a - b - far);
            }
        }
        lastTime = before;
        sum0 = total0;
        sum1 = total1;
        v0 = a;
        v1 = b;
        range(0, low0, high0);
        range(1, low1, high1);
        range(2, low2, high2);
        close();
    }

    /** How far off a value is put that must not count: farther than any value. */
    private static final int FAR_BITS = 60;

    private void range(int number, long lowest, long highest) {
        low[number] = lowest;
        high[number] = highest;
        peak[number] = Math.max(peak[number], highest);
    }

    private void close() {
        time.set(size, lastTime);
        for (int k = 0; k < counted; k++) {
            value[k].set(size, (k == 0 ? v0 : v1) + OFFSET);
            sum[k].set(size, (k == 0 ? sum0 : sum1) + OFFSET);
        }
        for (int k = 0; k < numbers; k++) {
            min[k].set(size, low[k] + OFFSET);
            max[k].set(size, high[k] + OFFSET);
            ranges[k].add(size, low[k], high[k]);
            long now = k == 0 ? v0 : k == 1 ? v1 : v0 - v1;
            low[k] = now;
            high[k] = now;
        }
        size++;
    }

    void dropBefore(long at) {
        int keep = (firstEndingAtOrAfter(at) - 1) & ~LongColumn.MASK;
        if (keep > first) {
            time.dropBefore(keep);
            for (int k = 0; k < numbers; k++) {
                min[k].dropBefore(keep);
                max[k].dropBefore(keep);
                ranges[k].dropBefore(keep);
                if (k < counted) {
                    value[k].dropBefore(keep);
                    sum[k].dropBefore(keep);
                }
            }
            first = keep;
        }
    }

    int first() {
        return first;
    }

    int size() {
        return size;
    }

    /** The time of the last change of block {@code b}; before the first block it is before all times. */
    long time(int b) {
        return b < 0 ? Absent.NONE : time.get(b);
    }

    /** A number after block {@code b}. */
    long value(int b, int number) {
        if (b < first || number >= numbers) {
            return 0;
        }
        return number == 2 ? value(b, 0) - value(b, 1) : value[number].get(b) - OFFSET;
    }

    /** The sum over time of a number up to the end of block {@code b}; overflow cancels out in differences. */
    long sum(int b, int number) {
        if (b < first) {
            return 0;
        }
        return number == 2 ? sum(b, 0) - sum(b, 1) : sum[number].get(b) - OFFSET;
    }

    long min(int b, int number) {
        return min[number].get(b) - OFFSET;
    }

    long max(int b, int number) {
        return max[number].get(b) - OFFSET;
    }

    /** Widens {@code range} by a number's smallest and largest value in the blocks from {@code from} to before {@code to}. */
    void widen(int from, int to, int number, long[] range) {
        int b = from;
        while (b < to) {
            int shift = StepRanges.step(b, to);
            range[0] = Math.min(range[0], shift == 0 ? min(b, number) : ranges[number].min(b, shift));
            range[1] = Math.max(range[1], shift == 0 ? max(b, number) : ranges[number].max(b, shift));
            b += 1 << shift;
        }
    }

    /** The first block from {@code from} to before {@code to} in which a number is at least {@code value}, or {@code to}. */
    int firstReaching(int from, int to, int number, long value) {
        int b = from;
        while (b < to) {
            int shift = StepRanges.step(b, to);
            while (shift > 0 && ranges[number].max(b, shift) >= value) {
                shift = StepRanges.step(b, b + (1 << shift) - 1);
            }
            if (shift == 0 && max(b, number) >= value) {
                return b;
            }
            b += 1 << shift;
        }
        return to;
    }

    /** The first block from {@code from} to before {@code to} in which a number changes, or {@code to}. */
    int firstNotFlat(int from, int to, int number) {
        int b = from;
        while (b < to) {
            int shift = StepRanges.step(b, to);
            while (shift > 0 && ranges[number].min(b, shift) != ranges[number].max(b, shift)) {
                shift = StepRanges.step(b, b + (1 << shift) - 1);
            }
            if (shift == 0 && min(b, number) != max(b, number)) {
                return b;
            }
            b += 1 << shift;
        }
        return to;
    }

    /** The first block from {@code from} on whose last change is at or after a time, or {@link #size()}; looked for near by first. */
    int nextEndingAtOrAfter(int from, long at) {
        int lowest = from;
        int step = 1;
        while (lowest < size && time.get(Math.min(lowest + step, size) - 1) < at) {
            lowest = Math.min(lowest + step, size);
            step *= 2;
        }
        int highest = Math.min(lowest + step - 1, size);
        return time.firstAtOrAfter(lowest, highest, at);
    }

    /** The largest value that was counted. */
    long peak(int number) {
        return peak[number];
    }

    /** The first block whose last change is at or after a time, or {@link #size()}. */
    int firstEndingAtOrAfter(long at) {
        return time.firstAtOrAfter(first, size, at);
    }

    long bytes() {
        long bytes = time.bytes();
        for (int k = 0; k < numbers; k++) {
            bytes += min[k].bytes() + max[k].bytes() + ranges[k].bytes();
            if (k < counted) {
                bytes += value[k].bytes() + sum[k].bytes();
            }
        }
        return bytes;
    }

    /**
     * Frozen blocks, and the changes that were not counted yet, in the order of time. The arrays are the live one's too, and not to be read
     * elsewhere.
     *
     * @param head the first of them
     * @param end one past the last
     */
    record Tail(StepBlocks blocks, long[] times, int[] deltas, int head, int end) {
        boolean isSingle() {
            return blocks.isSingle();
        }
    }

    boolean isSingle() {
        return numbers == 1;
    }
}
