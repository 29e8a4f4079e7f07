package io.poolscope.executor;

import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.Ids;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.RunEvent;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where the pools of one run get their lanes from. A lane is a place in the picture, its occupants a history: it is given
 * again when the thread that had it is gone, its pool has stopped, or nobody has the pool any more. When all are taken, a
 * thread goes without, {@link EventWord#NO_LANE}: it works, and is not drawn. Thread-safe.
 */
final class LaneSupply {
    /*
     * A worker's lane is free at once, as nothing comes from it any more. Those of submitters and consumers rest: their threads
     * may live, and an event of theirs that is late must not fall into somebody else's lane; and an ordinary run shows each
     * stream on its own. So they are given again only once there are many.
     *
     * When there are none, all pools are searched for threads that have ended, at most ten times a second.
     *
     * Locks: this one is taken with no other, but that of the ids within.
     */
    private static final int RESTING = 512;
    private static final long SEARCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** By the port's identity. Leads back to no port. */
    private static final Map<EventPort, LaneSupply> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    private final Ids ids;
    private final ArrayDeque<Integer> resting = new ArrayDeque<>();
    private final ReferenceQueue<Lanes> forgotten = new ReferenceQueue<>();
    private final Map<Reference<Lanes>, Tenancy> tenants = new ConcurrentHashMap<>();
    /** Guarded by this: when they may be searched again, of {@link System#nanoTime()}. */
    private long nextSearch = System.nanoTime();
    /** Guarded by this. */
    private boolean saidFull;

    private LaneSupply(Ids ids) {
        this.ids = ids;
    }

    static LaneSupply of(EventPort port) {
        return ALL.computeIfAbsent(port, added -> new LaneSupply(added.ids()));
    }

    /** The lanes that one pool holds, so that they can be given again when nobody has the pool any more. Knows no pool. */
    static final class Tenancy {
        private final LaneSupply supply;
        private final int pool;
        /** Guarded by itself. */
        private final BitSet workers = new BitSet();
        /** Guarded by {@link #workers}. */
        private final BitSet others = new BitSet();

        private Tenancy(LaneSupply supply, int pool) {
            this.supply = supply;
            this.pool = pool;
        }

        /** A lane for a worker, or {@link EventWord#NO_LANE}. */
        int worker(EventPort port) {
            return hold(supply.take(port, false), workers);
        }

        /** A lane for a submitter or a consumer, or {@link EventWord#NO_LANE}. */
        int other(EventPort port) {
            return hold(supply.take(port, true), others);
        }

        private int hold(int lane, BitSet held) {
            if (lane != EventWord.NO_LANE) {
                synchronized (workers) {
                    held.set(lane);
                }
            }
            return lane;
        }

        /** Gives a lane back; a worker's after its {@code WorkerStopped} was emitted. */
        void free(int lane) {
            if (lane == EventWord.NO_LANE) {
                return;
            }
            boolean worked;
            synchronized (workers) {
                worked = workers.get(lane);
                workers.clear(lane);
                others.clear(lane);
            }
            if (worked) {
                supply.ids.releaseLane(lane);
            } else {
                supply.rest(lane);
            }
        }

        private void end(EventPort port) {
            List<Integer> held = new ArrayList<>();
            synchronized (workers) {
                workers.stream().forEach(held::add);
            }
            for (int lane : held) {
                tell(port, () -> new PoolEvent.WorkerStopped(port.clock().stamp(), lane, pool));
                free(lane);
            }
            held.clear();
            synchronized (workers) {
                others.stream().forEach(held::add);
            }
            held.forEach(this::free);
        }
    }

    /** The lanes of a new pool. */
    Tenancy tenancy(Lanes lanes, int pool) {
        Tenancy added = new Tenancy(this, pool);
        tenants.put(new Tenant(lanes, forgotten), added);
        return added;
    }

    /** Knows a pool's lanes, weakly: to search them, and to hear that nobody has them any more. */
    private static final class Tenant extends PhantomReference<Lanes> {
        private final WeakReference<Lanes> searched;

        Tenant(Lanes lanes, ReferenceQueue<Lanes> queue) {
            super(lanes, queue);
            searched = new WeakReference<>(lanes);
        }
    }

    private int take(EventPort port, boolean rested) {
        endForgotten(port);
        int lane = takeFree(rested);
        if (lane == EventWord.NO_LANE && search()) {
            lane = takeFree(rested);
        }
        if (lane == EventWord.NO_LANE) {
            sayFull(port);
        }
        return lane;
    }

    private synchronized int takeFree(boolean rested) {
        if (rested && resting.size() > RESTING) {
            return resting.poll();
        }
        int lane = ids.tryAcquireLane();
        return lane != EventWord.NO_LANE || resting.isEmpty() ? lane : resting.poll();
    }

    private synchronized void rest(int lane) {
        resting.add(lane);
    }

    /** Gives back what pools hold that nobody has any more. */
    private void endForgotten(EventPort port) {
        for (Reference<? extends Lanes> each = forgotten.poll(); each != null; each = forgotten.poll()) {
            Tenancy ended = tenants.remove(each);
            if (ended != null) {
                ended.end(port);
            }
        }
    }

    /** Looks in all pools for threads that have ended; returns whether it did. */
    private boolean search() {
        synchronized (this) {
            long now = System.nanoTime();
            if (now - nextSearch < 0) {
                return false;
            }
            nextSearch = now + SEARCH_NANOS;
        }
        for (Reference<Lanes> each : tenants.keySet()) {
            Lanes lanes = ((Tenant) each).searched.get();
            if (lanes != null) {
                lanes.freeDead();
            }
        }
        return true;
    }

    private void sayFull(EventPort port) {
        synchronized (this) {
            if (saidFull) {
                return;
            }
            saidFull = true;
        }
        tell(port, () -> new RunEvent.LogWritten(port.clock().stamp(), EventWord.NO_LANE, "all " + (EventWord.MAX_LANE + 1)
                + " lanes are taken: what further threads do is counted and not drawn", -1));
    }

    /** Tells an event if it can be told; who tells it, as one that needs a lane or ends a pool, goes on in any case. */
    static void tell(EventPort port, Supplier<Event> event) {
        try {
            event.get().emitTo(port.sink(), port.names());
        } catch (RuntimeException | Error e) {
            UncaughtFailures.untold(e);
        }
    }
}
