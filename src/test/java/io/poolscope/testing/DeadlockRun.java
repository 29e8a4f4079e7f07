package io.poolscope.testing;

import io.poolscope.event.BatchSink;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tasks that each wait for one queued in their own pool, one on each worker: a deadlock, unless a worker is left. */
public final class DeadlockRun {
    /** When the last of them waits. */
    public static final long FROM = 200_000_000;
    /** Where the run ends. */
    public static final long END = 1_000_000_000;

    private DeadlockRun() {
    }

    /**
     * A run.
     *
     * @param workers how many workers the pool has
     * @param outer how many tasks wait for an inner one each: outer 0, 1, …, and inner as many later
     */
    public static Snapshot of(int workers, int outer) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < workers; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
        }
        for (int task = 0; task < outer; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, task, 1 + task));
            events.add(new TaskEvent.TaskSubmitted(FROM, outer + task, 1 + task, "inner", -1, -1, 0));
            events.add(new TaskEvent.TaskBlocked(FROM, task, 1 + task, BlockReason.TASK, outer + task));
        }
        events.add(new PoolEvent.PoolResized(END, 0, workers, Event.UNBOUNDED));
        events.sort(Comparator.comparingLong(Event::time));
        Names names = new Names();
        EventBatch batch = new EventBatch(events.size());
        BatchSink sink = new BatchSink(batch);
        events.forEach(event -> event.emitTo(sink, names));
        Timeline timeline = new Timeline(names);
        timeline.accept(batch);
        return timeline.snapshot();
    }
}
