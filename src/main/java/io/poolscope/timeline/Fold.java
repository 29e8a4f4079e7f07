package io.poolscope.timeline;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.counter.SliceChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes events one by one into the stores. Used by one thread at a time, under the timeline's lock.
 *
 * <p>Events of one thread come in their order; those of different threads may come in any, as long as they are not older than what was
 * committed. So nothing here relies on an event of another thread having come before: each only writes its own fact, and a
 * counter changes when both of the facts that say so are there.
 */
final class Fold implements StoreLookup {
    /** How far an id may lie above all before, so that a damaged event can't ask for all memory. */
    static final long MAX_JUMP = 1L << 22;
    /** The highest id of a pool, stream, queue or lock that is followed; events of others are odd. */
    static final int MAX_TRACK = 1 << 20;

    /** A thread of a scenario's script; the thread by the number of its name. */
    private record StepKey(int script, int thread) {
    }

    private final Names names;
    /** Where changes of counters wait while a slice is folded; before all that uses it. */
    final SliceChanges changes = new SliceChanges(Timeline.SLICE);
    final LaneRegistry lanes = new LaneRegistry();
    final TaskStore tasks = new TaskStore(this);
    final List<PoolStore> pools = new ArrayList<>();
    final List<StreamStore> streams = new ArrayList<>();
    final List<QueueStore> queues = new ArrayList<>();
    final List<LockStore> locks = new ArrayList<>();
    private final Map<StepKey, StepStore> steps = new HashMap<>();
    final List<StepStore> stepOrder = new ArrayList<>();
    final LogStore log = new LogStore(this);
    final IntervalStore lost = new IntervalStore();
    private final TaskFold taskFold = new TaskFold(this);
    private final SliceFold sliceFold = new SliceFold(this);
    long lostEvents;
    long oddEvents;

    Fold(Names names) {
        this.names = names;
    }

    /** How many tasks started on threads for which there was no lane. */
    long undrawnTasks() {
        return tasks.undrawnCount();
    }

    /** Counts an event that makes no sense. */
    void odd() {
        oddEvents++;
    }

    /**
     * Takes the events at {@code from} to before {@code to}, which are at most {@link Timeline#SLICE}.
     *
     * @param rising whether their times never fall
     */
    void slice(long[] times, long[] words, long[] as, long[] bs, int from, int to, boolean rising) {
        sliceFold.fold(times, words, as, bs, from, to, rising);
    }

    /** Takes an event. */
    void event(long time, long word, long a, long b) {
        int code = EventWord.code(word);
        if (code == 0 || code > EventKind.all().size()) {
            odd();
            return;
        }
        long id = EventWord.id(word);
        int number = EventWord.lane(word);
        switch (EventKind.of(code)) {
            case TASK_SUBMITTED -> taskFold.submitted(time, id, number);
            case TASK_SUBMITTED_AS -> taskFold.submittedAs(time, id, number, a, b);
            case TASK_STARTED -> taskFold.started(time, id, number);
            case TASK_FINISHED -> taskFold.ended(time, id, number, Outcome.FINISHED);
            case TASK_FAILED -> {
                tasks.notes.error.set(id, (int) a);
                taskFold.ended(time, id, number, Outcome.FAILED);
            }
            case TASK_CANCELLED -> taskFold.cancelled(time, id, number);
            case TASK_REJECTED -> taskFold.ended(time, id, number, a == 0 ? Outcome.ABORTED : Outcome.DISCARDED);
            case WORKER_RELEASED -> taskFold.released(time, id, number);
            case RESULT_BUFFERED -> taskFold.buffered(time, id, number, Extras.placeStream(a), Extras.placeIndex(a), b);
            case RESULT_CONSUMED -> taskFold.consumed(time, id, number, Extras.placeStream(a), Extras.placeIndex(a));
            case RESULT_DROPPED -> taskFold.dropped(time, id, Extras.placeStream(a), Extras.placeIndex(a));
            case CONSUMER_WAITING -> waiting(time, id, number, a);
            case SUBMITTER_BLOCKED, SUBMITTER_UNBLOCKED -> submitterBlocked(EventKind.of(code), time, id, number);
            case TASK_BLOCKED -> taskBlocked(time, id, a, b);
            case TASK_UNBLOCKED -> tasks.notes.blocks.close(id, time, a, lanes.keyAt(b));
            case TASK_PHASE -> phase(time, id, (int) a);
            case TASK_CPU_MEASURED -> tasks.notes.cpu.set(id, a);
            case FAILURE_READ -> tasks.notes.failureRead.set(id, time);
            case PAYLOAD_TRANSFERRED -> payload(id, a, b != 0);
            default -> rare(EventKind.of(code), time, id, number, a, b);
        }
    }

    /** What happens seldom: to pools, lanes and around the tasks. */
    private void rare(EventKind kind, long time, long id, int number, long a, long b) {
        if (id > MAX_TRACK) {
            odd();
            return;
        }
        int which = (int) id;
        switch (kind) {
            case POOL_STARTED -> poolStarted(pool(which), time, a, b);
            case POOL_RESIZED -> pool(which).sizes.add(new PoolTrack.Size(time, (int) a, (int) Extras.capacity(b)));
            case POOL_STOPPED -> pool(which).stopped = time;
            case POOL_BROKEN -> {
                pool(which).broken = time;
                pool(which).error = name(a);
            }
            case WORKER_STARTED -> lanes.begin(number, Role.WORKER, which, -1, name(a), time, pool(which).threadsAreMany());
            case WORKER_STOPPED -> taskFold.workerStopped(number, time);
            case SUBMITTER_JOINED -> {
                pool(which);
                lanes.begin(number, Role.SUBMITTER, which, -1, name(a), time, true);
            }
            case CONSUMER_JOINED -> consumer(number, which, time, name(a));
            case STREAM_OPENED -> streamOpened(stream(which), time, a, b);
            case STREAM_CLOSED -> streamClosed(stream(which), time);
            case QUEUE_OPENED -> {
                QueueStore queue = queue(which);
                queue.name = name(a);
                queue.capacity = (int) Extras.capacity(b);
                queue.opened = time;
            }
            case ITEM_PUT, ITEM_TAKEN -> queue(which).changed(time, (int) a, b, kind == EventKind.ITEM_PUT);
            case LOCK_ACQUIRED -> {
                lock(which).name = name(a);
                lock(which).acquire(time, lanes.keyAt(number), b);
            }
            case LOCK_RELEASED -> lock(which).held.close(time);
            case STEP_REACHED -> step(which, (int) b).add(time, Math.max(0, (int) a));
            case LOG_WRITTEN -> log.add(time, lanes.keyAt(number), b, (int) a);
            case EVENTS_LOST -> lost(time, number, a, b);
            default -> odd();
        }
    }

    private void poolStarted(PoolStore pool, long time, long a, long b) {
        int kind = Extras.poolKind(b);
        int policy = Extras.poolPolicy(b);
        if (kind >= PoolKind.values().length || policy >= SaturationPolicy.values().length) {
            odd();
            return;
        }
        pool.name = name(Extras.name(a));
        pool.kind = PoolKind.of(kind);
        pool.policy = SaturationPolicy.of(policy);
        pool.started = time;
        pool.sizes.set(0, new PoolTrack.Size(time, Extras.poolWorkers(a), (int) Extras.poolCapacity(b)));
    }

    private void streamOpened(StreamStore stream, long time, long a, long b) {
        stream.touch();
        stream.name = name(Extras.name(a));
        int pool = Extras.streamPool(a);
        stream.pool = pool > MAX_TRACK ? -1 : pool;
        if (Extras.streamDelivery(b) == Delivery.AS_COMPLETED.ordinal()) {
            stream.asCompleted(tasks);
        }
        stream.window = (int) Extras.streamWindow(b);
        stream.opened = time;
    }

    private void streamClosed(StreamStore stream, long time) {
        stream.touch();
        stream.closed = time;
        stream.dismiss(time);
    }

    private void submitterBlocked(EventKind kind, long time, long id, int number) {
        if (id > MAX_TRACK) {
            odd();
            return;
        }
        LaneStore lane = submitter(number, (int) id, time);
        if (kind == EventKind.SUBMITTER_BLOCKED) {
            lane.blocked().open(time, id);
        } else {
            lane.blocked().close(time);
        }
    }

    private void waiting(long time, long id, int number, long index) {
        if (id > MAX_TRACK) {
            odd();
            return;
        }
        if (number == EventWord.NO_LANE) {
            return;
        }
        LaneStore lane = consumer(number, (int) id, time, "");
        lane.consuming().close(time);
        lane.waiting().open(time, index);
    }

    private void taskBlocked(long time, long id, long reason, long target) {
        if (reason < 0 || reason >= BlockReason.values().length) {
            odd();
            return;
        }
        tasks.notes.blocks.close(id, time, -1, -1);
        tasks.notes.blocks.open(id, time, reason, target);
    }

    private void phase(long time, long id, int name) {
        tasks.notes.phases.close(id, time, 0, 0);
        if (name != Names.NONE) {
            tasks.notes.phases.open(id, time, name, 0);
        }
    }

    private void payload(long id, long bytes, boolean toWorker) {
        LongColumn column = toWorker ? tasks.notes.toWorker : tasks.notes.fromWorker;
        column.set(id, Math.max(0, column.get(id)) + bytes);
    }

    private void lost(long time, int number, long count, long since) {
        lostEvents += count;
        lost.open(Math.min(since, time), count);
        lost.close(time);
        LaneStore only = number == EventWord.NO_LANE ? null : lanes.at(number);
        if (only != null) {
            only.lossy = true;
        } else {
            lanes.losses++;
        }
    }

    private StepStore step(int script, int thread) {
        return steps.computeIfAbsent(new StepKey(script, thread), key -> {
            StepStore store = new StepStore(script, name(thread));
            stepOrder.add(store);
            return store;
        });
    }

    /** The pool with an id up to {@link #MAX_TRACK}, made if it is new. */
    PoolStore pool(int id) {
        if (id < pools.size()) {
            return pools.get(id);
        }
        while (pools.size() <= id) {
            pools.add(new PoolStore(pools.size(), changes));
        }
        return pools.get(id);
    }

    @Override
    public StreamStore stream(int id) {
        if (id < 0 || id > MAX_TRACK) {
            return null;
        }
        if (id < streams.size()) {
            return streams.get(id);
        }
        while (streams.size() <= id) {
            streams.add(new StreamStore(streams.size(), changes));
        }
        return streams.get(id);
    }

    private QueueStore queue(int id) {
        while (queues.size() <= id) {
            queues.add(new QueueStore(queues.size()));
        }
        return queues.get(id);
    }

    private LockStore lock(int id) {
        while (locks.size() <= id) {
            locks.add(new LockStore(locks.size()));
        }
        return locks.get(id);
    }

    /** The lane of a submitter, made if its joining was lost; it is about to change. */
    LaneStore submitter(int number, int pool, long time) {
        LaneStore lane = number == EventWord.NO_LANE ? lanes.anonymous(pool, time) : lanes.at(number);
        if (lane == null) {
            lane = lanes.begin(number, Role.SUBMITTER, pool, -1, "", time, true);
        }
        lane.touch();
        return lane;
    }

    /** The lane of a consumer, made if it is new; it is about to change. */
    LaneStore consumer(int number, int streamId, long time, String name) {
        LaneStore lane = lanes.at(number);
        if (lane == null || lane.role != Role.CONSUMER || lane.stream != streamId || !name.isEmpty()) {
            lane = lanes.begin(number, Role.CONSUMER, -1, streamId, name, time, true);
        }
        stream(streamId).attend(lane);
        lane.touch();
        return lane;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public RowStore row(int id) {
        return lanes.rows.get(id);
    }

    @Override
    public int rowCount() {
        return lanes.rows.size();
    }

    @Override
    public LaneStore lane(int key) {
        return lanes.lanes.get(key);
    }

    @Override
    public Names names() {
        return names;
    }

    /** Commits all counters up to a time before which nothing can come any more. */
    void commit(long horizon) {
        for (PoolStore pool : pools) {
            pool.commit(horizon);
        }
        for (StreamStore stream : streams) {
            stream.commit(horizon, tasks);
        }
        for (QueueStore queue : queues) {
            queue.depth.commit(horizon);
        }
    }

    /** The heap that the history takes, by what it is spent on. */
    Map<String, Long> bytesBy() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        tasks.bytesBy(bytes);
        for (LaneStore lane : lanes.lanes) {
            lane.bytesBy(bytes);
        }
        for (PoolStore pool : pools) {
            bytes.merge("pool counters", pool.bytes(), Long::sum);
        }
        for (StreamStore stream : streams) {
            stream.bytesBy(bytes);
        }
        for (QueueStore queue : queues) {
            bytes.merge("queues", queue.bytes(), Long::sum);
        }
        return bytes;
    }
}
