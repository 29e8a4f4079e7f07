package io.poolscope.timeline;

import io.poolscope.event.EventKind;
import io.poolscope.event.Role;
import io.poolscope.event.Word;
import java.util.EnumSet;
import java.util.Set;

/**
 * Folds a slice of events lane by lane: all of a lane's events one after the other, so that what belongs to the lane is at hand, and
 * what comes next can be foretold. Events of one thread keep their order, and no other order matters to tasks and rows; counters
 * get theirs by {@link SliceChanges}. What does depend on the order between threads (a lane begins, a lock is taken, events were lost) is
 * folded in its place, between groups. Used by one thread at a time.
 */
final class SliceFold {
    /** Below this it isn't worth it. */
    private static final int FEW = 24;
    /** What concerns tasks, and what a submitter says of itself. */
    private static final Set<EventKind> ANYWHERE = EnumSet.of(EventKind.TASK_SUBMITTED, EventKind.TASK_SUBMITTED_AS, EventKind.TASK_STARTED,
            EventKind.TASK_FINISHED, EventKind.TASK_FAILED, EventKind.TASK_CANCELLED, EventKind.TASK_REJECTED, EventKind.WORKER_RELEASED,
            EventKind.RESULT_BUFFERED, EventKind.RESULT_DROPPED, EventKind.TASK_BLOCKED, EventKind.TASK_UNBLOCKED, EventKind.TASK_PHASE,
            EventKind.TASK_CPU_MEASURED, EventKind.FAILURE_READ, EventKind.PAYLOAD_TRANSFERRED);
    private static final Set<EventKind> OF_SUBMITTERS = EnumSet.of(EventKind.SUBMITTER_BLOCKED, EventKind.SUBMITTER_UNBLOCKED);
    private static final Set<EventKind> OF_CONSUMERS = EnumSet.of(EventKind.CONSUMER_WAITING, EventKind.RESULT_CONSUMED);
    private static final long BITS_ANYWHERE = bits(ANYWHERE);
    private static final long BITS_SUBMITTER = BITS_ANYWHERE | bits(OF_SUBMITTERS);
    private static final long BITS_CONSUMER = BITS_ANYWHERE | bits(OF_CONSUMERS);

    private final Fold fold;
    private final LaneRegistry registry;
    private final SliceChanges changes;
    private final LaneFold laneFold;
    /** The next event of the same lane, or -1. */
    private final int[] next = new int[Timeline.SLICE];
    /** The lanes in this group, in the order in which they came; grown as needed. */
    private LaneStore[] met = new LaneStore[64];
    private int metCount;
    /** Stands for no lane. */
    private final LaneStore nowhere = new LaneStore(-1, Word.NO_LANE, Role.SUBMITTER, -1, -1, "", 0);

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
            case SUBMITTER -> BITS_SUBMITTER;
            case CONSUMER -> BITS_CONSUMER;
            default -> BITS_ANYWHERE;
        };
    }

    /** Folds events {@code from} to before {@code to}. */
    void fold(long[] times, long[] words, long[] as, long[] bs, int from, int to) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                fold.event(times[i], words[i], as[i], bs[i]);
            }
            return;
        }
        laneFold.batch(times, words, as, bs);
        int begin = from;
        for (int i = from; i < to; i++) {
            long word = words[i];
            int number = Word.lane(word);
            LaneStore lane = number == Word.NO_LANE ? nowhere : registry.at(number);
            int code = Word.code(word);
            if (lane == null || code >= Long.SIZE || (lane.usual >>> code & 1) == 0) {
                group(times, begin, i);
                fold.event(times[i], word, as[i], bs[i]);
                begin = i + 1;
            } else {
                link(lane, i - begin);
            }
        }
        group(times, begin, to);
    }

    private void link(LaneStore lane, int event) {
        int before = lane.sliceLast;
        if (before < 0) {
            meet(lane, event);
        } else {
            next[before] = event;
        }
        lane.sliceLast = event;
    }

    private void meet(LaneStore lane, int event) {
        lane.sliceFirst = event;
        if (metCount == met.length) {
            met = java.util.Arrays.copyOf(met, metCount * 2);
        }
        met[metCount++] = lane;
    }

    private void group(long[] times, int from, int to) {
        if (from == to) {
            return;
        }
        changes.begin();
        laneFold.begin(from);
        // Submits before starts before consumptions: then hardly anything has to wait to be put right.
        run(Role.SUBMITTER);
        run(Role.WORKER);
        run(Role.CONSUMER);
        java.util.Arrays.fill(met, 0, metCount, null);
        metCount = 0;
        changes.flush(times, from, to - from);
        laneFold.end();
    }

    private void run(Role role) {
        for (int k = 0; k < metCount; k++) {
            LaneStore lane = met[k];
            if (lane.role == role) {
                next[lane.sliceLast] = -1;
                lane.sliceLast = -1;
                laneFold.lane(lane, lane == nowhere);
            }
        }
    }
}
