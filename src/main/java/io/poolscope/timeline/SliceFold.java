package io.poolscope.timeline;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Role;
import io.poolscope.timeline.counter.SliceChanges;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Folds a slice of events lane by lane: all of a lane's events one after the other, so that what belongs to the lane is at hand, and
 * what comes next can be foretold. Events of one thread keep their order, and no other order matters to tasks and rows; counters
 * get theirs by {@link SliceChanges}. What does depend on the order between threads (a lane begins, a lock is taken, events were lost) is
 * folded in its place, between groups. Used by one thread at a time.
 */
final class SliceFold {
    /*
     * A group's events are linked by lane in one pass: next[e] is the event after e on its lane, last[s] the one that came last in a
     * lane's slot, or -1 outside of a pass. So a lane costs nothing where it has no event.
     */
    private static final int FEW = 24;

    /** The kinds that concern tasks, on lanes of any role, as bits by code. */
    static final long ANYWHERE = bits(EnumSet.of(EventKind.TASK_SUBMITTED, EventKind.TASK_SUBMITTED_AS, EventKind.TASK_STARTED,
            EventKind.TASK_FINISHED, EventKind.TASK_FAILED, EventKind.TASK_CANCELLED, EventKind.TASK_REJECTED, EventKind.WORKER_RELEASED,
            EventKind.RESULT_BUFFERED, EventKind.RESULT_DROPPED, EventKind.TASK_BLOCKED, EventKind.TASK_UNBLOCKED, EventKind.TASK_PHASE,
            EventKind.TASK_CPU_MEASURED, EventKind.FAILURE_READ, EventKind.PAYLOAD_TRANSFERRED));
    private static final long OF_SUBMITTERS = ANYWHERE | bits(EnumSet.of(EventKind.SUBMITTER_BLOCKED, EventKind.SUBMITTER_UNBLOCKED));
    private static final long OF_CONSUMERS = ANYWHERE | bits(EnumSet.of(EventKind.CONSUMER_WAITING, EventKind.RESULT_CONSUMED));

    private final Fold fold;
    private final LaneRegistry registry;
    private final SliceChanges changes;
    private final LaneFold laneFold;
    private final int[] next = new int[Timeline.SLICE];
    private int[] last = {};
    /** The slots in this group, in the order in which they came, and each one's first event; grown as needed. */
    private int[] met = new int[64];
    private int[] first = new int[64];
    private int metCount;

    SliceFold(Fold fold) {
        this.fold = fold;
        registry = fold.lanes;
        changes = fold.changes;
        laneFold = new LaneFold(fold, next);
    }

    private static long bits(Set<EventKind> kinds) {
        return kinds.stream().mapToLong(kind -> 1L << kind.code()).reduce(0, (x, y) -> x | y);
    }

    /** The kinds of events that may be folded in the order of a lane alone. */
    static long usual(Role role) {
        return switch (role) {
            case SUBMITTER -> OF_SUBMITTERS;
            case CONSUMER -> OF_CONSUMERS;
            default -> ANYWHERE;
        };
    }

    /** Folds events {@code from} to before {@code to}; {@code rising} says that their times never fall. */
    void fold(long[] times, long[] words, long[] as, long[] bs, int from, int to, boolean rising) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                fold.event(times[i], words[i], as[i], bs[i]);
            }
            return;
        }
        laneFold.batch(times, words, as, bs);
        int begin = from;
        while (begin < to) {
            int end = link(words, begin, to);
            group(times, begin, end, rising);
            if (end < to) {
                fold.event(times[end], words[end], as[end], bs[end]);
            }
            begin = end + 1;
        }
    }

    /** Links the events up to the first that has to be folded in its place, and returns that. */
    private int link(long[] words, int from, int to) {
        long[] usual = registry.usual();
        if (last.length < usual.length) {
            last = new int[usual.length];
            Arrays.fill(last, -1);
        }
        int[] lasts = last;
        for (int i = from; i < to; i++) {
            long word = words[i];
            int slot = LaneRegistry.slot(EventWord.lane(word));
            // A code beyond 63 is nobody's: whatever its low bits say, it is only counted.
            if (slot >= usual.length || (usual[slot] >>> word & 1) == 0) {
                return i;
            }
            int event = i - from;
            int before = lasts[slot];
            lasts[slot] = event;
            if (before >= 0) {
                next[before] = event;
            } else {
                meet(slot, event);
            }
        }
        return to;
    }

    private void meet(int slot, int event) {
        if (metCount == met.length) {
            met = Arrays.copyOf(met, metCount * 2);
            first = Arrays.copyOf(first, metCount * 2);
        }
        met[metCount] = slot;
        first[metCount++] = event;
    }

    private void group(long[] times, int from, int to, boolean rising) {
        if (from == to) {
            return;
        }
        for (int k = 0; k < metCount; k++) {
            next[last[met[k]]] = -1;
            last[met[k]] = -1;
        }
        changes.begin();
        laneFold.begin(from);
        // Submits before starts before consumptions: then hardly anything has to wait to be put right.
        run(Role.SUBMITTER);
        run(Role.WORKER);
        run(Role.CONSUMER);
        metCount = 0;
        changes.flush(times, from, to - from, rising);
        laneFold.end();
    }

    private void run(Role role) {
        for (int k = 0; k < metCount; k++) {
            LaneStore lane = met[k] == LaneRegistry.slot(EventWord.NO_LANE) ? null : registry.at(met[k] - 1);
            if ((lane == null ? Role.SUBMITTER : lane.role) == role) {
                laneFold.lane(lane, first[k]);
            }
        }
    }
}
