package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/** The log lines; the writer's, or frozen with the world it looks names up in. */
final class LogStore implements LogLines {
    private final LongColumn times;
    private final LongColumn lanes;
    private final LongColumn tasks;
    private final LongColumn texts;
    private final StoreLookup world;
    private int first;
    private int size;

    LogStore(StoreLookup world) {
        this.world = world;
        times = new LongColumn(LongColumn.Sort.RISING);
        lanes = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        tasks = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        texts = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private LogStore(LogStore live, StoreLookup world) {
        this.world = world;
        times = live.times.freeze();
        lanes = live.lanes.freeze();
        tasks = live.tasks.freeze();
        texts = live.texts.freeze();
        first = live.first;
        size = live.size;
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
        int keep = firstAtOrAfter(time) & ~LongColumn.MASK;
        if (keep > first) {
            times.dropBefore(keep);
            lanes.dropBefore(keep);
            tasks.dropBefore(keep);
            texts.dropBefore(keep);
            first = keep;
        }
    }

    /** The heap that its columns take. */
    long bytes() {
        return times.bytes() + lanes.bytes() + tasks.bytes() + texts.bytes();
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
        return times.firstAtOrAfter(first, size, time);
    }
}
