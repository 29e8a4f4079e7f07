package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Intervals of tasks, each with up to four values, chained backwards from each task's latest. Live or frozen. */
final class TaskLog {
    private static final int VALUES = 4;

    /** The position of a task's latest interval. */
    private final LongColumn latest;
    /** The position of the same task's interval before. */
    private final LongColumn previous;
    private final LongColumn from;
    private final LongColumn until;
    private final LongColumn[] values = new LongColumn[VALUES];
    private long size;

    /** Makes something of an interval. */
    interface Reader<T> {
        T read(long from, long until, long a, long b, long c, long d);
    }

    TaskLog() {
        latest = new LongColumn(LongColumn.Sort.RUNS);
        previous = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        from = new LongColumn(LongColumn.Sort.RISING);
        until = new LongColumn(LongColumn.Sort.UPDATED);
        for (int k = 0; k < VALUES; k++) {
            values[k] = new LongColumn(LongColumn.Sort.RUNS);
        }
    }

    private TaskLog(TaskLog live) {
        latest = live.latest.freeze();
        previous = live.previous.freeze();
        from = live.from.freeze();
        until = live.until.freeze();
        for (int k = 0; k < VALUES; k++) {
            values[k] = live.values[k].freeze();
        }
        size = live.size;
    }

    TaskLog freeze() {
        return new TaskLog(this);
    }

    /** Whether a task's latest interval is open. */
    boolean isOpen(long task) {
        long position = latest.get(task);
        return position != Snapshot.NONE && until.get(position) == Snapshot.NONE;
    }

    void open(long task, long time, long a, long b) {
        long before = latest.get(task);
        if (before != Snapshot.NONE) {
            previous.set(size, before);
        }
        from.set(size, time);
        values[0].set(size, a);
        values[1].set(size, b);
        latest.set(task, size);
        size++;
    }

    /** Closes a task's open interval, if it has one. */
    void close(long task, long time, long c, long d) {
        if (isOpen(task)) {
            long position = latest.get(task);
            until.set(position, Math.max(time, from.get(position)));
            values[2].set(position, c);
            values[3].set(position, d);
        }
    }

    <T> List<T> list(long task, Reader<T> reader) {
        long position = latest.get(task);
        if (position == Snapshot.NONE) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        while (position != Snapshot.NONE && from.get(position) != Snapshot.NONE) {
            long end = until.get(position);
            found.add(reader.read(from.get(position), end == Snapshot.NONE ? Snapshot.OPEN : end,
                    values[0].get(position), values[1].get(position), values[2].get(position), values[3].get(position)));
            position = previous.get(position);
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    /** Drops what belongs to tasks before an id; and blocks of intervals that began before all that are kept. */
    void dropBefore(long task) {
        latest.dropBefore(task);
    }

    /** Drops whole blocks of intervals that began before a time. */
    void dropStartedBefore(long time) {
        long keep = from.first();
        while (keep + LongColumn.SIZE < size && from.get(keep + LongColumn.SIZE) < time) {
            keep += LongColumn.SIZE;
        }
        previous.dropBefore(keep);
        from.dropBefore(keep);
        until.dropBefore(keep);
        for (LongColumn value : values) {
            value.dropBefore(keep);
        }
    }

    long bytes() {
        long bytes = latest.bytes() + previous.bytes() + from.bytes() + until.bytes();
        for (LongColumn value : values) {
            bytes += value.bytes();
        }
        return bytes;
    }
}
