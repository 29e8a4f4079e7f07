package io.poolscope.bench;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
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
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A made-up run to feed to benchmarks: one submitter, a pool of workers with a bounded queue, and a consumer of the ordered results, with
 * heavy-tailed task durations; five events a task, in the order of time.
 */
final class PoolRun {
    /** The lanes of submitter and consumer; the workers' follow. */
    static final int SUBMITTER = 0;
    static final int CONSUMER = 1;
    static final int WORKERS = 2;
    private static final int CAPACITY = 4096;
    private static final int BATCH = 1 << 15;

    private final int workers;
    private final long meanNanos;
    private final SplittableRandom random;

    /**
     * A run.
     *
     * @param workers how many workers
     * @param meanNanos the mean duration of a task
     * @param seed what the durations follow from
     */
    PoolRun(int workers, long meanNanos, long seed) {
        this.workers = workers;
        this.meanNanos = meanNanos;
        random = new SplittableRandom(seed);
    }

    /** The events of pool, stream and lanes, before all others. */
    EventBatch opening(Names names) {
        EventBatch batch = new EventBatch(workers + 8);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, CAPACITY, SaturationPolicy.BLOCK).emitTo(sink, names);
        new StreamOpened(0, 0, 0, "results", Delivery.ORDERED, 0).emitTo(sink, names);
        new SubmitterJoined(0, SUBMITTER, 0, "submitter").emitTo(sink, names);
        new ConsumerJoined(0, CONSUMER, 0, "consumer").emitTo(sink, names);
        for (int w = 0; w < workers; w++) {
            new WorkerStarted(0, WORKERS + w, 0, "worker-" + (w + 1)).emitTo(sink, names);
        }
        return batch;
    }

    /** Gives all events of a run with so many tasks, in batches, to a consumer, and returns the time of the last. */
    long play(int tasks, Names names, EventConsumer consumer) {
        consumer.accept(opening(names));
        Merged merged = new Merged(consumer);
        PriorityQueue<long[]> free = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
        for (int w = 0; w < workers; w++) {
            free.add(new long[] {0, WORKERS + w});
        }
        // Starts of the last CAPACITY tasks: a submit waits for the one that makes room.
        long[] started = new long[CAPACITY];
        long submit = 0;
        long consumed = 0;
        long interval = meanNanos * 9 / 10 / workers;
        for (int task = 0; task < tasks; task++) {
            submit = Math.max(submit + 1 + random.nextLong(interval), started[task % CAPACITY]);
            long[] worker = free.poll();
            long start = Math.max(submit, worker[0]) + 1;
            started[task % CAPACITY] = start;
            long end = start + duration();
            int lane = (int) worker[1];
            worker[0] = end + 1;
            free.add(worker);
            consumed = Math.max(consumed, end) + 1;
            merged.add(submit, EventKind.TASK_SUBMITTED_AS, task, SUBMITTER, 0, (task + 1L) << 24);
            merged.add(start, EventKind.TASK_STARTED, task, lane, 0, 0);
            merged.add(end, EventKind.TASK_FINISHED, task, lane, 0, 0);
            merged.add(end, EventKind.RESULT_BUFFERED, task, lane, task, -1);
            merged.add(consumed, EventKind.RESULT_CONSUMED, task, CONSUMER, task, 0);
            merged.releaseBefore(submit);
        }
        return merged.end();
    }

    /** Heavy-tailed: most a little below the mean, one in a hundred twenty times longer. */
    private long duration() {
        long scale = random.nextInt(100) == 0 ? meanNanos * 20 : meanNanos * 8 / 10;
        return 1 + (long) (scale * (0.2 + 1.6 * random.nextDouble()));
    }

    /** Puts events in the order of time: each task's come together, a little before others' that are earlier. */
    private static final class Merged {
        private final EventConsumer consumer;
        private final EventBatch batch = new EventBatch(BATCH);
        /** Those that are not due, as a heap by time, then by order of coming. */
        private final PriorityQueue<long[]> later =
                new PriorityQueue<>((x, y) -> x[0] != y[0] ? Long.compare(x[0], y[0]) : Long.compare(x[4], y[4]));
        private long coming;
        private long last;

        Merged(EventConsumer consumer) {
            this.consumer = consumer;
        }

        void add(long time, EventKind kind, long id, int lane, long a, long b) {
            later.add(new long[] {time, EventWord.pack(id, lane, kind.code()), a, b, coming++});
        }

        void releaseBefore(long time) {
            while (!later.isEmpty() && later.peek()[0] < time) {
                release();
            }
        }

        private void release() {
            long[] event = later.poll();
            batch.add(event[0], event[1], event[2], event[3]);
            last = event[0];
            if (batch.size() == BATCH) {
                consumer.accept(batch);
                batch.clear();
            }
        }

        long end() {
            while (!later.isEmpty()) {
                release();
            }
            consumer.accept(batch);
            return last;
        }
    }

    /** Copies a batch, as a consumer may not keep the one it is given. */
    static EventBatch copy(EventBatch batch) {
        EventBatch copy = new EventBatch(Math.max(1, batch.size()));
        copy.size(batch.size());
        System.arraycopy(batch.times(), 0, copy.times(), 0, batch.size());
        System.arraycopy(batch.words(), 0, copy.words(), 0, batch.size());
        System.arraycopy(batch.firstExtras(), 0, copy.firstExtras(), 0, batch.size());
        System.arraycopy(batch.secondExtras(), 0, copy.secondExtras(), 0, batch.size());
        return copy;
    }
}
