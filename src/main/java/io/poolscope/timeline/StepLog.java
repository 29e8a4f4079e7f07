package io.poolscope.timeline;

import java.util.Arrays;

/**
 * The writer's side of counters that change together: two numbers, and their difference. Takes changes in nearly the order of time. Once
 * nothing earlier can come it counts them, in exactly that order, into {@link StepBlocks}, and forgets them:
 * what happened inside a block can be gathered again from rows and tasks ({@link StepSource}).
 */
final class StepLog {
    /*
     * Most changes come in order, at the end of a slice. Those that don't are kept apart, as strays, until somebody asks; then they
     * are sorted and merged in from the back, which moves only what is later than the first of them.
     *
     * A frozen tail has the arrays too: they may be appended to, as it knows how far it may read, but nothing else.
     */
    private static final int SMALLEST = 16;

    private final StepBlocks blocks;
    private final SliceChanges slice;
    /** Its number in the slice that is being folded, or 0; {@link SliceChanges} gives it. */
    int number;
    /** In the order of time. */
    private long[] times = new long[SMALLEST];
    private long[] deltas = new long[SMALLEST];
    private int pending;
    /** Whether a frozen tail has the arrays. */
    private boolean shared;
    private long[] strayTimes = new long[SMALLEST];
    private long[] strayDeltas = new long[SMALLEST];
    private int strays;
    private StepBlocks.Tail frozen;

    /**
     * A log.
     *
     * @param numbers how many numbers: one, of which changes may be large, or two with small changes, or their difference too
     * @param slice where changes wait while a slice is folded
     */
    StepLog(int numbers, SliceChanges slice) {
        this.slice = slice;
        blocks = new StepBlocks(numbers);
    }

    /** Two small changes as one. */
    static long both(int first, int second) {
        return ((long) first << 32) + second;
    }

    /** Adds a change, not before the last committed time. */
    void add(long time, long delta) {
        if (slice.isOpen()) {
            if (blocks.isSingle() || !slice.take(this, time, delta)) {
                stray(time, delta);
            }
            return;
        }
        reserve(1);
        append(time, delta);
    }

    /** Makes room for {@link #append}. */
    void reserve(int count) {
        if (pending + count > times.length) {
            rehouse(0, Math.max(pending + count, times.length * 2));
        }
        frozen = null;
    }

    /** Adds a change, which should not be before the one added last, after {@link #reserve}. */
    void append(long time, long delta) {
        int i = pending;
        if (i > 0 && times[i - 1] > time) {
            stray(time, delta);
            return;
        }
        times[i] = time;
        deltas[i] = delta;
        pending = i + 1;
    }

    /** Adds its changes of a slice whose times never fall, after {@link #reserve}. */
    void appendAll(long[] ofTimes, int from, int size, SliceChanges changes) {
        if (pending > 0 && times[pending - 1] > ofTimes[from]) {
            changes.visit(this, ofTimes, from, size);
        } else {
            pending = changes.gather(number, ofTimes, from, size, times, deltas, pending);
        }
    }

    private void stray(long time, long delta) {
        if (strays == strayTimes.length) {
            strayTimes = Arrays.copyOf(strayTimes, strays * 2);
            strayDeltas = Arrays.copyOf(strayDeltas, strays * 2);
        }
        strayTimes[strays] = time;
        strayDeltas[strays++] = delta;
        frozen = null;
    }

    /** Takes back all changes; none of them may be committed yet. */
    void clear() {
        pending = 0;
        strays = 0;
        if (shared) {
            rehouse(0, SMALLEST);
        }
        frozen = null;
    }

    /** Goes on with arrays of its own, of a size, which begin with what is pending from {@code from} on. */
    private void rehouse(int from, int size) {
        times = Arrays.copyOfRange(times, from, from + size);
        deltas = Arrays.copyOfRange(deltas, from, from + size);
        shared = false;
    }

    /** Merges the strays in. */
    private void settle() {
        if (strays == 0) {
            return;
        }
        TimeOrder.sort(strayTimes, strayDeltas, strays);
        int to = pending + strays;
        if (shared || to > times.length) {
            rehouse(0, Math.max(to, times.length));
        }
        int i = pending - 1;
        int k = strays - 1;
        pending = to;
        while (k >= 0) {
            to--;
            if (i >= 0 && times[i] > strayTimes[k]) {
                times[to] = times[i];
                deltas[to] = deltas[i--];
            } else {
                times[to] = strayTimes[k];
                deltas[to] = strayDeltas[k--];
            }
        }
        strays = 0;
    }

    /** Commits the changes up to a time: no earlier change may come afterwards. */
    void commit(long horizon) {
        if (pending + strays == 0) {
            return;
        }
        settle();
        int end = blocks.append(times, deltas, pending, horizon);
        if (end == 0) {
            return;
        }
        frozen = null;
        if (shared) {
            rehouse(end, times.length);
        } else {
            System.arraycopy(times, end, times, 0, pending - end);
            System.arraycopy(deltas, end, deltas, 0, pending - end);
        }
        pending -= end;
    }

    /** What it holds now, immutable. */
    StepBlocks.Tail freeze() {
        if (frozen == null) {
            settle();
            shared = true;
            frozen = new StepBlocks.Tail(blocks.freeze(), times, deltas, pending);
        }
        return frozen;
    }

    void dropBefore(long time) {
        blocks.dropBefore(time);
        frozen = null;
    }

    /** The heap that its columns take. */
    long bytes() {
        return blocks.bytes() + 16L * (times.length + strayTimes.length);
    }
}
