package io.poolscope.explore.walk;

import io.poolscope.event.Event;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.counter.Counter;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/**
 * Finds the next or previous time at which something worth a look happened. Costs by the length of what lies between,
 * so it belongs off the painting thread; an interrupt ends it by {@link CancellationException}.
 */
public final class Landmarks {
    private static final int STRIDE = 4096;

    private Landmarks() {
    }

    /** The end of the failed task nearest to {@code time} in one direction: its id, or nothing. */
    public static OptionalLong failure(Snapshot snapshot, long time, boolean forwards) {
        Tasks tasks = snapshot.tasks();
        if (tasks.count(Outcome.FAILED) == 0) {
            return OptionalLong.empty();
        }
        long best = -1;
        long bestTime = forwards ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (long task = tasks.first(); task < tasks.size(); task++) {
            check(task);
            if (tasks.outcome(task) == Outcome.FAILED) {
                long ended = tasks.ended(task);
                if (forwards ? ended > time && ended < bestTime : ended < time && ended > bestTime) {
                    best = task;
                    bestTime = ended;
                }
            }
        }
        return best < 0 ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /** When a pool's bounded queue next becomes full after {@code time}, or last became full before it. */
    public static OptionalLong fullQueue(Snapshot snapshot, long time, boolean forwards) {
        OptionalLong best = OptionalLong.empty();
        for (PoolTrack pool : snapshot.pools()) {
            OptionalLong found = forwards ? nextFull(pool, time, snapshot.end()) : previousFull(pool, snapshot.begin(), time);
            if (found.isPresent() && (best.isEmpty() || forwards == found.getAsLong() < best.getAsLong())) {
                best = found;
            }
        }
        return best;
    }

    private static boolean full(PoolTrack pool, Counter queued, long time) {
        int capacity = pool.sizeAt(time).capacity();
        return capacity != Event.UNBOUNDED && capacity > 0 && queued.valueAt(time) >= capacity;
    }

    private static OptionalLong nextFull(PoolTrack pool, long time, long end) {
        Counter queued = pool.queued().reader();
        boolean wasFull = full(pool, queued, time);
        int steps = 0;
        for (long at = queued.nextChange(time); at <= end; at = queued.nextChange(at)) {
            check(steps++);
            boolean isFull = full(pool, queued, at);
            if (isFull && !wasFull) {
                return OptionalLong.of(at);
            }
            wasFull = isFull;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong previousFull(PoolTrack pool, long begin, long time) {
        Counter queued = pool.queued().reader();
        boolean wasFull = full(pool, queued, begin);
        OptionalLong last = OptionalLong.empty();
        int steps = 0;
        for (long at = queued.nextChange(begin); at < time; at = queued.nextChange(at)) {
            check(steps++);
            boolean isFull = full(pool, queued, at);
            if (isFull && !wasFull) {
                last = OptionalLong.of(at);
            }
            wasFull = isFull;
        }
        return last;
    }

    private static void check(long step) {
        if (step % STRIDE == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("something else was asked for");
        }
    }
}
