package io.poolscope.observe;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at events for the conditions under which what was kept is written. For the scope's thread, but for
 * {@link #deadlock}.
 */
final class KeepWatch {
    /** Of more tasks in queues than this, the waits of the oldest are looked at. */
    private static final int MOST_TASKS = 1 << 16;

    private final List<KeepCondition> conditions;
    /** Tasks in queues by their ids, the oldest first: when each was submitted, and to which pool. */
    private final LinkedHashMap<Long, Queued> queued = new LinkedHashMap<>();
    private final Map<Integer, Integer> poolOfLane = new HashMap<>();
    private final Map<Integer, int[]> depths = new HashMap<>();
    private final boolean looks;
    private volatile boolean deadlock;
    /** What holds since it was asked last, or null. */
    private KeepCondition holds;

    /** A task in a queue. */
    private record Queued(long time, int pool) {
    }

    KeepWatch(List<KeepCondition> conditions) {
        this.conditions = List.copyOf(conditions);
        looks = !conditions.isEmpty();
    }

    /** There is a deadlock. Any thread may say so. */
    void deadlock() {
        deadlock = true;
    }

    void accept(EventBatch batch) {
        for (int i = 0; looks && i < batch.size(); i++) {
            accept(batch.time(i), batch.word(i));
        }
    }

    private void accept(long time, long word) {
        int code = EventWord.code(word);
        long id = EventWord.id(word);
        if (code == EventKind.TASK_SUBMITTED.code() || code == EventKind.TASK_SUBMITTED_AS.code()) {
            submitted(id, new Queued(time, poolOfLane.getOrDefault(EventWord.lane(word), -1)));
        } else if (code == EventKind.TASK_STARTED.code()) {
            left(id, time);
        } else if (code == EventKind.TASK_FAILED.code()) {
            hold(KeepCondition.Kind.FAILURE, 1);
            left(id, time);
        } else if (code == EventKind.TASK_CANCELLED.code() || code == EventKind.TASK_REJECTED.code()) {
            left(id, time);
        } else if (code == EventKind.SUBMITTER_JOINED.code()) {
            poolOfLane.put(EventWord.lane(word), (int) id);
        } else if (code == EventKind.POOL_STOPPED.code()) {
            poolOfLane.values().removeIf(pool -> pool == id);
            depths.remove((int) id);
        }
    }

    private void submitted(long id, Queued task) {
        if (queued.size() < MOST_TASKS) {
            queued.put(id, task);
            int[] depth = depths.computeIfAbsent(task.pool, pool -> new int[1]);
            // One that finds a worker free is not in the queue, but is counted until it starts: one at a time.
            hold(KeepCondition.Kind.QUEUE, ++depth[0]);
        }
    }

    private void left(long id, long time) {
        Queued task = queued.remove(id);
        if (task != null) {
            int[] depth = depths.get(task.pool);
            if (depth != null) {
                depth[0]--;
            }
            hold(KeepCondition.Kind.QUEUE_WAIT, time - task.time);
        }
    }

    private void hold(KeepCondition.Kind kind, long value) {
        for (KeepCondition condition : conditions) {
            if (condition.kind() == kind && value > condition.limit()) {
                holds = condition;
            }
        }
    }

    /** The condition that has come to hold since the last call, or null. */
    KeepCondition ask(long now) {
        if (!looks) {
            return null;
        }
        Iterator<Queued> oldest = queued.values().iterator();
        if (oldest.hasNext()) {
            hold(KeepCondition.Kind.QUEUE_WAIT, now - oldest.next().time);
        }
        if (deadlock) {
            deadlock = false;
            hold(KeepCondition.Kind.DEADLOCK, 1);
        }
        KeepCondition held = holds;
        holds = null;
        return held;
    }
}
