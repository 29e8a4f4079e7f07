package io.poolscope.timeline;

import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.timeline.counter.StepLog;
import java.util.HashMap;
import java.util.Map;

/** Takes the events of tasks and results: the hot half of {@link Fold}. */
final class TaskFold {
    private final Fold fold;
    private final TaskStore tasks;
    private final LaneRegistry lanes;
    /** The tasks that run on threads for which there was no lane, with the pool in which they are counted, or null. */
    private final Map<Long, PoolStore> undrawn = new HashMap<>();

    TaskFold(Fold fold) {
        this.fold = fold;
        tasks = fold.tasks;
        lanes = fold.lanes;
    }

    /** Whether an id is too far from all others to be true; counts it. */
    private boolean absurd(long task) {
        if (task > tasks.size() + Fold.MAX_JUMP) {
            fold.odd();
            return true;
        }
        return false;
    }

    /** Whether retention has dropped what was known of a task. */
    private boolean forgotten(long task) {
        return task < tasks.first();
    }

    void submitted(long time, long task, int number) {
        if (!absurd(task)) {
            submit(time, task, number, fold.pools.isEmpty() ? -1 : fold.pools.size() - 1);
        }
    }

    void submittedAs(long time, long task, int number, long a, long b) {
        if (absurd(task)) {
            return;
        }
        int label = Extras.name(a);
        int priority = Extras.submitPriority(b);
        StreamStore results = fold.stream(Extras.submitStream(a));
        submit(time, task, number, results != null ? results.pool : fold.pools.isEmpty() ? -1 : fold.pools.size() - 1);
        if (label > 0) {
            tasks.notes.label.set(task, label);
        }
        if (priority != 0) {
            tasks.notes.priority(task, priority);
        }
        if (results != null) {
            place(results, Extras.submitIndex(b), task);
        }
    }

    /** The stream of a result, or null: a stream without a number is not followed, and one beyond what is followed is odd. */
    private StreamStore stream(int id) {
        StreamStore results = fold.stream(id);
        if (results == null && id != Extras.NO_STREAM) {
            fold.odd();
        }
        return results;
    }

    private boolean place(StreamStore results, long index, long task) {
        if (index > results.size() + Fold.MAX_JUMP) {
            fold.odd();
            return false;
        }
        results.touch();
        if (index < 0 || results.place(index, task)) {
            tasks.result(task, results.id, index);
        }
        return true;
    }

    private void submit(long time, long task, int number, int likelyPool) {
        LaneStore lane = number == EventWord.NO_LANE ? null : lanes.at(number);
        if (lane == null) {
            lane = fold.submitter(number, likelyPool, time);
        }
        int how = tasks.submit(task, time, lane.key);
        if (how == TaskStore.AGAIN) {
            fold.odd();
            return;
        }
        lane.touch();
        lane.submit(task);
        PoolStore pool = lane.pool >= 0 ? fold.pool(lane.pool) : poolOf(task);
        if (pool != null) {
            pool.log.add(time, StepLog.both(1, 0));
            if (how != TaskStore.NEW && !tasks.isQueued(task)) {
                // It had left before we heard of it, and was not counted then.
                long left = Math.max(time, tasks.leftQueue(task));
                pool.log.add(left, StepLog.both(-1, 0));
                if (!tasks.isStarted(task)) {
                    pool.leaves.add(left, task);
                }
            }
        }
    }

    private PoolStore poolOf(long task) {
        int pool = tasks.pool(task);
        return pool < 0 ? null : fold.pool(pool);
    }

    /** The pool whose queue a task leaves, or null if it is not known to queue. */
    private PoolStore queuedIn(long task, int poolOfLane) {
        if (tasks.submitted(task) != Snapshot.NONE) {
            return poolOf(task);
        }
        return forgotten(task) && poolOfLane >= 0 ? fold.pool(poolOfLane) : null;
    }

    void started(long time, long task, int number) {
        if (absurd(task)) {
            return;
        }
        boolean queued = tasks.isQueued(task);
        if (!queued && tasks.hasLeftQueue(task)) {
            fold.odd();
            return;
        }
        if (number == EventWord.NO_LANE) {
            startUndrawn(time, task, queued);
            return;
        }
        LaneStore lane = lanes.at(number);
        if (lane == null) {
            lane = lanes.begin(number, Role.WORKER, Math.max(-1, tasks.pool(task)), -1, "", time, true);
        }
        lane.touch();
        if (lane.isLossy(lanes.losses)) {
            closeAll(lane, time);
            lane.begins(lanes.losses);
        }
        PoolStore from = queued && lane.pool == 0 && fold.pools.size() == 1 ? fold.pool(0) : queuedIn(task, lane.pool);
        RowStore row = lanes.rowAbove(lane);
        tasks.start(task, row.id, queued);
        lane.top = row;
        int pool = from != null ? from.id : tasks.pool(task);
        row.open(task, time, pool);
        PoolStore in = pool < 0 ? null : fold.pool(pool);
        SpanKind kind = kind(task, lane, row, in);
        if (kind != SpanKind.TASK) {
            tasks.startOfKind(task, kind);
            row.openPool = -1; // it takes no worker of the pool
            if (from != null) {
                from.log.add(row.openStart(), StepLog.both(-1, 0));
            }
            return;
        }
        if (from != null && from == in) {
            in.log.add(row.openStart(), StepLog.both(-1, 1));
            return;
        }
        if (from != null) {
            from.log.add(row.openStart(), StepLog.both(-1, 0));
        }
        if (in != null) {
            in.log.add(row.openStart(), StepLog.both(0, 1));
        }
    }

    /** A task runs on a thread for which there was no lane: it counts, and has no span. */
    private void startUndrawn(long time, long task, boolean queued) {
        PoolStore from = queued ? queuedIn(task, -1) : null;
        tasks.startUndrawn(task, queued);
        undrawn.put(task, from);
        if (from != null) {
            from.log.add(time, StepLog.both(-1, 1));
        }
    }

    /** Ends the run of a task that has no lane, if it has none and still runs. */
    private boolean endUndrawn(long time, long task, Outcome how, boolean released) {
        if (undrawn.isEmpty() || !undrawn.containsKey(task)) {
            return false;
        }
        tasks.endUndrawn(task, time, how);
        if (released) {
            PoolStore in = undrawn.remove(task);
            if (in != null) {
                in.log.add(time, StepLog.both(0, -1));
            }
        }
        return true;
    }

    /** What a span that was just opened is. */
    private SpanKind kind(long task, LaneStore lane, RowStore row, PoolStore in) {
        if (in == null || in.kind != PoolKind.FOREIGN && in.kind != PoolKind.ASYNC) {
            return SpanKind.TASK;
        }
        if (row.depth > 0 && tasks.submitter(task) == lane.key && tasks.submitted(task) == row.openStart()) {
            return SpanKind.PART;
        }
        return in.kind == PoolKind.ASYNC ? SpanKind.ASYNC : SpanKind.TASK;
    }

    /** Closes the span of a task and says whether it had one. */
    private boolean close(long time, long task, int number, Outcome how) {
        LaneStore lane = lanes.at(number);
        RowStore row = lane == null ? null : lanes.openRow(lane, task);
        if (row == null) {
            row = tasks.openRow(task);
            if (row == null) {
                return false;
            }
            lane = fold.lane(row.lane);
        }
        lane.touch();
        close(lane, row, time, how);
        return true;
    }

    private void close(LaneStore lane, RowStore row, long time, Outcome how) {
        long task = row.openTask();
        int position = row.close(time, how);
        tasks.close(task, position, how);
        lane.closedTask = task;
        lane.closedAt = row.lastEnd();
        if (row.depth == 0) {
            lane.top = null;
        } else {
            LaneRegistry.settle(lane);
        }
        if (row.openPool >= 0) {
            fold.pool(row.openPool).log.add(row.lastEnd(), StepLog.both(0, -1));
        }
    }

    /** Closes what is still open on a lane whose events are missing: its tasks' ends are not known. */
    private void closeAll(LaneStore lane, long time) {
        for (int depth = lane.rows.size() - 1; depth >= 0; depth--) {
            RowStore row = lane.rows.get(depth);
            if (row.isOpen()) {
                close(lane, row, time, tasks.outcome(row.openTask()));
            }
        }
    }

    void ended(long time, long task, int number, Outcome how) {
        if (absurd(task) || close(time, task, number, how) || endUndrawn(time, task, how, true)) {
            return;
        }
        endWithoutSpan(time, task, number, how);
    }

    private void endWithoutSpan(long time, long task, int number, Outcome how) {
        if (tasks.hasLeftQueue(task)) {
            fold.odd();
            return;
        }
        LaneStore lane = lanes.at(number);
        PoolStore from = queuedIn(task, lane == null ? -1 : lane.pool);
        if (from != null) {
            from.log.add(time, StepLog.both(-1, 0));
            from.leaves.add(time, task);
        }
        tasks.endWithoutSpan(task, time, how);
    }

    void cancelled(long time, long task, int number) {
        if (absurd(task) || endUndrawn(time, task, Outcome.CANCELLED, false)) {
            return;
        }
        if (tasks.openRow(task) != null || number != EventWord.NO_LANE && !tasks.hasLeftQueue(task)) {
            // Running, as far as we know or the event says: its worker is free at WorkerReleased.
            tasks.cancelWhileRunning(task, time);
        } else if (tasks.isStarted(task)) {
            tasks.endEarly(task, time);
        } else {
            endWithoutSpan(time, task, number, Outcome.CANCELLED);
        }
    }

    void released(long time, long task, int number) {
        if (absurd(task) || close(time, task, number, Outcome.CANCELLED) || endUndrawn(time, task, Outcome.CANCELLED, true)) {
            return;
        }
        if (tasks.isStarted(task)) {
            fold.odd();
        } else {
            endWithoutSpan(time, task, number, Outcome.CANCELLED);
        }
    }

    void workerStopped(int number, long time) {
        LaneStore lane = lanes.at(number);
        if (lane == null) {
            fold.odd();
            return;
        }
        lane.touch();
        closeAll(lane, time);
        lane.until = time;
    }

    void buffered(long time, long task, int number, int stream, long index, long bytes) {
        if (absurd(task)) {
            return;
        }
        StreamStore results = stream(stream);
        if (results == null) {
            return;
        }
        if (tasks.isBuffered(task) || !place(results, index, task)) {
            fold.odd();
            return;
        }
        if (bytes >= 0) {
            tasks.notes.bytes.set(task, bytes);
        }
        LaneStore lane = lanes.at(number);
        boolean atEnd = lane != null && lane.closedTask == task && lane.closedAt == time && tasks.isSpanItsEnd(task);
        if (atEnd) {
            tasks.bufferAtEnd(task);
        } else {
            tasks.buffer(task, time);
        }
        results.buffer(index, task, time, bytes, atEnd, tasks);
    }

    void consumed(long time, long task, int number, int stream, long index) {
        if (absurd(task)) {
            return;
        }
        StreamStore results = stream(stream);
        if (results == null) {
            return;
        }
        LaneStore lane = number == EventWord.NO_LANE ? null : fold.consumer(number, stream, time, "");
        if (lane != null) {
            lane.waiting().close(time);
        }
        if (tasks.gone(task) != Snapshot.NONE || !place(results, index, task)) {
            fold.odd();
            return;
        }
        tasks.consume(task, time);
        if (lane != null) {
            lane.consuming().open(task, time);
        }
        results.leave(index, task, time, true, tasks);
    }

    void dropped(long time, long task, int stream, long index) {
        if (absurd(task)) {
            return;
        }
        StreamStore results = stream(stream);
        if (results == null) {
            return;
        }
        if (tasks.gone(task) != Snapshot.NONE || !place(results, index, task)) {
            fold.odd();
            return;
        }
        tasks.drop(task, time);
        results.leave(index, task, time, false, tasks);
    }
}
