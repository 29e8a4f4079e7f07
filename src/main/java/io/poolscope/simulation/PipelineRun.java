package io.poolscope.simulation;

import io.poolscope.event.BlockReason;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run of a workload with several stages, each a pool of its own with the queue before it. A task submits its item to
 * the next stage as the last thing it does, and waits, keeping its worker, while that queue is full. For one run.
 */
final class PipelineRun {
    /*
     * Every queue is first in, first out, and blocks; its waiters are admitted in the order of their arrival. Room made
     * by a start may let a worker of the stage before go on, whose next start makes room before it, and so on up to the
     * submitter: `admit` follows that chain at one instant.
     */
    private static final long NEVER = Long.MAX_VALUE;
    private static final int NOBODY = -1;

    private final Workload workload;
    private final EventWriter out;
    private final Names names;
    private final Announcer announcer;
    private final List<Stage> stages = new ArrayList<>();
    private final FinishHeap running;
    private final int[] stageOf;
    private final int[] taskOf;
    private final int[] itemOf;
    private final int[] laneOf;
    private final int[] submitLaneOf;
    private int submitterLane = EventWord.NO_LANE;
    private int tasks;
    private int next;
    private int stopped;
    private long submitAt;

    private static final class Stage {
        final int id;
        final PoolSpec pool;
        final int firstSlot;
        int live;
        /** How many items have entered and their tasks not ended. */
        int inside;
        final ArrayDeque<Integer> idle = new ArrayDeque<>();
        /** Queued: task and item by turns. */
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        /** The slots of the workers that wait for room here; NOBODY stands for the submitter. */
        final ArrayDeque<Integer> waiters = new ArrayDeque<>();

        Stage(int id, PoolSpec pool, int firstSlot) {
            this.id = id;
            this.pool = pool;
            this.firstSlot = firstSlot;
        }

        boolean hasRoom() {
            return !idle.isEmpty() || live < pool.workers() || pool.unbounded() || queue.size() / 2 < pool.capacity();
        }
    }

    PipelineRun(Workload workload, Names names, EventWriter out) {
        this.workload = workload;
        this.out = out;
        this.names = names;
        announcer = new Announcer(out, names);
        int slots = 0;
        for (int i = 0; i < workload.stageCount(); i++) {
            PoolSpec pool = workload.pool(i);
            stages.add(new Stage(i, pool, slots));
            slots += pool.workers();
        }
        running = new FinishHeap(slots + 1);
        stageOf = new int[slots];
        taskOf = new int[slots];
        itemOf = new int[slots];
        laneOf = new int[slots];
        submitLaneOf = new int[slots];
        Arrays.fill(submitLaneOf, EventWord.NO_LANE);
    }

    void run() {
        stages.forEach(stage -> announcer.poolStarted(stage.id, stage.pool));
        submitAt = workload.tasks() == 0 ? NEVER : workload.arrivalGap(0);
        long now = 0;
        while (true) {
            long finish = running.time();
            if (finish <= submitAt) {
                if (finish == NEVER) {
                    break;
                }
                now = finish;
                int slot = running.worker();
                running.pop();
                handOn(now, slot);
                stop(now);
            } else {
                now = submitAt;
                submit(now);
            }
        }
        stop(now);
    }

    /** Stops the stages whose work is done, from the first on: each is closed when those before it are, and ends with its last task. */
    private void stop(long time) {
        while (next == workload.tasks() && stopped < stages.size() && stages.get(stopped).inside == 0) {
            Stage stage = stages.get(stopped++);
            for (int slot = stage.firstSlot; slot < stage.firstSlot + stage.live; slot++) {
                out.emit(time, EventKind.WORKER_STOPPED.code(), stage.id, laneOf[slot]);
            }
            out.emit(time, EventKind.POOL_STOPPED.code(), stage.id, EventWord.NO_LANE);
        }
    }

    private void submit(long time) {
        Stage first = stages.getFirst();
        if (submitterLane == EventWord.NO_LANE) {
            submitterLane = announcer.submitter(time, first.id, "submitter");
        }
        if (!first.hasRoom()) {
            out.emit(time, EventKind.SUBMITTER_BLOCKED.code(), first.id, submitterLane);
            first.waiters.add(NOBODY);
            submitAt = NEVER;
            return;
        }
        enter(time, first, next, submitterLane);
        next++;
        submitAt = next == workload.tasks() ? NEVER : time + workload.arrivalGap(next);
    }

    /** An item comes into a stage that has room for it. */
    private void enter(long time, Stage stage, int item, int lane) {
        int task = tasks++;
        stage.inside++;
        int label = names.intern(workload.label(item));
        if (label == Names.NONE) {
            out.emit(time, EventKind.TASK_SUBMITTED.code(), task, lane);
        } else {
            out.emit(time, EventKind.TASK_SUBMITTED_AS.code(), task, lane, Extras.submitA(label, Extras.NO_STREAM), Extras.submitB(-1, 0));
        }
        if (stage.live < stage.pool.workers()) {
            int slot = stage.firstSlot + stage.live++;
            stageOf[slot] = stage.id;
            laneOf[slot] = announcer.worker(time, stage.id, Announcer.workerName(stage.pool.name(), stage.live));
            start(time, slot, task, item);
        } else if (!stage.idle.isEmpty()) {
            start(time, stage.idle.poll(), task, item);
        } else {
            stage.queue.add(task);
            stage.queue.add(item);
        }
    }

    private void start(long time, int slot, int task, int item) {
        taskOf[slot] = task;
        itemOf[slot] = item;
        out.emit(time, EventKind.TASK_STARTED.code(), task, laneOf[slot]);
        running.push(time + workload.duration(stageOf[slot], item), slot);
    }

    /** A task has done its work and passes its item on. */
    private void handOn(long time, int slot) {
        int stage = stageOf[slot];
        boolean failed = workload.fails(stage, itemOf[slot]);
        if (failed || stage + 1 == stages.size()) {
            end(time, slot, failed);
            return;
        }
        Stage following = stages.get(stage + 1);
        if (submitLaneOf[slot] == EventWord.NO_LANE) {
            String name = Announcer.workerName(stages.get(stage).pool.name(), slot - stages.get(stage).firstSlot + 1);
            submitLaneOf[slot] = announcer.submitter(time, following.id, name);
        }
        if (following.hasRoom()) {
            enter(time, following, itemOf[slot], submitLaneOf[slot]);
            end(time, slot, false);
        } else {
            out.emit(time, EventKind.SUBMITTER_BLOCKED.code(), following.id, submitLaneOf[slot]);
            out.emit(time, EventKind.TASK_BLOCKED.code(), taskOf[slot], laneOf[slot], BlockReason.SUBMIT.ordinal(), following.id);
            following.waiters.add(slot);
        }
    }

    private void end(long time, int slot, boolean failed) {
        if (failed) {
            int error = names.intern(new IllegalStateException(Workload.failure(itemOf[slot])).toString());
            out.emit(time, EventKind.TASK_FAILED.code(), taskOf[slot], laneOf[slot], error, 0);
        } else {
            out.emit(time, EventKind.TASK_FINISHED.code(), taskOf[slot], laneOf[slot]);
        }
        Stage stage = stages.get(stageOf[slot]);
        stage.inside--;
        if (stage.queue.isEmpty()) {
            stage.idle.add(slot);
        } else {
            int task = stage.queue.poll();
            start(time, slot, task, stage.queue.poll());
        }
        admit(time, stage);
    }

    /** Lets the one go on that waits longest for room in a stage. */
    private void admit(long time, Stage stage) {
        while (!stage.waiters.isEmpty() && stage.hasRoom()) {
            int slot = stage.waiters.poll();
            if (slot == NOBODY) {
                out.emit(time, EventKind.SUBMITTER_UNBLOCKED.code(), stage.id, submitterLane);
                submitAt = time;
                submit(time);
            } else {
                out.emit(time, EventKind.TASK_UNBLOCKED.code(), taskOf[slot], laneOf[slot], -1, EventWord.NO_LANE);
                out.emit(time, EventKind.SUBMITTER_UNBLOCKED.code(), stage.id, submitLaneOf[slot]);
                enter(time, stage, itemOf[slot], submitLaneOf[slot]);
                end(time, slot, false);
            }
        }
    }
}
