package io.poolscope.timeline;

import io.poolscope.event.BlockReason;
import io.poolscope.timeline.column.LongColumn;

/** What only some tasks have. Columns that no task of a block uses cost nothing there. */
final class TaskNotes {
    private static final int NO_PRIORITY = 1 << 23;

    /** When a task ended that has no span, or was cancelled before its span ended. */
    final LongColumn endedEarly;
    /** When a result was buffered, unless at the end of its span. */
    final LongColumn buffered;
    final LongColumn dropped;
    final LongColumn label;
    private final LongColumn priority;
    final LongColumn error;
    final LongColumn failureRead;
    final LongColumn cpu;
    final LongColumn bytes;
    final LongColumn toWorker;
    final LongColumn fromWorker;
    /** The kind of a span that is no task's, by its ordinal. */
    final LongColumn kind;
    final TaskLog phases;
    final TaskLog blocks;

    TaskNotes() {
        endedEarly = column();
        buffered = column();
        dropped = column();
        label = column();
        priority = column();
        error = column();
        failureRead = column();
        cpu = column();
        bytes = column();
        toWorker = column();
        fromWorker = column();
        kind = column();
        phases = new TaskLog();
        blocks = new TaskLog();
    }

    private TaskNotes(TaskNotes live) {
        endedEarly = live.endedEarly.freeze();
        buffered = live.buffered.freeze();
        dropped = live.dropped.freeze();
        label = live.label.freeze();
        priority = live.priority.freeze();
        error = live.error.freeze();
        failureRead = live.failureRead.freeze();
        cpu = live.cpu.freeze();
        bytes = live.bytes.freeze();
        toWorker = live.toWorker.freeze();
        fromWorker = live.fromWorker.freeze();
        kind = live.kind.freeze();
        phases = live.phases.freeze();
        blocks = live.blocks.freeze();
    }

    private static LongColumn column() {
        return new LongColumn(LongColumn.Sort.RUNS);
    }

    TaskNotes freeze() {
        return new TaskNotes(this);
    }

    void priority(long task, int value) {
        priority.set(task, value + NO_PRIORITY);
    }

    int priority(long task) {
        long value = priority.get(task);
        return value == Snapshot.NONE ? 0 : (int) value - NO_PRIORITY;
    }

    static Block block(long from, long until, long reason, long target, long byTask, long byLane) {
        return new Block(BlockReason.of((int) reason), target, from, until, byTask, (int) byLane);
    }

    void dropBefore(long task) {
        endedEarly.dropBefore(task);
        buffered.dropBefore(task);
        dropped.dropBefore(task);
        label.dropBefore(task);
        priority.dropBefore(task);
        error.dropBefore(task);
        failureRead.dropBefore(task);
        cpu.dropBefore(task);
        bytes.dropBefore(task);
        toWorker.dropBefore(task);
        fromWorker.dropBefore(task);
        kind.dropBefore(task);
        phases.dropBefore(task);
        blocks.dropBefore(task);
    }

    long bytes() {
        return endedEarly.bytes() + buffered.bytes() + dropped.bytes() + label.bytes() + priority.bytes() + error.bytes()
                + failureRead.bytes() + cpu.bytes() + bytes.bytes() + toWorker.bytes() + fromWorker.bytes() + kind.bytes() + phases.bytes()
                + blocks.bytes();
    }
}
