package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/** An observed lock; live only. */
final class LockStore {
    final int id;
    String name = "";
    final IntervalStore held = new IntervalStore();
    final LongColumn lanes = new LongColumn(LongColumn.Sort.APPENDED_RUNS);

    LockStore(int id) {
        this.id = id;
    }

    void acquire(long time, int lane, long task) {
        lanes.set(held.size(), lane);
        held.open(time, task);
    }

    LockTrack freeze() {
        return new View(id, name, held.freeze(), lanes.freeze());
    }

    /** The heap that its columns take. */
    long bytes() {
        return held.bytes() + lanes.bytes();
    }

    private record View(int id, String name, Intervals held, LongColumn lanes) implements LockTrack {
        @Override
        public int lane(int i) {
            return (int) lanes.get(i);
        }
    }
}
