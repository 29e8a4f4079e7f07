package io.poolscope.timeline;

import java.util.Arrays;

/**
 * The writer's side of counters that change together: two numbers, and their difference. Takes changes in nearly the order of time. Once
 * nothing earlier can come it counts them, in exactly that order, into {@link StepBlocks}, and forgets them:
 * what happened inside a block can be gathered again from rows and tasks ({@link StepSource}).
 */
final class StepLog {
    private final StepBlocks blocks;
    /** Whether a change is one large number and not two small ones. */
    private final boolean single;
    private long[] times = new long[16];
    private long[] deltas = new long[16];
    private int pending;
    private boolean unsorted;
    private StepBlocks.Tail frozen;

    StepLog(boolean single) {
        this.single = single;
        blocks = new StepBlocks(single);
    }

    /** Two small changes as one. */
    static long both(int first, int second) {
        return ((long) first << 32) + second;
    }

    /** Adds a change, not before the last committed time. */
    void add(long time, long delta) {
        int i = pending;
        if (i == times.length) {
            times = Arrays.copyOf(times, i * 2);
            deltas = Arrays.copyOf(deltas, i * 2);
        }
        if (i > 0 && times[i - 1] > time) {
            unsorted = true;
        }
        times[i] = time;
        deltas[i] = delta;
        pending = i + 1;
        frozen = null;
    }

    /** Takes back all changes; none of them may be committed yet. */
    void clear() {
        pending = 0;
        unsorted = false;
        frozen = null;
    }

    /** Commits the changes up to a time: no earlier change may come afterwards. */
    void commit(long horizon) {
        if (pending == 0) {
            return;
        }
        if (unsorted) {
            sort(times, deltas, pending);
            unsorted = false;
        }
        int end = blocks.append(times, deltas, pending, horizon);
        if (end > 0) {
            System.arraycopy(times, end, times, 0, pending - end);
            System.arraycopy(deltas, end, deltas, 0, pending - end);
            pending -= end;
            frozen = null;
        }
    }

    /** Sorts what is nearly sorted: each late one moves a little way. */
    static void sort(long[] times, long[] deltas, int count) {
        for (int i = 1; i < count; i++) {
            long time = times[i];
            if (times[i - 1] <= time) {
                continue;
            }
            long delta = deltas[i];
            int k = i - 1;
            while (k >= 0 && times[k] > time) {
                times[k + 1] = times[k];
                deltas[k + 1] = deltas[k];
                k--;
            }
            times[k + 1] = time;
            deltas[k + 1] = delta;
        }
    }

    /** What it holds now, immutable. */
    StepBlocks.Tail freeze() {
        if (frozen == null) {
            frozen = new StepBlocks.Tail(blocks.freeze(), Arrays.copyOf(times, pending), Arrays.copyOf(deltas, pending), unsorted);
        }
        return frozen;
    }

    void dropBefore(long time) {
        blocks.dropBefore(time);
        frozen = null;
    }

    /** The heap that its columns take. */
    long bytes() {
        return blocks.bytes() + 16L * times.length;
    }
}
