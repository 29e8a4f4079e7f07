package io.poolscope.simulation;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Rejection;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Workload;
import java.util.BitSet;

/** The result stream of a run and its consumer; for one thread. */
final class Deliverer {
    /*
     * What the delivery protocols have of their own:
     *
     *   stream  the consumer is a thread of its own from the start; after the last result it asks once more, and only
     *           then the stream closes. A failed result is thrown and the iteration goes on; dropped ones are passed over.
     *   map     the submitting thread consumes when all, or a window of, tasks are submitted, and submits the next as it
     *           takes a result, before it works on it. A failed result ends it: what has not started is cancelled, and
     *           what is buffered or finishes later is dropped. It closes with its last result.
     *   as completed  the stream opens when all are submitted; those already done arrive then, in the order of submission.
     */
    private static final long NEVER = Long.MAX_VALUE;
    private static final int STREAM = 0;
    private static final int SUBMITTED = EventKind.TASK_SUBMITTED.code();
    private static final int SUBMITTED_AS = EventKind.TASK_SUBMITTED_AS.code();
    private static final int BUFFERED = EventKind.RESULT_BUFFERED.code();
    private static final int CONSUMED = EventKind.RESULT_CONSUMED.code();

    private final PoolRun pool;
    private final Workload workload;
    private final TaskTable table;
    private final EventWriter out;
    private final Announcer announcer;
    private final DeliveryMode mode;
    private final int window;
    private final int tasks;
    private final boolean failing;
    private final boolean plain;
    /** Null when nobody takes the results. */
    private final Results results;
    /** As completed: what has ended before the stream opened. */
    private final BitSet early;
    /** As completed: what was given up, whose future throws as a failed one does. */
    private final BitSet discarded = new BitSet();

    /** When the consumer asks next. */
    long askAt = NEVER;
    /** Whether the submitter waits for room in the window. */
    boolean blockedByWindow;
    private int consumerLane = EventWord.NO_LANE;
    private boolean waiting;
    private int announced = -1;
    private boolean allSubmitted;
    private boolean streamOpen;
    private boolean closed;
    private int gone;
    /** A map's later submit was refused, which its consumer is told at the end. */
    private boolean refused;
    /** A chunk failed; the items before the failing one are being yielded. */
    private boolean failedChunk;
    private long paceLeft;

    Deliverer(PoolRun pool, Workload workload, TaskTable table, EventWriter out, Announcer announcer) {
        this.pool = pool;
        this.workload = workload;
        this.table = table;
        this.out = out;
        this.announcer = announcer;
        mode = workload.delivery().mode();
        window = workload.delivery().window();
        tasks = table.size();
        failing = !workload.failures().none();
        plain = table.plain();
        results = mode == DeliveryMode.NONE ? null : new Results(tasks, mode != DeliveryMode.AS_COMPLETED);
        early = mode == DeliveryMode.AS_COMPLETED ? new BitSet() : null;
    }

    void open() {
        if (mode == DeliveryMode.ORDERED_STREAM || mode == DeliveryMode.MAP) {
            openStream(0);
        }
        if (mode == DeliveryMode.ORDERED_STREAM) {
            consumerLane = announcer.consumer(0, STREAM, "consumer");
            askAt = 0;
        }
    }

    private static long place(int index) {
        return Extras.place(STREAM, index);
    }

    private void openStream(long time) {
        streamOpen = true;
        announcer.streamOpened(time, STREAM, PoolRun.POOL, workload.delivery());
    }

    // ---- what the submitter calls ----

    void tellSubmitted(long time, int task, int lane) {
        if (mode == DeliveryMode.ORDERED_STREAM || mode == DeliveryMode.MAP) {
            out.emit(time, SUBMITTED_AS, task, lane, Extras.submitA(table.label(task), STREAM),
                    Extras.submitB(task, table.priority(task)));
        } else if (plain || table.label(task) == 0 && table.priority(task) == 0) {
            out.emit(time, SUBMITTED, task, lane);
        } else {
            out.emit(time, SUBMITTED_AS, task, lane, Extras.submitA(table.label(task), Extras.NO_STREAM),
                    Extras.submitB(-1, table.priority(task)));
        }
    }

    /** Whether a stream's submitter must wait for a consumption. */
    boolean windowFull(int next) {
        return mode == DeliveryMode.ORDERED_STREAM && window > 0 && next - results.head() >= window;
    }

    /** A task was given up. */
    void rejected(long time, int task, int lane, Rejection how) {
        if (mode == DeliveryMode.AS_COMPLETED) {
            if (how == Rejection.DISCARDED) {
                early.set(task);
                discarded.set(task);
            } else {
                gone++;
            }
        } else if (results != null) {
            results.buffer(task);
            out.emit(time, BUFFERED, task, lane, place(task), -1);
            drop(time, task, lane);
        }
    }

    /** Whether a refused submit ends it all, as the exception leaves a map. */
    boolean endsWhenRefused() {
        return mode == DeliveryMode.MAP;
    }

    /** A map's submit was refused: at once the end if that was before it returned, else when all before it are yielded. */
    void refused(long time) {
        allSubmitted = true;
        if (consumerLane == EventWord.NO_LANE) {
            closeEarly(time);
        } else {
            refused = true;
            handOver(time);
        }
    }

    /** Whether the submitting thread goes over to consume, after it has submitted all before {@code next}. */
    boolean takesOver(long time, int next) {
        if (mode == DeliveryMode.MAP && window > 0 && next >= window) {
            handOver(time);
            return true;
        }
        return false;
    }

    /** Everything is submitted. */
    void submitted(long time) {
        allSubmitted = true;
        if (mode == DeliveryMode.MAP) {
            handOver(time);
        } else if (mode == DeliveryMode.AS_COMPLETED && tasks > gone) {
            openStream(time);
            for (int task = early.nextSetBit(0); task >= 0; task = early.nextSetBit(task + 1)) {
                out.emit(time, BUFFERED, task, EventWord.NO_LANE, place(results.buffer(task)), -1);
            }
            handOver(time);
        } else if (mode == DeliveryMode.ORDERED_STREAM) {
            wakeConsumer(time);
        }
    }

    /** The thread that submitted consumes from now on. */
    private void handOver(long time) {
        askAt = time + paceLeft;
        paceLeft = 0;
    }

    // ---- what a worker calls ----

    /** A task has finished or failed. */
    void ended(long time, int task, int lane, boolean failed) {
        if (results == null) {
            return;
        }
        if (!streamOpen) {
            early.set(task);
            return;
        }
        int index = closed ? task : results.buffer(task);
        out.emit(time, BUFFERED, task, lane, place(index), failed || mode == DeliveryMode.AS_COMPLETED ? -1 : table.bytes(task));
        if (closed) {
            out.emit(time, EventKind.RESULT_DROPPED.code(), task, lane, place(task), 0);
        } else if (waiting) {
            wakeConsumer(time);
        }
    }

    private void drop(long time, int task, int lane) {
        out.emit(time, EventKind.RESULT_DROPPED.code(), task, lane, place(task), 0);
        results.drop(task);
        if (waiting) {
            wakeConsumer(time);
        }
    }

    // ---- the consumer ----

    private void wakeConsumer(long time) {
        if (!waiting) {
            return;
        }
        boolean ready = results.ready();
        roomInWindow(time);
        if (ready || exhausted()) {
            waiting = false;
            askAt = time;
        } else if (announced != results.head()) {
            tellWaiting(time);
        }
    }

    private void roomInWindow(long time) {
        if (blockedByWindow && !windowFull(pool.submitted())) {
            pool.unblock(time);
        }
    }

    private boolean exhausted() {
        return allSubmitted && (mode == DeliveryMode.AS_COMPLETED ? results.head() == tasks - gone : results.head() >= pool.submitted());
    }

    void ask(long time) {
        if (closed) {
            askAt = NEVER;
            return;
        }
        if (failedChunk || mode == DeliveryMode.MAP && results.headDropped()) {
            endMap(time);
            return;
        }
        boolean ready = results.ready();
        roomInWindow(time);
        if (ready) {
            join(time);
            consume(time);
        } else if (exhausted()) {
            close(time);
        } else {
            join(time);
            tellWaiting(time);
            waiting = true;
            askAt = NEVER;
        }
    }

    private void join(long time) {
        if (consumerLane == EventWord.NO_LANE) {
            consumerLane = announcer.consumer(time, STREAM, "submitter");
        }
    }

    private void tellWaiting(long time) {
        announced = results.head();
        out.emit(time, EventKind.CONSUMER_WAITING.code(), STREAM, consumerLane, mode == DeliveryMode.AS_COMPLETED ? -1 : announced, 0);
    }

    private void consume(long time) {
        int index = results.head();
        int task = results.take();
        out.emit(time, CONSUMED, task, consumerLane, place(index), 0);
        boolean failed = failing && table.fails(task);
        if (failed || mode == DeliveryMode.AS_COMPLETED && discarded.get(task)) {
            out.emit(time, EventKind.FAILURE_READ.code(), task, consumerLane);
        }
        if (mode == DeliveryMode.MAP) {
            consumeMapped(time, task, failed);
            return;
        }
        askAt = time + workload.pace(index);
        if (mode == DeliveryMode.ORDERED_STREAM) {
            roomInWindow(time);
        } else if (exhausted()) {
            tellClosed(time);
        }
    }

    private void consumeMapped(long time, int task, boolean failed) {
        long pace = table.pace(task, true);
        if (failed) {
            failedChunk = true;
            askAt = time + pace;
            if (pace == 0) {
                endMap(time);
            }
        } else if (!allSubmitted) {
            askAt = NEVER;
            paceLeft = pace;
            pool.refill(time);
        } else if (exhausted() && !refused) {
            // It closes as it hands out the last item, on which the consumer then works.
            long before = table.pace(task, false);
            paceLeft = pace - before;
            askAt = time + before;
            if (before == 0) {
                close(time);
            }
        } else {
            askAt = time + pace;
        }
    }

    /** The exception of the head, or of an item of its chunk, leaves a map. */
    private void endMap(long time) {
        if (!failedChunk) {
            out.emit(time, EventKind.FAILURE_READ.code(), results.take(), EventWord.NO_LANE);
        }
        askAt = NEVER;
        closeEarly(time);
    }

    /** A map ends before its last result. */
    private void closeEarly(long time) {
        pool.stopSubmitting();
        BitSet queued = new BitSet();
        for (int task = pool.takeQueued(); task >= 0; task = pool.takeQueued()) {
            queued.set(task);
        }
        for (int task = results.head(); task < pool.submitted(); task++) {
            boolean cancelled = queued.get(task);
            if (cancelled) {
                out.emit(time, EventKind.TASK_CANCELLED.code(), task, EventWord.NO_LANE);
                out.emit(time, BUFFERED, task, EventWord.NO_LANE, place(task), -1);
            }
            if (cancelled || results.holds(task)) {
                out.emit(time, EventKind.RESULT_DROPPED.code(), task, EventWord.NO_LANE, place(task), 0);
            }
        }
        results.close();
        tellClosed(time);
    }

    private void close(long time) {
        tellClosed(time);
        askAt = paceLeft > 0 ? time + paceLeft : NEVER;
        paceLeft = 0;
    }

    private void tellClosed(long time) {
        if (!closed) {
            closed = true;
            out.emit(time, EventKind.STREAM_CLOSED.code(), STREAM, EventWord.NO_LANE);
        }
    }
}
