package io.poolscope.analysis.rules;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The tasks of a run that were submitted and rejected, told apart by who rejected them, in one pass. */
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

        Finding.Where where() {
            return new Finding.Where(Math.min(from, until), until, List.of(), first);
        }
    }

    private final Some refused = new Some();
    private final Some shutDown = new Some();
    private long aborted;

    RejectedTasks(Snapshot snapshot) {
        Tasks tasks = snapshot.tasks();
        if (tasks.count(Outcome.ABORTED) + tasks.count(Outcome.DISCARDED) == 0) {
            return;
        }
        // The pools whose policy discards; in the others only an immediate shutdown does.
        BitSet discarding = new BitSet();
        for (PoolTrack pool : snapshot.pools()) {
            discarding.set(pool.id(), pool.policy() == SaturationPolicy.DISCARD || pool.policy() == SaturationPolicy.DISCARD_OLDEST);
        }
        for (long task = tasks.first(); task < tasks.size(); task++) {
            Outcome outcome = tasks.outcome(task);
            if (outcome == Outcome.ABORTED) {
                aborted++;
                refused.add(task, tasks.ended(task));
            } else if (outcome == Outcome.DISCARDED) {
                int pool = tasks.pool(task);
                (pool >= 0 && discarding.get(pool) ? refused : shutDown).add(task, tasks.ended(task));
            }
        }
    }

    /** Those that a policy refused or gave up, or that came to a pool that took no more. */
    Some refused() {
        return refused;
    }

    /** How many of the refused were refused with an exception. */
    long aborted() {
        return aborted;
    }

    /** Those in the queue of a pool that was shut down at once. */
    Some shutDown() {
        return shutDown;
    }
}
