package io.poolscope.timeline.column;

/**
 * How much of something had come together by each of many times, which are asked in rising order: the pixels of a row. Elements lie in
 * the order of their starts and are summed up before every 64th.
 *
 * <p>The rule by which elements fall into pixels: a full block of 64 that reaches over at most two neighbouring pixels, from its
 * start to the next one's, is spread evenly over its reach; others count exactly. So many elements cost as little as few, and a window
 * moved by whole pixels shows the same.
 */
public abstract class RunningSum {
    private static final int BITS = 6;

    private final int first;
    private final int size;
    private int shift;
    /** The block we are in, its start and the next one's; the latter is after all times for the last block. */
    private int block;
    private long start;
    private long next;
    /** How many blocks were left out when it was entered. */
    private int jump;
    /** How far a block that is not taken as one was gone through: an element that has started, and the sum before it. */
    private int at = -1;
    private double sum;
    private final long[] starts = new long[1 << BITS];
    private final long[] ends = new long[1 << BITS];
    private int count;

    /** For elements at positions {@code first} to {@code size - 1}; {@code first} is a multiple of 64. */
    public RunningSum(int first, int size) {
        this.first = first;
        this.size = size;
    }

    /** When an element starts. */
    public abstract long start(int i);

    /** The sum of all elements before a block. */
    public abstract double before(int ofBlock);

    /** Reads the starts of some elements of a block, and their ends if they have any. */
    public abstract void read(int from, int count, long[] starts, long[] ends);

    /** What an element amounts to by a time after its start: all of it at the next one's start. */
    public double by(long elementStart, long elementEnd, long time) {
        return Math.min(time, elementEnd) - elementStart;
    }

    /** Fills in how much falls into each pixel, up to {@code end}. */
    public final void pixels(long firstPixel, int pixelShift, int pixels, long end, float[] into) {
        shift = pixelShift;
        block = -1;
        next = size > first ? start(first) : Absent.OPEN;
        double before = by(Math.min(end, firstPixel << shift));
        for (int pixel = 0; pixel < pixels; pixel++) {
            double after = by(Math.min(end, firstPixel + pixel + 1 << shift));
            into[pixel] = (float) (after - before);
            before = after;
        }
    }

    private double by(long time) {
        if (time > next) {
            enter(time);
        }
        if (block < 0) {
            return size > first ? before(first >> BITS) : 0;
        }
        if (next != Absent.OPEN && next <= (start >> shift) + 2 << shift) {
            double from = before(block);
            return from + (before(block + 1) - from) * (time - start) / (next - start);
        }
        return exactly(time);
    }

    /** Goes on to the last block that starts before a time, which one does. */
    private void enter(long time) {
        int blocks = size + (1 << BITS) - 1 >> BITS;
        int low = Math.max(block, (first >> BITS) - 1) + 1;
        // The first block that doesn't: looked for around where it would be if this pixel were as full as the last.
        int guess = Math.min(low + jump, blocks - 1);
        int high;
        int step = 1;
        if (guess > low && start(guess << BITS) >= time) {
            high = guess;
            while (high - step > low && start(high - step << BITS) >= time) {
                high -= step;
                step *= 2;
            }
            low = Math.max(low, high - step);
        } else {
            low = guess;
            high = low + 1;
            while (high < blocks && start(high << BITS) < time) {
                low = high;
                high += step;
                step *= 2;
            }
            high = Math.min(high, blocks);
        }
        while (low + 1 < high) {
            int middle = low + high >>> 1;
            if (start(middle << BITS) < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        jump = block < 0 ? 0 : low - block - 1;
        block = low;
        start = start(low << BITS);
        next = low + 1 < blocks ? start(low + 1 << BITS) : Absent.OPEN;
        at = -1;
    }

    private double exactly(long time) {
        if (at < 0) {
            at = 0;
            sum = before(block);
            count = Math.min(1 << BITS, size - (block << BITS));
            read(block << BITS, count, starts, ends);
        }
        while (at + 1 < count && starts[at + 1] < time) {
            sum += by(starts[at], ends[at], starts[at + 1]);
            at++;
        }
        return sum + by(starts[at], ends[at], time);
    }
}
