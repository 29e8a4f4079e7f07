package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/** The lines that one thread of a script reached; live only. */
final class StepStore {
    final int script;
    final String thread;
    private final LongColumn times = new LongColumn(LongColumn.Sort.RISING);
    private final LongColumn lines = new LongColumn(LongColumn.Sort.SMALL);
    private int size;

    StepStore(int script, String thread) {
        this.script = script;
        this.thread = thread;
    }

    void add(long time, int line) {
        times.set(size, size > 0 ? Math.max(time, times.get(size - 1)) : time);
        lines.set(size++, line);
    }

    StepTrack freeze() {
        return new View(script, thread, size, times.freeze(), lines.freeze());
    }

    /** The heap that its columns take. */
    long bytes() {
        return times.bytes() + lines.bytes();
    }

    private record View(int script, String thread, int size, LongColumn times, LongColumn lines) implements StepTrack {
        @Override
        public long time(int i) {
            return times.get(i);
        }

        @Override
        public int line(int i) {
            return (int) lines.get(i);
        }

        @Override
        public int firstAfter(long time) {
            return times.firstAfter(0, size, time);
        }
    }
}
