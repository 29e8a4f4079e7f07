package io.poolscope.recording.format;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.recording.HeapRoom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Turns tasks of another program's file into the events that a run would have given, in the order of their times. Not thread-safe.
 *
 * <p>At one moment things happen in this order: pools and lanes open, tasks are submitted, tasks that ran for a while end, tasks start,
 * tasks that took no time end, results are consumed.
 */
final class ImportedRun {
    private static final int OPENS = 0;
    private static final int SUBMITS = 1;
    private static final int ENDS = 2;
    private static final int BUFFERS = 3;
    private static final int STARTS = 4;
    private static final int ENDS_AT_ONCE = 5;
    private static final int BUFFERS_AT_ONCE = 6;
    private static final int CONSUMES = 7;
    /** More pools or streams than this are put together in the last one: a picture of them would show nothing. */
    static final int MOST_POOLS = 1000;
    /** Numbers of tasks are kept as the file has them if they leave no larger gaps than these. */
    private static final long FREE_IDS = 1 << 16;
    private static final long IDS_PER_TASK = 64;
    /** Counters of bytes take a step for each 2 GB of a result: this many steps are allowed beyond one a task. */
    private static final long FREE_STEPS = 1 << 12;
    private static final int STEP_SHIFT = 31;

    /** What a task takes at most until its events are delivered, and in the timeline that they go to. */
    private static final long BYTES_OF_TASK = 1_000;

    private final Names names;
    private final List<ForeignTask> tasks = new ArrayList<>();
    private final List<Placed> events = new ArrayList<>();
    private final Map<String, Integer> pools = new LinkedHashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final Map<String, Copies> copies = new HashMap<>();
    private final Map<Long, Integer> streams = new HashMap<>();
    private final Map<Integer, Integer> workersOf = new HashMap<>();
    private int nextLane;
    private long moved;
    private boolean joined;
    private long steps;
    private long withoutSize;

    ImportedRun(Names names) {
        this.names = names;
    }

    void add(ForeignTask task) {
        tasks.add(task);
    }

    /** For how many tasks there is memory. */
    long mostTasks() {
        return HeapRoom.bytes() / BYTES_OF_TASK;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** What the picture can't show of the file as it is, in one line; empty if it shows all. To be asked after {@link #deliver}. */
    Optional<String> problem() {
        if (joined) {
            return Optional.of("more than " + MOST_POOLS + " pools or streams; the rest is shown as one");
        }
        if (withoutSize > 0) {
            return Optional.of(withoutSize + " results are too large for a counter of bytes; they are shown without their size");
        }
        return moved > 0 ? Optional.of(moved + " tasks had times that contradict each other") : Optional.empty();
    }

    /** Hands all events to a consumer, the times counted from the first. */
    Extent deliver(EventConsumer consumer) {
        long first = Long.MAX_VALUE;
        for (ForeignTask task : tasks) {
            first = Math.min(first, task.first());
        }
        for (ForeignTask task : tasks) {
            task.shift(-first);
            if (task.straighten()) {
                moved++;
            }
        }
        tasks.sort(Comparator.comparingLong((ForeignTask task) -> task.submitted)
                .thenComparingLong(task -> task.started == ForeignTask.UNKNOWN ? Long.MAX_VALUE : task.started));
        number();
        place();
        events.sort(Comparator.comparingLong((Placed placed) -> placed.event.time()).thenComparingInt(Placed::rank));
        EventBatch batch = new EventBatch(1 << 14);
        EventSink sink = new BatchSink(batch);
        for (Placed placed : events) {
            placed.event.emitTo(sink, names);
            if (batch.size() >= 1 << 14) {
                consumer.accept(batch);
                batch.clear();
            }
        }
        if (batch.size() > 0) {
            consumer.accept(batch);
        }
        return new Extent(events.size(), events.isEmpty() ? 0 : events.getLast().event.time());
    }

    /** Gives each task the id that the file numbers it with, or else all of them their place in the order of submits. */
    private void number() {
        Set<Long> numbers = new HashSet<>();
        long most = FREE_IDS + IDS_PER_TASK * tasks.size();
        boolean kept = tasks.stream().allMatch(task -> task.number >= 0 && task.number < most && numbers.add(task.number));
        for (int place = 0; place < tasks.size() && !kept; place++) {
            tasks.get(place).number = place;
        }
    }

    private void place() {
        List<ForeignTask> byStart = new ArrayList<>(tasks);
        byStart.removeIf(task -> task.started == ForeignTask.UNKNOWN);
        // Of tasks that start together the longest is the outer one.
        byStart.sort(Comparator.comparingLong((ForeignTask task) -> task.started)
                .thenComparing(task -> task.ended == ForeignTask.UNKNOWN ? Long.MAX_VALUE : task.ended, Comparator.reverseOrder()));
        IdentityHashMap<ForeignTask, Integer> workers = new IdentityHashMap<>();
        for (ForeignTask task : byStart) {
            workers.put(task, workerLane(task));
        }
        for (ForeignTask task : tasks) {
            place(task.number, task, workers);
        }
        pools.forEach((name, pool) -> at(OPENS, new PoolEvent.PoolStarted(0, pool, name, PoolKind.FOREIGN,
                workersOf.getOrDefault(pool, 0), Event.UNBOUNDED, SaturationPolicy.BLOCK)));
    }

    private void place(long id, ForeignTask task, Map<ForeignTask, Integer> workers) {
        int pool = pool(task.pool);
        int submitter = lane("submitter " + pool + " " + task.submitter, task.submitter.isEmpty() ? "submitter" : task.submitter,
                pool, true);
        int stream = task.buffered == ForeignTask.UNKNOWN ? -1 : stream(task.stream, pool);
        at(SUBMITS, new TaskEvent.TaskSubmitted(task.submitted, id, submitter, task.label, stream, stream < 0 ? -1 : task.index,
                task.priority));
        int worker = workers.getOrDefault(task, EventWord.NO_LANE);
        if (task.started != ForeignTask.UNKNOWN) {
            at(STARTS, new TaskEvent.TaskStarted(task.started, id, worker));
        }
        if (task.ended != ForeignTask.UNKNOWN) {
            boolean atOnce = task.ended == Math.max(task.started, task.submitted);
            end(id, task, worker, atOnce ? ENDS_AT_ONCE : ENDS);
            if (task.buffered != ForeignTask.UNKNOWN) {
                result(id, task, worker, stream, atOnce && task.buffered == task.ended ? BUFFERS_AT_ONCE : BUFFERS);
            }
        }
    }

    private void end(long id, ForeignTask task, int worker, int rank) {
        long time = task.ended;
        switch (task.outcome) {
            case FAILED -> at(rank, new TaskEvent.TaskFailed(time, id, worker, task.error));
            case CANCELLED -> {
                at(rank, new TaskEvent.TaskCancelled(time, id, worker));
                if (worker != EventWord.NO_LANE) {
                    at(rank, new TaskEvent.WorkerReleased(Math.max(time, task.released), id, worker));
                }
            }
            case ABORTED -> at(rank, new TaskEvent.TaskRejected(time, id, EventWord.NO_LANE, Rejection.ABORTED));
            case DISCARDED -> at(rank, new TaskEvent.TaskRejected(time, id, EventWord.NO_LANE, Rejection.DISCARDED));
            default -> at(rank, new TaskEvent.TaskFinished(time, id, worker));
        }
        if (task.cpu != ForeignTask.UNKNOWN) {
            at(rank, new TaskEvent.TaskCpuMeasured(time, id, worker, task.cpu));
        }
    }

    private void result(long id, ForeignTask task, int worker, int stream, int rank) {
        long bytes = task.bytes == ForeignTask.UNKNOWN ? -1 : Math.max(-1, task.bytes);
        if (steps + (Math.max(0, bytes) >>> STEP_SHIFT) > FREE_STEPS + tasks.size()) {
            bytes = -1;
            withoutSize++;
        }
        steps += Math.max(0, bytes) >>> STEP_SHIFT;
        at(rank, new ResultEvent.ResultBuffered(task.buffered, id, worker, stream, task.index, bytes));
        if (task.consumed != ForeignTask.UNKNOWN) {
            int consumer = lanes.get("consumer " + stream);
            at(CONSUMES, new ResultEvent.ResultConsumed(task.consumed, id, consumer, stream, task.index));
        } else if (task.dropped != ForeignTask.UNKNOWN) {
            at(CONSUMES, new ResultEvent.ResultDropped(Math.max(task.dropped, task.buffered), id, worker, stream, task.index));
        }
    }

    private int pool(String name) {
        String shown = name.isEmpty() ? "pool" : name;
        Integer known = pools.get(shown);
        if (known == null && pools.size() == MOST_POOLS) {
            joined = true;
            return MOST_POOLS - 1;
        }
        return pools.computeIfAbsent(shown, added -> pools.size());
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
            lanes.put("consumer " + stream, lane);
            at(OPENS, new ResultEvent.ConsumerJoined(0, lane, stream, "consumer"));
            return stream;
        });
    }

    /** The lane of a task's worker; where the file has tasks on one thread overlap without nesting, a further lane beside it. */
    private int workerLane(ForeignTask task) {
        int pool = pool(task.pool);
        String name = task.worker.isEmpty() ? "worker" : task.worker;
        long end = task.ended == ForeignTask.UNKNOWN ? Long.MAX_VALUE : Math.max(task.ended, task.released);
        int copy = copies.computeIfAbsent(pool + " " + name, added -> new Copies()).place(task.started, end);
        String shown = copy == 0 ? name : name + " (" + (copy + 1) + ")";
        return lane("worker " + pool + " " + shown, shown, pool, false);
    }

    /**
     * The lanes of one thread. Tasks come in the order of their starts; each takes the first of a few lanes that it fits in,
     * as tasks that truly nest are on one lane, else any lane that is free, so that a file of nothing but overlaps takes no longer than its length.
     */
    private static final class Copies {
        private static final int TRIED = 8;

        private final List<Deque<Long>> tried = new ArrayList<>();
        /** The others: when each is free, and its number. */
        private final PriorityQueue<long[]> others = new PriorityQueue<>(Comparator.comparingLong((long[] lane) -> lane[0]));
        private int count;

        int place(long start, long end) {
            for (int i = 0; i < tried.size(); i++) {
                Deque<Long> open = tried.get(i);
                while (!open.isEmpty() && open.peek() <= start) {
                    open.pop();
                }
                if (open.isEmpty() || open.peek() >= end) {
                    open.push(end);
                    return i;
                }
            }
            if (tried.size() < TRIED) {
                tried.add(new ArrayDeque<>(List.of(end)));
                return count++;
            }
            boolean free = !others.isEmpty() && others.peek()[0] <= start;
            int lane = free ? (int) others.poll()[1] : count++;
            others.add(new long[] {end, lane});
            return lane;
        }
    }

    private int lane(String key, String name, int pool, boolean submits) {
        return lanes.computeIfAbsent(key, added -> {
            int lane = nextLane();
            if (submits) {
                at(OPENS, new PoolEvent.SubmitterJoined(0, lane, pool, name));
            } else {
                at(OPENS, new PoolEvent.WorkerStarted(0, lane, pool, name));
                workersOf.merge(pool, 1, Integer::sum);
            }
            return lane;
        });
    }

    /** Beyond the last lane all share it: a file with more threads is told as far as lanes go. */
    private int nextLane() {
        return Math.min(nextLane++, EventWord.MAX_LANE);
    }

    private void at(int rank, Event event) {
        events.add(new Placed(event instanceof PoolEvent.PoolStarted ? -1 : rank, event));
    }

    /** What was handed on. */
    record Extent(long events, long until) {
    }

    private record Placed(int rank, Event event) {
    }
}
