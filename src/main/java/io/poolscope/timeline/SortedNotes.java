package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.column.TimeOrder;
import java.util.Arrays;

/** Times of tasks, taken in nearly the order of time and kept in exactly that. Live or frozen. */
final class SortedNotes {
    private final LongColumn times;
    private final LongColumn tasks;
    private int first;
    private int size;
    // Live only: what is not sorted in yet.
    private long[] pendingTimes = new long[4];
    private long[] pendingTasks = new long[4];
    private int pending;

    SortedNotes() {
        times = new LongColumn(LongColumn.Sort.RISING);
        tasks = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private SortedNotes(SortedNotes live) {
        times = live.times.freeze();
        tasks = live.tasks.freeze();
        first = live.first;
        size = live.size;
    }

    SortedNotes freeze() {
        return new SortedNotes(this);
    }

    void add(long time, long task) {
        if (pending == pendingTimes.length) {
            pendingTimes = Arrays.copyOf(pendingTimes, pending * 2);
            pendingTasks = Arrays.copyOf(pendingTasks, pending * 2);
        }
        pendingTimes[pending] = time;
        pendingTasks[pending++] = task;
    }

    /** Says which of the pending ones are wanted when they are due. */
    interface Filter {
        boolean wants(long task);
    }

    /** Sorts in what happened before a horizon; says whether that was anything, so that what froze it is no longer true. */
    boolean commit(long horizon, Filter filter) {
        if (pending == 0) {
            return false;
        }
        int before = size;
        TimeOrder.sort(pendingTimes, pendingTasks, pending);
        int due = 0;
        while (due < pending && pendingTimes[due] < horizon) {
            if (filter.wants(pendingTasks[due])) {
                times.set(size, pendingTimes[due]);
                tasks.set(size++, pendingTasks[due]);
            }
            due++;
        }
        pending -= due;
        System.arraycopy(pendingTimes, due, pendingTimes, 0, pending);
        System.arraycopy(pendingTasks, due, pendingTasks, 0, pending);
        return size > before;
    }

    void dropBefore(long time) {
        int keep = firstAfter(time) & ~LongColumn.MASK;
        if (keep > first) {
            times.dropBefore(keep);
            tasks.dropBefore(keep);
            first = keep;
        }
    }

    int size() {
        return size;
    }

    long time(int i) {
        return times.get(i);
    }

    long task(int i) {
        return tasks.get(i);
    }

    /** The first after a time, or {@link #size()}. */
    int firstAfter(long time) {
        return times.firstAfter(first, size, time);
    }

    long bytes() {
        return times.bytes() + tasks.bytes() + 16L * pendingTimes.length;
    }
}
