package io.poolscope.analysis;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/** The tasks of a run that were submitted and rejected, told apart by who rejected them. */
final class NeverRan {
    private final Tasks tasks;
    /** The pools whose policy discards, by id; in the others only {@code shutdownNow} does. */
    private final BitSet discarding = new BitSet();

    NeverRan(Run run) {
        tasks = run.snapshot().tasks();
        for (PoolTrack pool : run.snapshot().pools()) {
            discarding.set(pool.id(), pool.policy() == SaturationPolicy.DISCARD || pool.policy() == SaturationPolicy.DISCARD_OLDEST);
        }
    }

    /** Whether there is none at all. */
    boolean isEmpty() {
        return tasks.count(Outcome.ABORTED) + tasks.count(Outcome.DISCARDED) == 0;
    }

    /** Whether it was in the queue of a pool that was shut down at once. */
    boolean shutDown(long task) {
        return tasks.outcome(task) == Outcome.DISCARDED && !(tasks.pool(task) >= 0 && discarding.get(tasks.pool(task)));
    }

    /** Whether a policy refused it or gave it up. */
    boolean refused(long task) {
        return tasks.outcome(task) == Outcome.ABORTED || tasks.outcome(task) == Outcome.DISCARDED && !shutDown(task);
    }

    /** Those of a kind: how many, the first few, and when. */
    Chosen those(LongPredicate kind) {
        long count = 0;
        List<Long> some = new ArrayList<>();
        long from = Long.MAX_VALUE;
        long until = 0;
        for (long task = tasks.first(); task < tasks.size(); task++) {
            if (kind.test(task)) {
                count++;
                from = Math.min(from, tasks.ended(task));
                until = Math.max(until, tasks.ended(task));
                if (some.size() < Finding.Where.MOST) {
                    some.add(task);
                }
            }
        }
        return new Chosen(count, some, Math.min(from, until), until);
    }

    /**
     * Some tasks.
     *
     * @param count how many there are
     * @param some the first few
     * @param from when the first was rejected
     * @param until when the last was
     */
    record Chosen(long count, List<Long> some, long from, long until) {
    }
}
