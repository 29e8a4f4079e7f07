package io.poolscope.simulation;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.Rejection;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.workload.Order;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;

/**
 * One run of a workload with one pool. Made for one run by one thread.
 */
final class PoolRun {
    /*
     * Three actors, each with the time of its next act: the worker that finishes first (the top of a heap), the
     * submitter and the consumer. The earliest acts; acting may set the time of the others. NEVER is the time of an
     * actor that waits for another:
     *
     *   submitter  submits ─▶ its next gap          │ full queue, window: NEVER, until a start or a consumption
     *   consumer   asks ─▶ takes ─▶ its pace        │ not ready: NEVER, until a result is
     *   worker     finishes ─▶ starts the next      │ nothing queued: idle, until a submit
     *
     * Where one thread both submits and consumes (map, as completed), it is one of the two at a time, and hands its
     * time from one to the other. The caller of caller-runs runs its task in the heap's last place.
     *
     * Tasks that compute share the processors: the heap then holds times of service, which pass at the rate
     * min(1, processors / running), the same for all running tasks; so the order of finishes does not change when the
     * rate does, and each change costs O(1).
     */
    private static final long NEVER = Long.MAX_VALUE;
    static final int POOL = 0;
    private static final int STARTED = EventKind.TASK_STARTED.code();
    private static final int FINISHED = EventKind.TASK_FINISHED.code();

    private final TaskTable table;
    private final Workload workload;
    private final EventWriter out;
    private final Announcer announcer;
    private final Deliverer deliverer;
    private final int tasks;
    private final int workers;
    private final long capacity;
    private final SaturationPolicy policy;
    private final Order order;
    private final boolean failing;
    private final boolean keyed;
    private final int processors;
    private final boolean sharing;

    private final FinishHeap running;
    private final int[] runs;
    private final int[] lanes;
    private final ReadyQueue queue;
    /** The idle workers: a ring from the longest idle one on. */
    private final int[] idle;
    private int idleHead;
    private int idleCount;
    private int live;

    private int submitterLane = EventWord.NO_LANE;
    private int next;
    private long submitAt = NEVER;
    /** Whether the submitter waits for room in the queue. */
    private boolean blocked;
    private long now;
    private long served;
    private long servedAt;

    PoolRun(Workload workload, Names names, int processors, EventWriter out) {
        this.workload = workload;
        this.out = out;
        this.processors = processors;
        announcer = new Announcer(out, names);
        table = new TaskTable(workload, names);
        tasks = table.size();
        workers = workload.pool().workers();
        capacity = workload.pool().unbounded() ? Long.MAX_VALUE : workload.pool().capacity();
        policy = workload.pool().policy();
        order = workload.pool().order();
        failing = !workload.failures().none();
        keyed = order == Order.PRIORITY || order == Order.SHORTEST_FIRST;
        sharing = workload.kind() == TaskKind.CPU && processors <= workers;
        running = new FinishHeap(workers + 1);
        runs = new int[workers + 1];
        lanes = new int[workers + 1];
        idle = new int[workers];
        queue = ReadyQueue.of(order);
        deliverer = new Deliverer(this, workload, table, out, announcer);
    }

    void run() {
        announcer.poolStarted(POOL, workload.pool());
        deliverer.open();
        if (tasks > 0) {
            submitAt = table.gap(0);
        } else {
            deliverer.submitted(0);
        }
        while (true) {
            long finish = sharing ? finishTime() : running.time();
            long ask = deliverer.askAt;
            if (finish <= submitAt && finish <= ask) {
                if (finish == NEVER) {
                    break;
                }
                now = finish;
                finish(finish);
            } else if (submitAt <= ask) {
                now = submitAt;
                submit(submitAt);
            } else {
                now = ask;
                deliverer.ask(ask);
            }
        }
        for (int worker = 0; worker < live; worker++) {
            out.emit(now, EventKind.WORKER_STOPPED.code(), POOL, lanes[worker]);
        }
        out.emit(now, EventKind.POOL_STOPPED.code(), POOL, EventWord.NO_LANE);
    }

    // ---- the submitter ----

    private void submit(long time) {
        if (submitterLane == EventWord.NO_LANE) {
            submitterLane = announcer.submitter(time, POOL, "submitter");
            lanes[workers] = submitterLane;
        }
        if (deliverer.windowFull(next)) {
            out.emit(time, EventKind.SUBMITTER_BLOCKED.code(), POOL, submitterLane);
            deliverer.blockedByWindow = true;
            submitAt = NEVER;
            return;
        }
        int task = next;
        if (queue.size() >= capacity && idleCount == 0 && live == workers) {
            saturated(time, task);
            return;
        }
        deliverer.tellSubmitted(time, task, submitterLane);
        if (idleCount > 0 || live < workers) {
            start(freeWorker(time), task, time);
        } else {
            queue.add(task, keyed ? table.key(task, order) : 0);
        }
        proceed(time);
    }

    private void saturated(long time, int task) {
        switch (policy) {
            case BLOCK -> {
                out.emit(time, EventKind.SUBMITTER_BLOCKED.code(), POOL, submitterLane);
                blocked = true;
                submitAt = NEVER;
            }
            case CALLER_RUNS -> {
                deliverer.tellSubmitted(time, task, submitterLane);
                submitAt = NEVER;
                start(workers, task, time);
            }
            case ABORT -> {
                deliverer.tellSubmitted(time, task, submitterLane);
                reject(time, task, Rejection.ABORTED);
                if (deliverer.endsWhenRefused()) {
                    next++;
                    submitAt = NEVER;
                    deliverer.refused(time);
                } else {
                    proceed(time);
                }
            }
            case DISCARD -> discard(time, task);
            case DISCARD_OLDEST -> {
                if (queue.size() == 0) {
                    discard(time, task);
                } else {
                    reject(time, queue.dropOldest(), Rejection.DISCARDED);
                    deliverer.tellSubmitted(time, task, submitterLane);
                    queue.add(task, keyed ? table.key(task, order) : 0);
                    proceed(time);
                }
            }
        }
    }

    private void discard(long time, int task) {
        deliverer.tellSubmitted(time, task, submitterLane);
        reject(time, task, Rejection.DISCARDED);
        proceed(time);
    }

    private void reject(long time, int task, Rejection how) {
        out.emit(time, EventKind.TASK_REJECTED.code(), task, submitterLane, how.ordinal(), 0);
        deliverer.rejected(time, task, submitterLane, how);
    }

    /** There may be room again for the submitter that waits. */
    void unblock(long time) {
        blocked = false;
        deliverer.blockedByWindow = false;
        out.emit(time, EventKind.SUBMITTER_UNBLOCKED.code(), POOL, submitterLane);
        submitAt = time;
    }

    /** The submit of the next task has returned: goes on to the one after. */
    private void proceed(long time) {
        next++;
        if (next == tasks) {
            submitAt = NEVER;
            deliverer.submitted(time);
        } else if (deliverer.takesOver(time, next)) {
            submitAt = NEVER;
        } else {
            submitAt = time + table.gap(next);
        }
    }

    /** The thread that consumed submits the next task. */
    void refill(long time) {
        submitAt = time + table.gap(next);
    }

    /** Nothing more is submitted. */
    void stopSubmitting() {
        submitAt = NEVER;
    }

    /** How many tasks were submitted. */
    int submitted() {
        return next;
    }

    /** Takes a queued task out of the queue, in no particular order, or -1 if there is none. */
    int takeQueued() {
        return queue.size() == 0 ? -1 : queue.dropOldest();
    }

    // ---- the workers ----

    /*
     * A thread pool makes a thread for each submit until it has all, and the longest idle one takes the next task. A
     * fork/join pool makes one only when none is idle, and wakes the one idle last.
     */
    private int freeWorker(long time) {
        boolean stealing = order == Order.WORK_STEALING;
        if (live < workers && !(stealing && idleCount > 0)) {
            int worker = live++;
            lanes[worker] = announcer.worker(time, POOL, Announcer.workerName(workload.pool().name(), worker + 1));
            return worker;
        }
        idleCount--;
        if (stealing) {
            int at = idleHead + idleCount;
            return idle[at >= workers ? at - workers : at];
        }
        int worker = idle[idleHead];
        idleHead = idleHead + 1 == workers ? 0 : idleHead + 1;
        return worker;
    }

    private void start(int worker, int task, long time) {
        out.emit(time, STARTED, task, lanes[worker]);
        runs[worker] = task;
        if (sharing) {
            serve(time);
            running.push(served + table.duration(task), worker);
        } else {
            running.push(time + table.duration(task), worker);
        }
    }

    private void finish(long time) {
        int worker = running.worker();
        int task = runs[worker];
        if (sharing) {
            serve(time);
            served = running.time();
        }
        boolean failed = failing && table.fails(task);
        if (failed) {
            out.emit(time, EventKind.TASK_FAILED.code(), task, lanes[worker], table.failure(task), 0);
        } else {
            out.emit(time, FINISHED, task, lanes[worker]);
        }
        deliverer.ended(time, task, lanes[worker], failed);
        if (worker == workers) {
            running.pop();
            proceed(time);
            return;
        }
        if (queue.size() > 0) {
            int taken = queue.take();
            runs[worker] = taken;
            out.emit(time, STARTED, taken, lanes[worker]);
            running.replace((sharing ? served : time) + table.duration(taken));
        } else {
            running.pop();
            int at = idleHead + idleCount++;
            idle[at >= workers ? at - workers : at] = worker;
        }
        if (blocked) {
            unblock(time);
        }
    }

    /** Brings the time of service up to date. */
    private void serve(long time) {
        int busy = running.size();
        long passed = time - servedAt;
        served += busy <= processors ? passed : (long) ((double) passed * processors / busy);
        servedAt = time;
    }

    /** When the first of the tasks that share the processors finishes. */
    private long finishTime() {
        if (running.isEmpty()) {
            return NEVER;
        }
        int busy = running.size();
        long left = Math.max(0, running.time() - served);
        return servedAt + (busy <= processors ? left : (long) Math.ceil((double) left * busy / processors));
    }
}
