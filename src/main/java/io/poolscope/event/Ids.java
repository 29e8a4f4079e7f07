package io.poolscope.event;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out the ids of one run: dense, from 0, each sort on its own. Thread-safe.
 *
 * <p>A lane is a thread in a role: a worker of a pool, a submitter to a pool, a consumer of a stream. The number of a
 * thread that is gone may be given again ({@link #releaseLane}), so that a run may have any number of threads, of
 * which {@link EventWord#MAX_LANE} + 1 have a lane at one time.
 */
public final class Ids {
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicInteger pools = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicInteger queues = new AtomicInteger();
    private final AtomicInteger locks = new AtomicInteger();
    private final AtomicInteger scripts = new AtomicInteger();
    /** The lanes in use; guarded by itself. */
    private final BitSet lanes = new BitSet();
    /** No lane below is free; guarded by {@link #lanes}. */
    private int lowest;

    /** Ids from 0. */
    public Ids() {
    }

    /** The next task id. */
    public long nextTask() {
        return tasks.getAndIncrement();
    }

    /** The next pool id. */
    public int nextPool() {
        return pools.getAndIncrement();
    }

    /**
     * The next result stream id, or {@link Extras#NO_STREAM} once all up to {@link Extras#MAX_STREAM} are given. A stream
     * without an id has no events of its own, and its tasks are submitted as such of no stream: it runs, and is not drawn.
     */
    public int nextStream() {
        int next = streams.getAndUpdate(id -> id > Extras.MAX_STREAM ? id : id + 1);
        return next > Extras.MAX_STREAM ? Extras.NO_STREAM : next;
    }

    /** The next observed queue id. */
    public int nextQueue() {
        return queues.getAndIncrement();
    }

    /** The next observed lock id. */
    public int nextLock() {
        return locks.getAndIncrement();
    }

    /** The next id of a script, the source text that {@link RunEvent.StepReached} points into. */
    public int nextScript() {
        return scripts.getAndIncrement();
    }

    /**
     * A free lane, the lowest first.
     *
     * @throws IllegalStateException if {@link EventWord#MAX_LANE} + 1 lanes are in use
     */
    public int acquireLane() {
        int lane = tryAcquireLane();
        if (lane == EventWord.NO_LANE) {
            throw new IllegalStateException("more than " + (EventWord.MAX_LANE + 1) + " lanes at one time");
        }
        return lane;
    }

    /** A free lane, the lowest first, or {@link EventWord#NO_LANE} if all {@link EventWord#MAX_LANE} + 1 are in use. */
    public int tryAcquireLane() {
        synchronized (lanes) {
            int lane = lanes.nextClearBit(lowest);
            if (lane > EventWord.MAX_LANE) {
                lowest = lane;
                return EventWord.NO_LANE;
            }
            lanes.set(lane);
            lowest = lane + 1;
            return lane;
        }
    }

    /** Gives a lane back after its {@code WorkerStopped} has been emitted. */
    public void releaseLane(int lane) {
        synchronized (lanes) {
            if (lane < 0 || !lanes.get(lane)) {
                throw new IllegalArgumentException("lane " + lane + " is not in use");
            }
            lanes.clear(lane);
            lowest = Math.min(lowest, lane);
        }
    }
}
