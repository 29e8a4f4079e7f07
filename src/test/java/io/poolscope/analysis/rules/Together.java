package io.poolscope.analysis.rules;

import io.poolscope.event.BatchSink;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs of one pool each put into one run, at the same times: what has happened in one has nothing to do with the others. */
final class Together {
    /** All runs go on until then, so that a run ends at the same time alone and with others. */
    static final long END = 40_000_000_000L;

    private final List<Event> events = new ArrayList<>();
    private final List<Offsets> offsets = new ArrayList<>();
    private final Snapshot snapshot;

    /** By how much the numbers of a run are shifted among others. */
    record Offsets(int pool, int stream, int lane, long task) {
        private Offsets after(Event event) {
            return switch (event) {
                case PoolEvent.PoolStarted e -> new Offsets(Math.max(pool, e.pool() + 1), stream, lane, task);
                case PoolEvent.WorkerStarted e -> new Offsets(pool, stream, Math.max(lane, e.lane() + 1), task);
                case PoolEvent.SubmitterJoined e -> new Offsets(pool, stream, Math.max(lane, e.lane() + 1), task);
                case ResultEvent.ConsumerJoined e -> new Offsets(pool, stream, Math.max(lane, e.lane() + 1), task);
                case ResultEvent.StreamOpened e -> new Offsets(pool, Math.max(stream, e.stream() + 1), lane, task);
                case TaskEvent.TaskSubmitted e -> new Offsets(pool, stream, lane, Math.max(task, e.task() + 1));
                default -> this;
            };
        }
    }

    private Together(List<List<Event>> runs) {
        Offsets next = new Offsets(0, 0, 0, 0);
        for (List<Event> run : runs) {
            Offsets at = next;
            offsets.add(at);
            for (Event event : run) {
                Event moved = moved(event, at);
                next = next.after(moved);
                events.add(moved);
            }
        }
        events.sort(Comparator.comparingLong(Event::time)); // stable: those of an instant in the order of the runs
        events.add(new RunEvent.LogWritten(END, EventWord.NO_LANE, "the end", -1));
        Names names = new Names();
        EventBatch batch = new EventBatch(events.size());
        BatchSink sink = new BatchSink(batch);
        events.forEach(event -> event.emitTo(sink, names));
        Timeline timeline = new Timeline(names);
        timeline.accept(batch);
        snapshot = timeline.snapshot();
    }

    /** Runs at the same time, each with its pool. */
    static Together of(List<List<Event>> runs) {
        return new Together(runs);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** How the numbers of a run, by its place in the list, are shifted. */
    Offsets offsets(int run) {
        return offsets.get(run);
    }

    private static int lane(int lane, Offsets by) {
        return lane == EventWord.NO_LANE ? lane : lane + by.lane;
    }

    private static Event moved(Event event, Offsets by) {
        return switch (event) {
            case PoolEvent.PoolStarted e -> new PoolEvent.PoolStarted(e.time(), e.pool() + by.pool, "pool-"
                    + (char) ('A' + e.pool() + by.pool), e.poolKind(),
                    e.workers(), e.capacity(), e.policy());
            case PoolEvent.PoolResized e -> new PoolEvent.PoolResized(e.time(), e.pool() + by.pool, e.workers(), e.capacity());
            case PoolEvent.PoolStopped e -> new PoolEvent.PoolStopped(e.time(), e.pool() + by.pool);
            case PoolEvent.WorkerStarted e -> new PoolEvent.WorkerStarted(e.time(), lane(e.lane(), by), e.pool() + by.pool, e.name());
            case PoolEvent.WorkerStopped e -> new PoolEvent.WorkerStopped(e.time(), lane(e.lane(), by), e.pool() + by.pool);
            case PoolEvent.SubmitterJoined e -> new PoolEvent.SubmitterJoined(e.time(), lane(e.lane(), by), e.pool() + by.pool, e.name());
            case PoolEvent.SubmitterBlocked e -> new PoolEvent.SubmitterBlocked(e.time(), e.pool() + by.pool, lane(e.lane(), by));
            case PoolEvent.SubmitterUnblocked e -> new PoolEvent.SubmitterUnblocked(e.time(), e.pool() + by.pool, lane(e.lane(), by));
            case ResultEvent.StreamOpened e -> new ResultEvent.StreamOpened(e.time(), e.stream() + by.stream, e.pool() + by.pool, e.name(),
                    e.delivery(), e.window());
            case ResultEvent.StreamClosed e -> new ResultEvent.StreamClosed(e.time(), e.stream() + by.stream);
            case ResultEvent.ConsumerJoined e -> new ResultEvent.ConsumerJoined(e.time(), lane(e.lane(), by), e.stream() + by.stream,
                    e.name());
            case ResultEvent.ConsumerWaiting e -> new ResultEvent.ConsumerWaiting(e.time(), e.stream() + by.stream, lane(e.lane(), by),
                    e.index());
            case ResultEvent.ResultBuffered e -> new ResultEvent.ResultBuffered(e.time(), e.task() + by.task, lane(e.lane(), by), e.stream()
                    + by.stream,
                    e.index(), e.bytes());
            case ResultEvent.ResultConsumed e -> new ResultEvent.ResultConsumed(e.time(), e.task() + by.task, lane(e.lane(), by), e.stream()
                    + by.stream, e.index());
            case ResultEvent.ResultDropped e -> new ResultEvent.ResultDropped(e.time(), e.task() + by.task, lane(e.lane(), by), e.stream()
                    + by.stream, e.index());
            case TaskEvent.TaskSubmitted e -> new TaskEvent.TaskSubmitted(e.time(), e.task() + by.task, lane(e.lane(), by), e.label(),
                    e.stream() < 0 ? -1 : e.stream() + by.stream, e.index(), e.priority());
            case TaskEvent.TaskStarted e -> new TaskEvent.TaskStarted(e.time(), e.task() + by.task, lane(e.lane(), by));
            case TaskEvent.TaskFinished e -> new TaskEvent.TaskFinished(e.time(), e.task() + by.task, lane(e.lane(), by));
            case TaskEvent.TaskFailed e -> new TaskEvent.TaskFailed(e.time(), e.task() + by.task, lane(e.lane(), by), e.error());
            case TaskEvent.TaskRejected e -> new TaskEvent.TaskRejected(e.time(), e.task() + by.task, lane(e.lane(), by), e.reason());
            case TaskEvent.TaskCpuMeasured e -> new TaskEvent.TaskCpuMeasured(e.time(), e.task() + by.task, lane(e.lane(), by),
                    e.cpuNanos());
            case TaskEvent.FailureRead e -> new TaskEvent.FailureRead(e.time(), e.task() + by.task, lane(e.lane(), by));
            case TaskEvent.TaskBlocked e -> new TaskEvent.TaskBlocked(e.time(), e.task() + by.task, lane(e.lane(), by), e.reason(),
                    e.target() + (e.reason() == BlockReason.TASK ? by.task : by.pool));
            case TaskEvent.TaskUnblocked e -> new TaskEvent.TaskUnblocked(e.time(), e.task() + by.task, lane(e.lane(), by),
                    e.byTask() < 0 ? e.byTask() : e.byTask() + by.task, lane(e.byLane(), by));
            default -> throw new IllegalArgumentException("no run of this test has a " + event);
        };
    }
}
