package io.poolscope.simulation;

/**
 * The workers that run a task, by the time at which they finish: a binary heap of one {@code long} each, the time above
 * the worker's number. Equal times come in the order of the numbers, so a run is the same every time.
 *
 * <p>One word instead of a pair halves the memory that a sift touches, and a comparison is one instruction; what it
 * costs is the range of time: with w workers 63 - ⌈log₂ w⌉ bits of nanoseconds, which for 10 000 workers is 6 days and
 * for 8 is 36 years.
 */
final class FinishHeap {
    private final int shift;
    private final int mask;
    private final long limit;
    private final long[] keys;
    private int size;

    /** Room for workers 0 to {@code workers} - 1. */
    FinishHeap(int workers) {
        shift = Math.max(1, 32 - Integer.numberOfLeadingZeros(workers - 1));
        mask = (1 << shift) - 1;
        limit = Long.MAX_VALUE >>> shift;
        keys = new long[workers];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The earliest finish, or {@link Long#MAX_VALUE} when nobody runs. */
    long time() {
        return size == 0 ? Long.MAX_VALUE : keys[0] >> shift;
    }

    /** The worker that finishes first; at least one must run. */
    int worker() {
        return (int) keys[0] & mask;
    }

    /** Adds a worker that finishes at a time. */
    void push(long time, int worker) {
        long key = key(time, worker);
        long[] heap = keys;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            long above = heap[parent];
            if (above <= key) {
                break;
            }
            heap[i] = above;
            i = parent;
        }
        heap[i] = key;
    }

    /** Takes away the first. */
    void pop() {
        int last = --size;
        if (last > 0) {
            sink(keys[last]);
        }
    }

    /** The first goes on with another task, which finishes at a time. */
    void replace(long time) {
        sink(key(time, worker()));
    }

    private void sink(long key) {
        long[] heap = keys;
        int n = size;
        int i = 0;
        int child = 1;
        while (child < n) {
            long below = heap[child];
            if (child + 1 < n) {
                long right = heap[child + 1];
                if (right < below) {
                    below = right;
                    child++;
                }
            }
            if (below >= key) {
                break;
            }
            heap[i] = below;
            i = child;
            child = 2 * i + 1;
        }
        heap[i] = key;
    }

    private long key(long time, int worker) {
        if (time > limit) {
            throw new SimulationException("the run goes beyond " + limit / 1_000_000_000L
                    + " s of simulated time; give it shorter durations or fewer tasks");
        }
        return time << shift | worker;
    }
}
