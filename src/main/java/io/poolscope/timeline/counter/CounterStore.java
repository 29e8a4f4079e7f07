package io.poolscope.timeline.counter;

import java.util.Arrays;

/**
 * The live side of a counter: takes changes in nearly the order of time, and commits them in exactly that order once
 * nothing earlier can come.
 */
public final class CounterStore {
    private final CounterSteps committed;
    private long[] times = new long[16];
    private long[] deltas = new long[16];
    private int pending;
    private boolean unsorted;
    private long value;
    private ExplicitCounter frozen;

    public CounterStore() {
        committed = new CounterSteps();
    }

    /** Adds a change, not before the last committed time. */
    public void add(long time, long delta) {
        if (pending == times.length) {
            times = Arrays.copyOf(times, pending * 2);
            deltas = Arrays.copyOf(deltas, pending * 2);
        }
        if (pending > 0 && times[pending - 1] > time) {
            unsorted = true;
        }
        times[pending] = time;
        deltas[pending++] = delta;
        value += delta;
        frozen = null;
    }

    /** Takes back all changes; none of them may be committed yet. */
    void clear() {
        pending = 0;
        value = committed.last();
        unsorted = false;
        frozen = null;
    }

    /** The value after all changes. */
    public long value() {
        return value;
    }

    /** Commits the changes up to a time: no earlier change may come afterwards. */
    public void commit(long horizon) {
        if (pending == 0) {
            return;
        }
        sort();
        int end = 0;
        while (end < pending && times[end] <= horizon) {
            long time = times[end];
            long sum = 0;
            while (end < pending && times[end] == time) {
                sum += deltas[end++];
            }
            committed.append(time, sum);
        }
        if (end > 0) {
            System.arraycopy(times, end, times, 0, pending - end);
            System.arraycopy(deltas, end, deltas, 0, pending - end);
            pending -= end;
            frozen = null;
        }
    }

    private void sort() {
        if (!unsorted) {
            return;
        }
        // Nearly sorted: each late one moves a little way.
        for (int i = 1; i < pending; i++) {
            long time = times[i];
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
        unsorted = false;
    }

    /** What it holds now, immutable. */
    public Counter freeze() {
        if (frozen == null) {
            sort();
            CounterSteps copy = committed.freeze();
            long[] tailTimes = new long[pending];
            long[] tailValues = new long[pending];
            int n = 0;
            long now = copy.last();
            for (int i = 0; i < pending; i++) {
                now += deltas[i];
                if (n > 0 && tailTimes[n - 1] == times[i]) {
                    tailValues[n - 1] = now;
                } else {
                    tailTimes[n] = times[i];
                    tailValues[n++] = now;
                }
            }
            frozen = new ExplicitCounter(copy, Arrays.copyOf(tailTimes, n), Arrays.copyOf(tailValues, n));
        }
        return frozen;
    }

    public void dropBefore(long time) {
        committed.dropBefore(time);
        frozen = null;
    }

    /** The heap that its columns take. */
    public long bytes() {
        return committed.bytes() + 16L * times.length;
    }
}
