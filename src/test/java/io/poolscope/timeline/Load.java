package io.poolscope.timeline;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.ResultEvent.ConsumerJoined;
import io.poolscope.event.ResultEvent.StreamOpened;
import io.poolscope.event.SaturationPolicy;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Keeps a timeline busy: tasks on eight workers and their ordered results, five events a task, in the order of time. */
final class Load {
    private static final int WORKERS = 8;
    private static final int QUEUE = 64;
    private static final int CHUNK = 4096;

    private final Timeline timeline;
    private final long meanNanos;
    private final SplittableRandom random = new SplittableRandom(5);
    private final PriorityQueue<long[]> free = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    private final long[] started = new long[QUEUE];
    private long task;
    private long submit;
    private long consumed;

    Load(Timeline timeline, Names names, long meanNanos) {
        this.timeline = timeline;
        this.meanNanos = meanNanos;
        EventBatch batch = new EventBatch(16);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, WORKERS, QUEUE, SaturationPolicy.BLOCK).emitTo(sink, names);
        new SubmitterJoined(0, 0, 0, "main").emitTo(sink, names);
        new StreamOpened(0, 0, 0, "results", Delivery.ORDERED, 0).emitTo(sink, names);
        new ConsumerJoined(0, 1, 0, "consumer").emitTo(sink, names);
        for (int w = 0; w < WORKERS; w++) {
            new WorkerStarted(0, 2 + w, 0, "worker-" + w).emitTo(sink, names);
            free.add(new long[] {0, 2 + w});
        }
        timeline.accept(batch);
    }

    /** Runs more tasks, each chunk to its end. */
    Load run(int tasks) {
        for (int done = 0; done < tasks; done += CHUNK) {
            chunk(Math.min(CHUNK, tasks - done));
        }
        return this;
    }

    private void chunk(int tasks) {
        long[][] events = new long[tasks * 5][];
        int n = 0;
        for (int k = 0; k < tasks; k++, task++) {
            submit = Math.max(submit + 1, started[(int) (task % QUEUE)]);
            long[] worker = free.poll();
            long start = Math.max(submit, worker[0]) + 1;
            long end = start + 1 + (long) (meanNanos * (0.5 + random.nextDouble()));
            started[(int) (task % QUEUE)] = start;
            worker[0] = end;
            free.add(worker);
            consumed = Math.max(consumed, end) + 1;
            int lane = (int) worker[1];
            events[n++] = event(submit, EventKind.TASK_SUBMITTED_AS, 0, 0, (task + 1) << 24);
            events[n++] = event(start, EventKind.TASK_STARTED, lane, 0, 0);
            events[n++] = event(end, EventKind.TASK_FINISHED, lane, 0, 0);
            events[n++] = event(end, EventKind.RESULT_BUFFERED, lane, task, -1);
            events[n++] = event(consumed, EventKind.RESULT_CONSUMED, 1, task, 0);
        }
        Arrays.sort(events, (x, y) -> Long.compare(x[0], y[0]));
        EventBatch batch = new EventBatch(n);
        for (long[] event : events) {
            batch.add(event[0], event[1], event[2], event[3]);
        }
        timeline.accept(batch);
        submit = Math.max(submit, batch.time(n - 1));
    }

    private long[] event(long time, EventKind kind, int lane, long a, long b) {
        return new long[] {time, EventWord.pack(task, lane, kind.code()), a, b};
    }
}
