package io.poolscope.timeline;

import io.poolscope.event.Delivery;
import io.poolscope.timeline.counter.BlockCounter;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.StepView;

/**
 * A stream as a snapshot shows it.
 *
 * @param store frozen
 * @param tasks the same snapshot's
 */
record StreamView(StreamColumns store, TaskColumns tasks, Counter parked, Counter blocked, Counter deliverable, Counter parkedBytes)
        implements StreamTrack {
    /** A view of what a live stream holds now. */
    static StreamView of(StreamStore live, StreamColumns frozen, SnapshotView world) {
        StepView steps = new StepView(live.log.freeze(), new StreamSource(world, frozen, false), world.begin());
        StepView bytes = new StepView(live.byteLog.freeze(), new StreamSource(world, frozen, true), world.begin());
        return new StreamView(frozen, world.tasks(), new BlockCounter(steps, 0), new BlockCounter(steps, 1), new BlockCounter(steps, 2),
                new BlockCounter(bytes, 0));
    }

    @Override
    public int id() {
        return store.id;
    }

    @Override
    public int pool() {
        return store.pool;
    }

    @Override
    public String name() {
        return store.name;
    }

    @Override
    public Delivery delivery() {
        return store.delivery;
    }

    @Override
    public int window() {
        return store.window;
    }

    @Override
    public long opened() {
        return store.opened;
    }

    @Override
    public long closed() {
        return store.closed;
    }

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public long task(long index) {
        return store.task(index);
    }

    @Override
    public long head() {
        return store.head();
    }

    @Override
    public long headAt(long time) {
        return store.headAt(time, tasks);
    }

    @Override
    public Totals totals() {
        return store.totals();
    }

    @Override
    public void parked(long from, long until, ParkedVisitor visitor) {
        long index = Math.max(store.first(), headAt(from));
        for (; index < store.bufferedTo(); index++) {
            long task = store.task(index);
            if (task == Snapshot.NONE) {
                continue;
            }
            long since = tasks.buffered(task);
            if (since == Snapshot.NONE || since >= until) {
                continue;
            }
            long gone = tasks.gone(task);
            if (gone != Snapshot.NONE && gone <= from) {
                continue;
            }
            long deliverable = tasks.deliverable(task);
            visitor.parked(index, task, since, deliverable == Snapshot.NONE ? Snapshot.OPEN : deliverable,
                    gone == Snapshot.NONE ? Snapshot.OPEN : gone);
        }
    }
}
