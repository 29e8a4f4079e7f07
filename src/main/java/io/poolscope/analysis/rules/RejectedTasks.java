package io.poolscope.analysis.rules;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tasks of a run that were submitted and rejected, told apart by pool and by who rejected them, in one pass. */
final class RejectedTasks {
    /** Some tasks: how many, the first few, and when the first and the last of them were rejected. */
    static final class Some {
        private long count;
        private final List<Long> first = new ArrayList<>();
        private long from = Long.MAX_VALUE;
        private long until;

        private void add(long task, long ended) {
            count++;
            from = Math.min(from, ended);
            until = Math.max(until, ended);
            if (first.size() < Finding.Where.MOST) {
                first.add(task);
            }
        }

        long count() {
            return count;
        }

        Finding.Where where(int pool) {
            return Finding.Where.of(pool, Math.min(from, until), until, List.of(), first);
        }
    }

    /** The rejected tasks of one pool. */
    static final class OfPool {
        private final int pool;
        private final SaturationPolicy policy;
        private final long stopped;
        private final Some refused = new Some();
        private final Some shutDown = new Some();
        private long submitted;
        private long aborted;
        private long byPolicy;

        private OfPool(int pool, SaturationPolicy policy, long stopped) {
            this.pool = pool;
            this.policy = policy;
            this.stopped = stopped;
        }

        private boolean discards() {
            return policy == SaturationPolicy.DISCARD || policy == SaturationPolicy.DISCARD_OLDEST;
        }

        private void add(Outcome outcome, long task, long ended) {
            if (outcome == Outcome.ABORTED) {
                aborted++;
                refused.add(task, ended);
                // What comes to a pool that has ended is refused whatever its policy.
                byPolicy += policy == SaturationPolicy.ABORT && ended < stopped ? 1 : 0;
            } else if (discards()) {
                refused.add(task, ended);
                byPolicy++;
            } else {
                // Where the policy doesn't discard, only an immediate shutdown does.
                shutDown.add(task, ended);
            }
        }

        /** The pool's id, or -1 for tasks of which it isn't known. */
        int pool() {
            return pool;
        }

        /** How many tasks of the pool were submitted, as far as they are kept. */
        long submitted() {
            return submitted;
        }

        /** Those that a policy refused or gave up, or that came to a pool that took no more. */
        Some refused() {
            return refused;
        }

        /** How many of the refused were refused with an exception. */
        long aborted() {
            return aborted;
        }

        /** How many of the refused were refused or given up by the pool's policy. */
        long byPolicy() {
            return byPolicy;
        }

        /** Those in the queue of a pool that was shut down at once. */
        Some shutDown() {
            return shutDown;
        }
    }

    /** By pool id + 1; null where a pool rejected nothing. */
    private final OfPool[] pools;

    RejectedTasks(Snapshot snapshot) {
        Tasks tasks = snapshot.tasks();
        pools = new OfPool[snapshot.pools().size() + 1];
        if (tasks.count(Outcome.ABORTED) + tasks.count(Outcome.DISCARDED) == 0) {
            return;
        }
        long[] submitted = new long[pools.length];
        for (long task = tasks.first(); task < tasks.size(); task++) {
            Outcome outcome = tasks.outcome(task);
            boolean rejected = outcome == Outcome.ABORTED || outcome == Outcome.DISCARDED;
            if (!rejected && !tasks.contains(task)) {
                continue;
            }
            int pool = tasks.pool(task);
            int slot = pool >= 0 && pool < snapshot.pools().size() ? pool + 1 : 0;
            submitted[slot]++;
            if (rejected) {
                if (pools[slot] == null) {
                    pools[slot] = of(snapshot, slot - 1);
                }
                pools[slot].add(outcome, task, tasks.ended(task));
            }
        }
        for (int slot = 0; slot < pools.length; slot++) {
            if (pools[slot] != null) {
                pools[slot].submitted = submitted[slot];
            }
        }
    }

    private static OfPool of(Snapshot snapshot, int pool) {
        if (pool < 0) {
            return new OfPool(pool, SaturationPolicy.BLOCK, Snapshot.OPEN);
        }
        PoolTrack track = snapshot.pools().get(pool);
        return new OfPool(pool, track.policy(), track.stopped());
    }

    /** The pools that rejected tasks, by id. */
    List<OfPool> pools() {
        return Arrays.stream(pools).filter(Objects::nonNull).toList();
    }

    /** How many tasks a pool's policy refused or gave up. */
    long byPolicy(int pool) {
        return pools[pool + 1] == null ? 0 : pools[pool + 1].byPolicy();
    }
}
