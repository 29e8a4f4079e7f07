package io.poolscope.timeline;

import io.poolscope.event.Names;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** What {@link Timeline} publishes: frozen stores, and views of them. All it leads to is immutable. */
final class SnapshotView implements Snapshot, StoreLookup {
    private final long end;
    private final long begin;
    private final long events;
    private final long lateEvents;
    private final long lostEvents;
    private final long oddEvents;
    private final long undrawnTasks;
    private final Intervals lost;
    private final Names names;
    private final TaskColumns tasks;
    private final LaneStore[] lanes;
    private final RowStore[] rows;
    private final StreamColumns[] streamStores;
    private final List<Lane> laneViews;
    private final List<PoolTrack> pools;
    private final List<StreamTrack> streams;
    private final List<QueueTrack> queues;
    private final List<LockTrack> locks;
    private final List<StepTrack> steps;
    private final LogLines log;
    /** Made when first asked for: immutable, so it does no harm that threads race to make it. */
    private PoolParts poolParts;

    /** Freezes a fold; called under the timeline's lock. */
    SnapshotView(Fold fold, long end, long begin, long events, long lateEvents) {
        this.end = end;
        this.begin = begin;
        this.events = events;
        this.lateEvents = lateEvents;
        lostEvents = fold.lostEvents;
        oddEvents = fold.oddEvents;
        undrawnTasks = fold.undrawnTasks();
        lost = fold.lost.freeze();
        names = fold.names();
        tasks = fold.tasks.freeze(this);
        lanes = new LaneStore[fold.lanes.lanes.size()];
        rows = new RowStore[fold.rowCount()];
        for (int i = 0; i < lanes.length; i++) {
            LaneStore lane = fold.lanes.lanes.get(i).freeze();
            lanes[i] = lane;
            for (RowStore row : lane.rows) {
                rows[row.id] = row;
            }
        }
        laneViews = new LaneViews();
        pools = fold.pools.stream().map(pool -> (PoolTrack) pool.freeze(this)).toList();
        streamStores = new StreamColumns[fold.streams.size()];
        List<StreamTrack> tracks = new ArrayList<>(streamStores.length);
        for (int i = 0; i < streamStores.length; i++) {
            StreamStore live = fold.streams.get(i);
            streamStores[i] = live.freeze();
            tracks.add(StreamView.of(live, streamStores[i], this));
        }
        streams = List.copyOf(tracks);
        queues = fold.queues.stream().map(QueueStore::freeze).toList();
        locks = fold.locks.stream().map(LockStore::freeze).toList();
        steps = fold.stepOrder.stream().map(StepStore::freeze).toList();
        log = fold.log.freeze(this);
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long begin() {
        return begin;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long lostEvents() {
        return lostEvents;
    }

    @Override
    public long lateEvents() {
        return lateEvents;
    }

    @Override
    public long undrawnTasks() {
        return undrawnTasks;
    }

    @Override
    public long oddEvents() {
        return oddEvents;
    }

    @Override
    public Intervals lost() {
        return lost;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public List<PoolTrack> pools() {
        return pools;
    }

    @Override
    public List<Lane> lanes() {
        return laneViews;
    }

    @Override
    public TaskColumns tasks() {
        return tasks;
    }

    @Override
    public List<StreamTrack> streams() {
        return streams;
    }

    @Override
    public List<QueueTrack> queues() {
        return queues;
    }

    @Override
    public List<LockTrack> locks() {
        return locks;
    }

    @Override
    public List<StepTrack> steps() {
        return steps;
    }

    @Override
    public LogLines log() {
        return log;
    }

    @Override
    public Moment at(long time) {
        return new Moment(this, time);
    }

    @Override
    public RowStore row(int id) {
        return rows[id];
    }

    @Override
    public int rowCount() {
        return rows.length;
    }

    /** The lanes and rows by pool. */
    PoolParts poolParts() {
        PoolParts parts = poolParts;
        if (parts == null) {
            parts = new PoolParts(lanes);
            poolParts = parts;
        }
        return parts;
    }

    @Override
    public LaneStore lane(int key) {
        return lanes[key];
    }

    @Override
    public StreamColumns stream(int id) {
        return id < 0 || id >= streamStores.length ? null : streamStores[id];
    }

    /** The lanes' views, made when asked for. */
    private final class LaneViews extends AbstractList<Lane> {
        @Override
        public Lane get(int key) {
            return new FrozenLane(lanes[key], tasks);
        }

        @Override
        public int size() {
            return lanes.length;
        }
    }
}
