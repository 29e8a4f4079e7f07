package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/** The log lines. Live, or frozen with the world it looks names up in. */
final class LogStore extends Positions implements LogLines {
    private final LongColumn lanes;
    private final LongColumn tasks;
    private final LongColumn texts;
    private final StoreLookup world;

    LogStore(StoreLookup world) {
        this.world = world;
        lanes = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        tasks = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        texts = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private LogStore(LogStore live, StoreLookup world) {
        super(live);
        this.world = world;
        lanes = live.lanes.freeze();
        tasks = live.tasks.freeze();
        texts = live.texts.freeze();
    }

    LogStore freeze(StoreLookup frozenWorld) {
        return new LogStore(this, frozenWorld);
    }

    void add(long time, int lane, long task, int text) {
        times.set(size, size > first ? Math.max(time, times.get(size - 1)) : time);
        lanes.set(size, lane);
        tasks.set(size, task);
        texts.set(size++, text);
    }

    void dropBefore(long time) {
        dropPositionsBefore(firstAtOrAfter(time));
    }

    @Override
    void dropColumns(int keep) {
        lanes.dropBefore(keep);
        tasks.dropBefore(keep);
        texts.dropBefore(keep);
    }

    /** The heap that its columns take. */
    long bytes() {
        return times.bytes() + lanes.bytes() + tasks.bytes() + texts.bytes();
    }

    @Override
    public long time(int i) {
        return times.get(i);
    }

    @Override
    public int lane(int i) {
        return (int) lanes.get(i);
    }

    @Override
    public long task(int i) {
        return tasks.get(i);
    }

    @Override
    public String text(int i) {
        return world.name(texts.get(i));
    }

    @Override
    public int firstAtOrAfter(long time) {
        return positionAtOrAfter(time);
    }
}
