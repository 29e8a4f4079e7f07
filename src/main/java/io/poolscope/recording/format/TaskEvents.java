package io.poolscope.recording.format;

import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells foreign tasks as events. At one moment things happen in this order: pools and lanes open, tasks are submitted, tasks that ran for
 * a while
 * end, tasks start and, where they took no time, end, results are consumed. On one lane all ends and starts are told so that what lies in
 * a task ends before it. For one use.
 */
final class TaskEvents {
    private static final int POOLS = 0;
    static final int OPENS = 1;
    private static final int SUBMITS = 2;
    private static final int ENDS = 3;
    private static final int BUFFERS = 4;
    private static final int STARTS = 5;
    private static final int AT_ONCE = 6;
    private static final int CONSUMES = 7;
    static final int MARKS = 8;
    /** More pools or streams than this are put together in the last one: a picture of them would show nothing. */
    static final int MOST_POOLS = 1000;
    /** Counters of bytes take a step for each 2 GB of a result: this many steps are allowed beyond one a task. */
    private static final long FREE_STEPS = 1 << 12;
    private static final int STEP_SHIFT = 31;

    private final Names names;
    private final ImportNotes notes;
    private final ImportedEvents events;
    private final List<ForeignTask> tasks;
    private final LanePlan plan;
    private final Map<String, Integer> pools = new LinkedHashMap<>();
    private final Map<Integer, ForeignTask> firstOf = new LinkedHashMap<>();
    private final Map<String, Integer> submitters = new HashMap<>();
    private final Map<Long, Integer> streams = new HashMap<>();
    private final Map<Integer, Integer> consumers = new HashMap<>();
    private final Map<Integer, Integer> workersOf = new HashMap<>();
    private int nextLane;
    private boolean joined;
    private long steps;
    private long withoutSize;

    TaskEvents(Names names, ImportNotes notes, ImportedEvents events, List<ForeignTask> tasks, LanePlan plan) {
        this.names = names;
        this.notes = notes;
        this.events = events;
        this.tasks = tasks;
        this.plan = plan;
    }

    void emitAll() {
        for (ForeignTask task : tasks) {
            pool(task);
        }
        for (LanePlan.PlannedLane lane : plan.lanes()) {
            lane.number = nextLane();
            int pool = pools.get(lane.pool);
            workersOf.merge(pool, 1, Integer::sum);
            at(OPENS, new PoolEvent.WorkerStarted(0, lane.number, pool, lane.name));
            lane(lane);
        }
        for (ForeignTask task : tasks) {
            if (!task.part) {
                int pool = pools.get(task.poolId);
                at(SUBMITS, submit(task, submitter(task, pool), pool));
            }
            if (task.lane == null && task.ended != ForeignTask.UNKNOWN) {
                end(task, EventWord.NO_LANE, ENDS);
            }
        }
        openPools();
        if (joined) {
            notes.warn("more than " + MOST_POOLS + " pools or streams; the rest is shown as one");
        }
        if (withoutSize > 0) {
            notes.warn(withoutSize + " results are too large for a counter of bytes; they are shown without their size");
        }
    }

    private void openPools() {
        Map<String, Integer> namesakes = new HashMap<>();
        firstOf.values().forEach(task -> namesakes.merge(poolName(task), 1, Integer::sum));
        firstOf.forEach((pool, task) -> {
            String name = poolName(task);
            String shown = namesakes.get(name) > 1 && !task.poolHint.isEmpty() ? name + ", " + task.poolHint : name;
            at(POOLS, new PoolEvent.PoolStarted(0, pool, shown, task.async ? PoolKind.ASYNC : PoolKind.FOREIGN,
                    workersOf.getOrDefault(pool, 0),
                    Event.UNBOUNDED, SaturationPolicy.BLOCK));
        });
    }

    private static String poolName(ForeignTask task) {
        return task.pool.isEmpty() ? "pool" : task.pool;
    }

    // ---- what happens on a lane

    private void lane(LanePlan.PlannedLane lane) {
        Deque<ForeignTask> open = new ArrayDeque<>();
        for (ForeignTask task : lane.tasks) {
            while (!open.isEmpty() && LanePlan.end(open.peek()) <= task.started) {
                close(open.pop(), lane.number);
            }
            task.part = !open.isEmpty() && task.submitted == task.started && (task.submitter.isEmpty()
                    || task.submitter.equals(task.worker));
            if (open.isEmpty() && !task.flowFrom.isEmpty() && task.flowTime >= 0 && task.flowTime <= task.started
                    && task.submitted == task.started) {
                task.submitted = task.flowTime;
                task.submitter = task.flowFrom;
            }
            if (task.part) {
                at(STARTS, submit(task, lane.number, pools.get(lane.pool)));
            }
            at(STARTS, new TaskEvent.TaskStarted(task.started, task.number, lane.number));
            open.push(task);
        }
        while (!open.isEmpty()) {
            close(open.pop(), lane.number);
        }
    }

    private void close(ForeignTask task, int lane) {
        if (task.ended != ForeignTask.UNKNOWN) {
            end(task, lane, LanePlan.end(task) > task.started ? ENDS : STARTS);
        }
    }

    private TaskEvent.TaskSubmitted submit(ForeignTask task, int submitter, int pool) {
        int stream = task.buffered == ForeignTask.UNKNOWN ? -1 : stream(task.stream, pool);
        return new TaskEvent.TaskSubmitted(task.submitted, task.number, submitter, task.label, stream, stream < 0 ? -1 : task.index,
                task.priority);
    }

    private void end(ForeignTask task, int worker, int rank) {
        long id = task.number;
        long time = task.ended;
        switch (task.outcome) {
            case FAILED -> at(rank, new TaskEvent.TaskFailed(time, id, worker, task.error));
            case CANCELLED -> {
                at(time > task.started ? ENDS : AT_ONCE, new TaskEvent.TaskCancelled(time, id, worker));
                if (worker != EventWord.NO_LANE) {
                    at(task.released <= time && rank == STARTS ? AT_ONCE : rank, new TaskEvent.WorkerReleased(Math.max(time,
                            task.released), id, worker));
                }
            }
            case ABORTED -> at(rank, new TaskEvent.TaskRejected(time, id, EventWord.NO_LANE, Rejection.ABORTED));
            case DISCARDED -> at(rank, new TaskEvent.TaskRejected(time, id, EventWord.NO_LANE, Rejection.DISCARDED));
            default -> at(rank, new TaskEvent.TaskFinished(time, id, worker));
        }
        if (task.cpu != ForeignTask.UNKNOWN) {
            at(rank, new TaskEvent.TaskCpuMeasured(time, id, worker, task.cpu));
        }
        if (task.buffered != ForeignTask.UNKNOWN) {
            result(task, worker, task.buffered == time ? rank : BUFFERS);
        }
    }

    // ---- results

    private void result(ForeignTask task, int worker, int rank) {
        int stream = stream(task.stream, pools.get(task.poolId));
        long bytes = task.bytes == ForeignTask.UNKNOWN ? -1 : Math.max(-1, task.bytes);
        if (steps + (Math.max(0, bytes) >>> STEP_SHIFT) > FREE_STEPS + tasks.size()) {
            bytes = -1;
            withoutSize++;
        }
        steps += Math.max(0, bytes) >>> STEP_SHIFT;
        at(rank, new ResultEvent.ResultBuffered(task.buffered, task.number, worker, stream, task.index, bytes));
        if (task.consumed != ForeignTask.UNKNOWN) {
            at(CONSUMES, new ResultEvent.ResultConsumed(task.consumed, task.number, consumers.get(stream), stream, task.index));
        } else if (task.dropped != ForeignTask.UNKNOWN) {
            at(CONSUMES, new ResultEvent.ResultDropped(Math.max(task.dropped, task.buffered), task.number, worker, stream, task.index));
        }
    }

    private int stream(long id, int pool) {
        Integer known = streams.get(id);
        if (known == null && streams.size() == MOST_POOLS) {
            joined = true;
            return MOST_POOLS - 1;
        }
        return streams.computeIfAbsent(id, added -> {
            int stream = streams.size();
            at(OPENS, new ResultEvent.StreamOpened(0, stream, pool, "results", Delivery.ORDERED, 0));
            int lane = nextLane();
            consumers.put(stream, lane);
            at(OPENS, new ResultEvent.ConsumerJoined(0, lane, stream, "consumer"));
            return stream;
        });
    }

    // ---- pools and lanes

    private void pool(ForeignTask task) {
        if (pools.containsKey(task.poolId)) {
            return;
        }
        joined |= pools.size() >= MOST_POOLS;
        int pool = Math.min(pools.size(), MOST_POOLS - 1);
        pools.put(task.poolId, pool);
        firstOf.putIfAbsent(pool, task);
    }

    private int submitter(ForeignTask task, int pool) {
        String name = task.submitter.isEmpty() ? "submitter" : task.submitter;
        return submitters.computeIfAbsent(pool + "\0" + name, added -> {
            int lane = nextLane();
            at(OPENS, new PoolEvent.SubmitterJoined(0, lane, pool, name));
            return lane;
        });
    }

    /** Beyond the last lane all share it: a file with more threads is told as far as lanes go. */
    private int nextLane() {
        return Math.min(nextLane++, EventWord.MAX_LANE);
    }

    private void at(int rank, Event event) {
        event.emitTo(events.ranked(rank), names);
    }
}
