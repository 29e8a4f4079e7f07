package io.poolscope.timeline;

import io.poolscope.event.Event;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.counter.BlockCounter;
import io.poolscope.timeline.counter.SliceChanges;
import io.poolscope.timeline.counter.StepLog;
import io.poolscope.timeline.counter.StepView;
import java.util.ArrayList;
import java.util.List;

/** A pool and its counters; live only. */
final class PoolStore {
    final int id;
    String name = "";
    PoolKind kind = PoolKind.FIXED;
    SaturationPolicy policy = SaturationPolicy.BLOCK;
    long started = Snapshot.NONE;
    long stopped = Snapshot.OPEN;
    long broken = Snapshot.NONE;
    String error = "";
    final List<PoolTrack.Size> sizes = new ArrayList<>(List.of(new PoolTrack.Size(0, 0, Event.UNBOUNDED)));
    /** How many tasks queue, and how many run. */
    final StepLog log;
    /** Which tasks left the queue without starting. */
    final SortedNotes leaves = new SortedNotes();

    PoolStore(int id, SliceChanges slice) {
        this.id = id;
        log = new StepLog(2, slice);
    }

    /** Whether successive threads on a lane are one lane: where each lives for hardly more than a task. */
    boolean threadsAreMany() {
        return kind == PoolKind.THREAD_PER_TASK || kind == PoolKind.FOREIGN || kind == PoolKind.ASYNC;
    }

    PoolView freeze(SnapshotView world) {
        StepView steps = new StepView(log.freeze(), new PoolSource(world, id, leaves.freeze()), world.begin());
        return new PoolView(id, name, kind, policy, started, stopped, broken, error, List.copyOf(sizes), new BlockCounter(steps, 0),
                new BlockCounter(steps, 1));
    }

    void commit(long horizon) {
        leaves.commit(horizon, task -> true);
        log.commit(horizon);
    }

    void dropBefore(long time) {
        leaves.dropBefore(time);
        log.dropBefore(time);
    }

    long bytes() {
        return log.bytes() + leaves.bytes();
    }
}
