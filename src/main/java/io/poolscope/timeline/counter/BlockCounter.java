package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;

/**
 * One number of a {@link StepView} as a counter. Immutable if it has no memory, and then each question reads what it needs anew;
 * else for the thread whose memory it is.
 */
public final class BlockCounter implements Counter {
    private final StepView steps;
    private final StepBlocks blocks;
    private final int number;
    /** Null for the immutable one. */
    private final StepReader memory;

    public BlockCounter(StepView steps, int number) {
        this(steps, number, null);
    }

    private BlockCounter(StepView steps, int number, StepReader memory) {
        this.steps = steps;
        this.number = number;
        this.memory = memory;
        blocks = steps.blocks;
    }

    @Override
    public Counter reader(CounterMemory ofReader) {
        return new BlockCounter(steps, number, ofReader.of(steps));
    }

    /** Reads for one question. */
    private StepReader read() {
        return memory == null ? new StepReader(steps) : memory;
    }

    @Override
    public long valueAt(long time) {
        return valueAt(read(), time);
    }

    private long valueAt(StepReader view, long time) {
        if (time < 0) {
            return 0;
        }
        StepWindow around = view.around(time);
        return around.value(around.firstAfter(time) - 1, number);
    }

    @Override
    public long last() {
        StepWindow tail = steps.tail();
        return tail.value(tail.size() - 1, number);
    }

    @Override
    public long peak() {
        long[] range = {0, blocks.peak(number)};
        steps.tail().widen(0, Absent.OPEN, number, range);
        return range[1];
    }

    private long[] range(long from, long until) {
        StepReader view = read();
        long start = valueAt(view, from);
        long[] range = {start, start};
        if (until > from + 1) {
            widen(view, from + 1, until, range);
        }
        return range;
    }

    /** Widens {@code range} by what the number was at its steps in {@code [from, until)}. */
    private void widen(StepReader view, long from, long until, long[] range) {
        int block = blocks.firstEndingAtOrAfter(from);
        if (block < blocks.size() && blocks.time(block - 1) < until - 1 && !isInside(block, from, until)) {
            view.around(blocks.time(block)).widen(from, Math.min(until, blocks.time(block) + 1), number, range);
            block++;
        }
        int end = blocks.nextEndingAtOrAfter(block, until);
        blocks.widen(block, end, number, range);
        if (end < blocks.size() && blocks.time(end - 1) < until - 1) {
            view.around(blocks.time(end)).widen(from, until, number, range);
        } else if (end == blocks.size()) {
            view.tail().widen(from, until, number, range);
        }
    }

    /** Whether all changes of a block are in {@code [from, until)}. */
    private boolean isInside(int block, long from, long until) {
        return blocks.time(block - 1) >= from - 1 && blocks.time(block) < until;
    }

    @Override
    public long firstReaching(long from, long until, long value) {
        StepReader view = read();
        if (valueAt(view, from) >= value) {
            return from;
        }
        int block = blocks.firstEndingAtOrAfter(from + 1);
        // The first block may begin before the time.
        long time = block < blocks.size() ? view.around(blocks.time(block)).firstReaching(from, until, number, value) : Absent.OPEN;
        if (time < until) {
            return time;
        }
        int end = blocks.nextEndingAtOrAfter(block, until);
        int found = blocks.firstReaching(Math.min(block + 1, end), end, number, value);
        if (found < blocks.size()) {
            time = view.around(blocks.time(found)).firstReaching(from, until, number, value);
        } else {
            time = view.tail().firstReaching(from, until, number, value);
        }
        return time < until ? time : Absent.OPEN;
    }

    @Override
    public long changes(long from, long until) {
        int first = blocks.firstEndingAtOrAfter(from);
        int end = blocks.nextEndingAtOrAfter(first, until);
        long inBlocks = (long) Math.max(0, end - first - 1) * StepBlocks.BLOCK;
        StepWindow tail = steps.tail();
        return until <= tail.after ? inBlocks : inBlocks + Math.max(0, tail.firstAfter(until - 1) - tail.firstAfter(from - 1));
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
        if (until <= from) {
            return 0;
        }
        StepReader view = read();
        return sumTo(view, until) - sumTo(view, from);
    }

    /** The sum over time up to a time; overflow cancels out in differences. */
    private long sumTo(StepReader view, long time) {
        if (time <= 0) {
            return 0;
        }
        int block = blocks.firstEndingAtOrAfter(time);
        StepWindow around = view.around(time);
        if (block == blocks.first() && block > 0 && block < blocks.size()) {
            return blocks.sum(block, number) - blocks.value(block, number) * (blocks.time(block) - time);
        }
        if (block < blocks.size() && steps.isCut(block)) {
            // Before history begins it is not known what the number was: what is known is summed up to the block's end.
            return blocks.sum(block, number) - (around.sumTo(blocks.time(block), number) - around.sumTo(time, number));
        }
        int base = block - 1;
        while (base >= blocks.first() && blocks.time(base) > around.after) {
            base--;
        }
        return blocks.sum(base, number) + around.sumTo(time, number);
    }

    @Override
    public long nextChange(long time) {
        StepReader view = read();
        long at = Math.max(-1, time);
        while (at < Absent.OPEN) {
            StepWindow around = view.around(at + 1);
            int i = around.firstAfter(at);
            while (i < around.size()) {
                if (around.value(i, number) != around.value(i - 1, number)) {
                    return around.time(i);
                }
                i++;
            }
            at = afterFlatBlocks(around.until);
        }
        return Absent.OPEN;
    }

    /** Skips the blocks that begin at a time, or where the last skipped ended, and in which the number does not change. */
    private long afterFlatBlocks(long time) {
        int block = blocks.firstEndingAtOrAfter(time) + 1;
        if (time == Absent.OPEN || block >= blocks.size()) {
            return time;
        }
        int next = blocks.firstNotFlat(block, blocks.size(), number);
        return next == block ? time : blocks.time(next - 1);
    }

    @Override
    public void pixels(long first, int shift, int pixels, long[] min, long[] max, long[] last) {
        long from = first << shift;
        StepReader view = read();
        StepWindow window = view.window(Math.max(0, from), first + pixels << shift);
        int block = blocks.firstEndingAtOrAfter(from);
        boolean exact = window != null || block == blocks.size();
        long value = exact ? valueAt(view, from - 1) : blocks.value(block - 1, number);
        long[] range = new long[2];
        for (int pixel = 0; pixel < pixels; pixel++) {
            long left = first + pixel << shift;
            long right = first + pixel + 1 << shift;
            if (exact && pixel == 0) {
                value = valueAt(view, left);
            }
            range[0] = value;
            range[1] = value;
            if (window != null && left <= window.until) {
                value = stepsOf(window, left, right, value, range);
            }
            if (!exact && block < blocks.size() && blocks.time(block) < right) {
                int next = blocks.nextEndingAtOrAfter(block, right);
                blocks.widen(block, next, number, range);
                value = blocks.value(next - 1, number);
                block = next;
            }
            if (!exact && block < blocks.size()) {
                blocks.widen(block, block + 1, number, range);
            } else if (right > view.tail().after) {
                value = stepsOf(view.tail(), left, right, value, range);
            }
            min[pixel] = range[0];
            max[pixel] = range[1];
            last[pixel] = value;
        }
    }

    /** Takes a pixel's steps of a stretch into {@code range} and returns the value after them. */
    private long stepsOf(StepWindow of, long left, long right, long before, long[] range) {
        int end = of.firstAfter(right - 1);
        if (end == 0 || of.time(end - 1) < left) {
            return before;
        }
        of.widen(left, right, number, range);
        return of.value(end - 1, number);
    }
}
