package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/**
 * Moments as columns, for what one lock puts in order: a moment that comes with a time before the last one's gets that time. The
 * writer's, or a frozen one.
 */
final class MomentStore implements Instants {
    private final LongColumn times;
    private final LongColumn tasks;
    private int first;
    private int size;

    MomentStore() {
        times = new LongColumn(LongColumn.Sort.RISING);
        tasks = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private MomentStore(MomentStore live) {
        times = live.times.freeze();
        tasks = live.tasks.freeze();
        first = live.first;
        size = live.size;
    }

    /** What it holds now, immutable. */
    MomentStore freeze() {
        return new MomentStore(this);
    }

    void add(long time, long task) {
        times.set(size, size > first ? Math.max(time, times.get(size - 1)) : time);
        tasks.set(size, Math.max(Snapshot.NONE, task) + 1); // a column can't keep NONE
        size++;
    }

    /** Drops whole blocks of moments before a time. */
    void dropBefore(long time) {
        int keep = firstAtOrAfter(time) & ~LongColumn.MASK;
        if (keep > first) {
            times.dropBefore(keep);
            tasks.dropBefore(keep);
            first = keep;
        }
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long time(int i) {
        return times.get(i);
    }

    @Override
    public long task(int i) {
        return tasks.get(i) - 1;
    }

    @Override
    public int firstAtOrAfter(long time) {
        return times.firstAtOrAfter(first, size, time);
    }

    long bytes() {
        return times.bytes() + tasks.bytes();
    }
}
