package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.LongColumn;

/** The committed steps of a counter as columns, with smallest, largest and sum over time per block. */
final class CounterSteps {
    /** Steps a block, as a power of two. */
    static final int BLOCK = 5;
    private static final int MASK = (1 << BLOCK) - 1;

    private final LongColumn time;
    private final LongColumn value;
    private final LongColumn blockMin;
    private final LongColumn blockMax;
    /** The sum of value times nanoseconds from the first step to the block's first. */
    private final LongColumn sumBefore;
    private int first;
    private int size;
    private long peak;
    private long last;
    private long lastTime;
    private long sum;
    private long min;
    private long max;

    CounterSteps() {
        time = new LongColumn(LongColumn.Sort.RISING);
        value = new LongColumn(LongColumn.Sort.APPENDED);
        blockMin = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        blockMax = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        sumBefore = new LongColumn(LongColumn.Sort.APPENDED);
    }

    private CounterSteps(CounterSteps live) {
        time = live.time.freeze();
        value = live.value.freeze();
        blockMin = live.blockMin.freeze();
        blockMax = live.blockMax.freeze();
        sumBefore = live.sumBefore.freeze();
        first = live.first;
        size = live.size;
        peak = live.peak;
        last = live.last;
        lastTime = live.lastTime;
        sum = live.sum;
        min = live.min;
        max = live.max;
    }

    CounterSteps freeze() {
        return new CounterSteps(this);
    }

    void append(long at, long delta) {
        if (delta == 0) {
            return;
        }
        if (size > 0) {
            sum += last * (at - lastTime);
        }
        last += delta;
        lastTime = at;
        if ((size & MASK) == 0) {
            if (size > 0) {
                blockMin.set((size >>> BLOCK) - 1, min + OFFSET);
                blockMax.set((size >>> BLOCK) - 1, max + OFFSET);
            }
            sumBefore.set(size >>> BLOCK, sum + OFFSET);
            min = last;
            max = last;
        } else {
            min = Math.min(min, last);
            max = Math.max(max, last);
        }
        time.set(size, at);
        value.set(size, last + OFFSET);
        size++;
        peak = Math.max(peak, last);
    }

    /** Keeps values apart from "not set", also where lost events made them negative. */
    private static final long OFFSET = 1L << 40;

    int size() {
        return size;
    }

    int first() {
        return first;
    }

    long last() {
        return last;
    }

    long lastTime() {
        return lastTime;
    }

    long peak() {
        return peak;
    }

    long time(int i) {
        return time.get(i);
    }

    long value(int i) {
        return value.get(i) - OFFSET;
    }

    /** The first step after a time, or {@link #size()}. */
    int firstAfter(long at) {
        return time.firstAfter(first, size, at);
    }

    /** The sum of value times nanoseconds up to a time, not before the first step. */
    long sumTo(long at) {
        int i = firstAfter(at) - 1;
        if (i < first) {
            return 0;
        }
        int block = i >>> BLOCK;
        long total = sumBefore.get(block) - OFFSET;
        for (int k = block << BLOCK; k < i; k++) {
            total += value(k) * (time.get(k + 1) - time.get(k));
        }
        return total + value(i) * (at - time.get(i));
    }

    /** The smallest and largest value of steps {@code from} to before {@code to}, into {@code range}. */
    void range(int from, int to, long[] range) {
        int i = from;
        while (i < to) {
            if ((i & MASK) == 0 && i + MASK < to && (i >>> BLOCK) < (size - 1) >>> BLOCK) {
                range[0] = Math.min(range[0], blockMin.get(i >>> BLOCK) - OFFSET);
                range[1] = Math.max(range[1], blockMax.get(i >>> BLOCK) - OFFSET);
                i += MASK + 1;
            } else {
                long v = value(i++);
                range[0] = Math.min(range[0], v);
                range[1] = Math.max(range[1], v);
            }
        }
    }

    void dropBefore(long at) {
        int keep = Math.max(first, firstAfter(at) - 1) & ~(LongColumn.SIZE - 1);
        if (keep > first) {
            time.dropBefore(keep);
            value.dropBefore(keep);
            blockMin.dropBefore(keep >>> BLOCK);
            blockMax.dropBefore(keep >>> BLOCK);
            sumBefore.dropBefore(keep >>> BLOCK);
            first = keep;
        }
    }

    long bytes() {
        return time.bytes() + value.bytes() + blockMin.bytes() + blockMax.bytes() + sumBefore.bytes();
    }
}
