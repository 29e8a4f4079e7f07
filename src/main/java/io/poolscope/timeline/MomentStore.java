package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/**
 * Moments as columns, for what one lock puts in order: a moment that comes with a time before the last one's gets that time. Live or
 * frozen.
 */
final class MomentStore extends Positions implements Instants {
    private final LongColumn tasks;

    MomentStore() {
        tasks = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private MomentStore(MomentStore live) {
        super(live);
        tasks = live.tasks.freeze();
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
        dropPositionsBefore(firstAtOrAfter(time));
    }

    @Override
    void dropColumns(int keep) {
        tasks.dropBefore(keep);
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
        return positionAtOrAfter(time);
    }

    long bytes() {
        return times.bytes() + tasks.bytes();
    }
}
