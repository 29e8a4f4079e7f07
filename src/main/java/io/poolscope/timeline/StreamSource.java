package io.poolscope.timeline;

import io.poolscope.timeline.counter.Changes;
import io.poolscope.timeline.counter.StepLog;
import io.poolscope.timeline.counter.StepSource;

/**
 * Finds the changes of a stream's buffer again: how many results (or bytes) it holds, and how many are blocked.
 *
 * @param world frozen
 * @param stream frozen
 * @param bytes whether bytes are counted and not results
 */
record StreamSource(SnapshotView world, StreamColumns stream, boolean bytes) implements StepSource {
    /** Results buffered no longer than this after their span are found through it; others are noted. */
    static final long LAG = 10_000_000L;

    @Override
    public void gather(long after, long until, Changes into) {
        TaskColumns tasks = world.tasks();
        boolean ordered = stream.isOrdered();
        long arrival = StepLog.both(1, ordered ? 1 : 0);
        if (stream.pool < 0) {
            for (int id = 0; id < world.rowCount(); id++) {
                arrivals(world.row(id), after, until, into, tasks, arrival);
            }
        } else {
            for (RowStore row : world.poolParts().rows(stream.pool)) {
                arrivals(row, after, until, into, tasks, arrival);
            }
            for (RowStore row : world.poolParts().rows(PoolParts.ANY)) {
                arrivals(row, after, until, into, tasks, arrival);
            }
        }
        SortedNotes noted = stream.arrivals;
        for (int i = noted.firstAfter(after); i < noted.size() && noted.time(i) <= until; i++) {
            add(into, noted.time(i), noted.task(i), arrival, 1, tasks);
        }
        departures(after, until, into, tasks);
        if (ordered && !bytes) {
            stream.passes(after, until, into, tasks);
        }
    }

    private void add(Changes into, long time, long task, long delta, int sign, TaskColumns tasks) {
        into.add(time, bytes ? sign * Math.max(0, tasks.bytes(task)) : delta);
    }

    private void arrivals(RowStore row, long after, long until, Changes into, TaskColumns tasks, long arrival) {
        long from = after - stream.lag;
        for (int i = row.firstEndingAtOrAfter(from); i < row.size() && row.end(i) <= until; i++) {
            long task = row.task(i);
            if (tasks.stream(task) == stream.id && StreamColumns.isNearSpan(task, tasks)) {
                add(into, tasks.buffered(task), task, arrival, 1, tasks);
            }
        }
    }

    private void departures(long after, long until, Changes into, TaskColumns tasks) {
        for (int key : stream.consumerKeys) {
            ConsumingStore consuming = world.lane(key).consuming();
            for (int i = consuming.firstAfter(after, tasks); i < consuming.size(); i++) {
                long task = consuming.task(i);
                long time = tasks.consumed(task);
                if (time > until) {
                    break;
                }
                if (isParked(task, tasks)) {
                    add(into, time, task, StepLog.both(-1, 0), -1, tasks);
                }
            }
        }
        SortedNotes drops = stream.drops;
        for (int i = drops.firstAfter(after); i < drops.size() && drops.time(i) <= until; i++) {
            long task = drops.task(i);
            if (isParked(task, tasks)) {
                boolean blocked = stream.isOrdered() && stream.wasBlockedAt(drops.time(i), task, tasks);
                add(into, drops.time(i), task, StepLog.both(-1, blocked ? -1 : 0), -1, tasks);
            }
        }
    }

    private static boolean isParked(long task, TaskColumns tasks) {
        return task < tasks.first() || tasks.buffered(task) != Snapshot.NONE;
    }
}
