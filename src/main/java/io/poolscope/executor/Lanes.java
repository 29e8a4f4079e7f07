package io.poolscope.executor;

import io.poolscope.event.PoolEvent;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which threads have which lane of one pool: its workers and its submitters. Thread-safe. */
final class Lanes {
    /** So many submitters are looked at, when one joins, for a dead one whose lane it can have. */
    private static final int PROBES = 4;

    /** So many consumers' lanes lie idle before one is given again, so that an ordinary run shows each stream on its own. */
    private static final int FREE_CONSUMER_LANES = 512;

    private final ObservedExecutor pool;
    private final Set<ThreadRole> workers = ConcurrentHashMap.newKeySet();
    private final Map<Thread, ThreadRole> foreign = new ConcurrentHashMap<>();
    private final Map<Thread, ThreadRole> submitters = new ConcurrentHashMap<>();
    /** Lanes of consumers of closed streams, guarded by itself. */
    private final ArrayDeque<Integer> consumerLanes = new ArrayDeque<>();
    /** The submitters in turn, guarded by itself. */
    private final ArrayDeque<ThreadRole> joined = new ArrayDeque<>();
    /** The last submitter: mostly the next one too. A race only costs a look into the map; a Carrier's fields are final or its own. */
    private volatile ThreadRole lastSubmitter;

    Lanes(ObservedExecutor pool) {
        this.pool = pool;
    }

    /** The calling thread as a submitter. */
    ThreadRole submitter() {
        Thread thread = Thread.currentThread();
        ThreadRole last = lastSubmitter;
        if (last != null && last.thread == thread) {
            return last;
        }
        ThreadRole known = submitters.get(thread);
        if (known == null) {
            known = join(thread);
        }
        lastSubmitter = known;
        return known;
    }

    private ThreadRole join(Thread thread) {
        ThreadRole added = new ThreadRole(pool, thread, pool.port.sink(), submitterLane());
        submitters.put(thread, added);
        synchronized (joined) {
            joined.add(added);
        }
        new PoolEvent.SubmitterJoined(pool.clock.stamp(), added.lane, pool.id, thread.getName()).emitTo(added.sink, pool.names);
        return added;
    }

    /** A lane of a submitter that is no more, or a new one. */
    private int submitterLane() {
        synchronized (joined) {
            for (int i = Math.min(PROBES, joined.size()); i > 0; i--) {
                ThreadRole oldest = joined.poll();
                if (!oldest.thread.isAlive()) {
                    submitters.remove(oldest.thread);
                    return oldest.lane;
                }
                joined.add(oldest);
            }
        }
        return pool.ids.acquireLane();
    }

    /** The calling thread becomes a worker. */
    ThreadRole enter() {
        Thread thread = Thread.currentThread();
        ThreadRole worker = new ThreadRole(pool, thread, pool.port.sink(), pool.ids.acquireLane());
        workers.add(worker);
        new PoolEvent.WorkerStarted(pool.clock.stamp(), worker.lane, pool.id, thread.getName()).emitTo(worker.sink, pool.names);
        return worker;
    }

    /** A worker ends; called by itself, or when its pool has stopped. */
    void leave(ThreadRole worker) {
        workers.remove(worker);
        foreign.remove(worker.thread);
        new PoolEvent.WorkerStopped(pool.clock.stamp(), worker.lane, pool.id).emitTo(pool.port.sink(), pool.names);
        pool.ids.releaseLane(worker.lane);
    }

    /** The calling thread, not of our making, as a worker. */
    ThreadRole foreignWorker() {
        Thread thread = Thread.currentThread();
        ThreadRole known = foreign.get(thread);
        if (known == null) {
            known = enter();
            foreign.put(thread, known);
        }
        return known;
    }

    /** The pool has stopped: the foreign threads are its workers no more. */
    void close() {
        for (ThreadRole each : foreign.values()) {
            leave(each);
        }
    }

    /** A lane for a consumer: one that was free for long, once there are many. */
    int consumerLane() {
        synchronized (consumerLanes) {
            if (consumerLanes.size() > FREE_CONSUMER_LANES) {
                return consumerLanes.poll();
            }
        }
        return pool.ids.acquireLane();
    }

    void consumerGone(int lane) {
        synchronized (consumerLanes) {
            consumerLanes.add(lane);
        }
    }

    /** The workers there are now. */
    Set<ThreadRole> workers() {
        return workers;
    }
}
