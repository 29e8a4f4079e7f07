package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import java.util.Objects;

/** Drops the oldest blocks of a fold's history as {@link Retention} says; live only. */
final class Retainer {
    /** How much longer a block of tasks stays for one that is not done. */
    private static final int PATIENCE = 3;

    private final Fold fold;
    private Retention retention;
    private long begin;
    /** Up to when was dropped what has a time. */
    private long dropped;
    /** When the last of the tasks that were dropped was over. */
    private long over;

    Retainer(Fold fold, Retention retention) {
        this.fold = fold;
        this.retention = retention;
    }

    /** What it keeps. */
    Retention retention() {
        return retention;
    }

    /** Keeps something else from the next {@link #drop} on. */
    void retention(Retention other) {
        retention = Objects.requireNonNull(other);
    }

    /** Where history begins. */
    long begin() {
        return begin;
    }

    /** Drops what is too old at a time. */
    void drop(long now) {
        if (retention.equals(Retention.ALL)) {
            return;
        }
        TaskStore tasks = fold.tasks;
        long oldest = retention.nanos() == Snapshot.OPEN ? Snapshot.NONE : now - retention.nanos();
        long veryOld = retention.nanos() == Snapshot.OPEN ? Snapshot.NONE : now - PATIENCE * retention.nanos();
        long keep = tasks.first();
        while (keep + LongColumn.SIZE <= tasks.size() && tooOld(tasks, keep, oldest, veryOld)) {
            keep += LongColumn.SIZE;
        }
        if (keep == tasks.first()) {
            return;
        }
        long time = Math.max(dropped, Math.max(oldest, tasks.submitted(keep)));
        tasks.dropBefore(keep);
        tasks.notes.phases.dropStartedBefore(time);
        tasks.notes.blocks.dropStartedBefore(time);
        for (LaneStore lane : fold.lanes.lanes) {
            lane.dropBefore(time, keep);
        }
        for (PoolStore pool : fold.pools) {
            pool.dropBefore(time);
        }
        for (StreamStore stream : fold.streams) {
            stream.touch();
            stream.dropBefore(time, keep);
        }
        for (QueueStore queue : fold.queues) {
            queue.dropBefore(time);
        }
        fold.log.dropBefore(time);
        fold.lost.dropBefore(time);
        dropped = time;
        begin = Math.max(time, over); // until then the tasks that are gone would be missed
    }

    private boolean tooOld(TaskColumns tasks, long block, long oldest, long veryOld) {
        boolean tooMany = retention.tasks() != Snapshot.OPEN && tasks.size() - (block + LongColumn.SIZE) >= retention.tasks();
        long last = block + LongColumn.SIZE - 1;
        if (!tooMany && tasks.submitted(last) >= oldest) {
            return false;
        }
        boolean impatient = tooMany && tasks.size() - block > PATIENCE * retention.tasks() || tasks.submitted(last) < veryOld;
        long latest = over;
        for (long task = block; task <= last && !impatient; task++) {
            long done = tasks.ended(task);
            long gone = tasks.stream(task) == Snapshot.NONE ? done : tasks.gone(task);
            boolean isOver = done != Snapshot.NONE && gone != Snapshot.NONE && (tooMany || Math.max(done, gone) < oldest);
            if (tasks.isKnown(task) && !isOver) {
                return false;
            }
            latest = Math.max(latest, Math.max(done, gone));
        }
        over = latest;
        return true;
    }
}
