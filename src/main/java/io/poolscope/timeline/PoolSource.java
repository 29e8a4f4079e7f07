package io.poolscope.timeline;

import io.poolscope.timeline.counter.Changes;
import io.poolscope.timeline.counter.StepLog;
import io.poolscope.timeline.counter.StepSource;

/**
 * Finds the changes of a pool's queue and of its running tasks again: submits, starts, ends, and ends without a start.
 *
 * @param world frozen
 * @param pool the pool
 * @param leaves when tasks left its queue without starting
 */
record PoolSource(SnapshotView world, int pool, SortedNotes leaves) implements StepSource {
    @Override
    public void gather(long after, long until, Changes into) {
        TaskColumns tasks = world.tasks();
        PoolParts parts = world.poolParts();
        for (LaneStore lane : parts.submitters(pool)) {
            submits(lane, after, until, into, tasks);
        }
        for (LaneStore lane : parts.submitters(PoolParts.ANY)) {
            submits(lane, after, until, into, tasks);
        }
        for (RowStore row : parts.rows(pool)) {
            row(row, after, until, into, tasks);
        }
        for (RowStore row : parts.rows(PoolParts.ANY)) {
            row(row, after, until, into, tasks);
        }
        for (int i = leaves.firstAfter(after); i < leaves.size() && leaves.time(i) <= until; i++) {
            into.add(leaves.time(i), StepLog.both(-1, 0));
        }
    }

    private void submits(LaneStore lane, long after, long until, Changes into, TaskColumns tasks) {
        Instants submits = new FrozenLane(lane, tasks).submits();
        for (int i = submits.firstAtOrAfter(after + 1); i < submits.size() && submits.time(i) <= until; i++) {
            if (lane.pool == pool || tasks.pool(submits.task(i)) == pool) {
                into.add(submits.time(i), StepLog.both(1, 0));
            }
        }
    }

    private void row(RowStore row, long after, long until, Changes into, TaskColumns tasks) {
        for (int i = row.firstEndingAtOrAfter(after); i < row.size() && row.start(i) <= until; i++) {
            if (row.pool == pool || tasks.pool(row.task(i)) == pool) {
                boolean runs = tasks.kind(row.task(i)) == SpanKind.TASK;
                into.add(row.start(i), StepLog.both(queued(row.task(i), tasks) ? -1 : 0, runs ? 1 : 0));
                into.add(row.end(i), StepLog.both(0, runs ? -1 : 0));
            }
        }
        if (row.isOpen() && (row.pool == pool || tasks.pool(row.openTask()) == pool)) {
            into.add(row.openStart(), StepLog.both(queued(row.openTask(), tasks) ? -1 : 0, tasks.kind(row.openTask()) == SpanKind.TASK
                    ? 1 : 0));
        }
    }

    /** Whether a task that started is known to have queued. */
    private static boolean queued(long task, TaskColumns tasks) {
        return task < tasks.first() || tasks.submitted(task) != Snapshot.NONE;
    }
}
