package io.poolscope.executor;

import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which threads have which lane of one pool: its workers and its submitters. Thread-safe. */
final class Lanes {
    /** So many threads that are gone are let go when one comes: more than one, so that none are left. */
    private static final int MOST_GONE = 4;

    private final ObservedExecutor pool;
    private final LaneSupply.Tenancy tenancy;
    private final Set<ThreadRole> workers = ConcurrentHashMap.newKeySet();
    private final Occupants foreign = new Occupants();
    private final Occupants submitters = new Occupants();
    /** The last submitter: mostly the next one too. A race only costs a look into the table; a Carrier's fields are final or its own. */
    private volatile ThreadRole lastSubmitter;

    Lanes(ObservedExecutor pool) {
        this.pool = pool;
        tenancy = LaneSupply.of(pool.port).tenancy(this, pool.id);
    }

    /** The calling thread as a submitter; always, also where no lane is left. */
    ThreadRole submitter() {
        Thread thread = Thread.currentThread();
        ThreadRole last = lastSubmitter;
        if (last != null && last.thread == thread) {
            return last;
        }
        ThreadRole known = submitters.of(thread);
        if (known == null) {
            known = join(thread);
        }
        lastSubmitter = known;
        return known;
    }

    private ThreadRole join(Thread thread) {
        ThreadRole gone = submitters.takeDead();
        int lane = gone != null && gone.lane != EventWord.NO_LANE ? gone.lane : tenancy.other(pool.port);
        ThreadRole added = new ThreadRole(pool, thread, ThreadRole.sinkOf(pool.port), lane);
        if (!submitters.add(added)) {
            // The pool has stopped: all that is left to tell is that it refuses.
            tenancy.free(lane);
            return new ThreadRole(pool, thread, added.sink, EventWord.NO_LANE);
        }
        if (lane != EventWord.NO_LANE) {
            tell(new PoolEvent.SubmitterJoined(pool.stamp(), lane, pool.id, thread.getName()), added.sink);
        }
        return added;
    }

    /** The calling thread becomes a worker; always, also where no lane is left. */
    ThreadRole enter() {
        Thread thread = Thread.currentThread();
        ThreadRole worker = new ThreadRole(pool, thread, ThreadRole.sinkOf(pool.port), tenancy.worker(pool.port));
        workers.add(worker);
        if (worker.lane != EventWord.NO_LANE) {
            tell(new PoolEvent.WorkerStarted(pool.stamp(), worker.lane, pool.id, thread.getName()), worker.sink);
        }
        return worker;
    }

    private void tell(PoolEvent event, EventSink sink) {
        try {
            event.emitTo(sink, pool.names);
        } catch (RuntimeException | Error e) {
            UncaughtFailures.untold(e);
        }
    }

    /** A worker ends; called by itself, or when its thread is gone or its pool has stopped. */
    void leave(ThreadRole worker) {
        if (!workers.remove(worker)) {
            return;
        }
        foreign.remove(worker);
        if (worker.lane != EventWord.NO_LANE) {
            tell(new PoolEvent.WorkerStopped(pool.stamp(), worker.lane, pool.id),
                    worker.thread == Thread.currentThread() ? worker.sink : ThreadRole.sinkOf(pool.port));
            tenancy.free(worker.lane);
        }
    }

    /** The calling thread, not of our making, as a worker. */
    ThreadRole foreignWorker() {
        ThreadRole known = foreign.of(Thread.currentThread());
        if (known != null) {
            return known;
        }
        for (int i = 0; i < MOST_GONE; i++) {
            ThreadRole gone = foreign.takeDead();
            if (gone == null) {
                break;
            }
            leave(gone);
        }
        known = enter();
        if (!foreign.add(known)) {
            // The pool was told to have stopped, and its executor goes on all the same.
            leave(known);
            return new ThreadRole(pool, known.thread, known.sink, EventWord.NO_LANE);
        }
        return known;
    }

    /** The pool has stopped: the foreign threads are its workers no more, and nobody is its submitter. */
    void close() {
        for (ThreadRole each : foreign.takeAll()) {
            leave(each);
        }
        for (ThreadRole each : submitters.takeAll()) {
            tenancy.free(each.lane);
        }
        lastSubmitter = null;
    }

    /** Gives back the lanes of threads that have ended. */
    void freeDead() {
        for (ThreadRole each : foreign.takeAllDead()) {
            leave(each);
        }
        for (ThreadRole each : submitters.takeAllDead()) {
            tenancy.free(each.lane);
        }
    }

    /** A lane for a consumer, or {@link EventWord#NO_LANE}. */
    int consumerLane() {
        return tenancy.other(pool.port);
    }

    void consumerGone(int lane) {
        tenancy.free(lane);
    }

    /** The workers there are now. */
    Set<ThreadRole> workers() {
        return workers;
    }
}
