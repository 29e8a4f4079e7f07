package io.poolscope.render;

import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a search has found, arranged so that marking it costs by pixels: by lane and time. It takes four bytes for each task that has
 * run to its end, eight for others. Immutable; a later snapshot of the same run may be drawn with it.
 */
public final class Found {
    /*
     * A task is marked on its span, by the span's position in its row, which stays; while its span is open, by its id, as its position is
     * yet to come. One that never ran is marked where it was submitted. For the overview a set of buckets of time says where there is
     * anything: far more of them than pixels, and few enough to be looked through in every frame.
     */

    /** Nothing was found, or nothing is searched for. */
    public static final Found NONE = new Found(Map.of(), Map.of(), new long[0], new BitSet(), 0, 0);

    private static final int BUCKETS = 1 << 16;

    /** A row of a lane. */
    record Row(int lane, int depth) {
    }

    private final Map<Row, int[]> spans;
    private final Map<Integer, long[]> submits;
    private final long[] open;
    private final BitSet buckets;
    private final int shift;
    private final int size;

    private Found(Map<Row, int[]> spans, Map<Integer, long[]> submits, long[] open, BitSet buckets, int shift, int size) {
        this.spans = spans;
        this.submits = submits;
        this.open = open;
        this.buckets = buckets;
        this.shift = shift;
        this.size = size;
    }

    /**
     * Arranges tasks. Costs by their number, about 50 ns each, so it belongs off the painting thread.
     *
     * @param snapshot where they were found
     * @param ids the tasks; those that are not kept are left out
     */
    public static Found of(Snapshot snapshot, long[] ids) {
        Tasks tasks = snapshot.tasks();
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(Math.max(1, snapshot.end())) - Integer.numberOfTrailingZeros(BUCKETS));
        Map<Row, Ints> spans = new HashMap<>();
        Map<Integer, Longs> submits = new HashMap<>();
        Longs open = new Longs();
        BitSet buckets = new BitSet();
        int size = 0;
        for (long task : ids) {
            if (!tasks.contains(task)) {
                continue;
            }
            size++;
            long from = tasks.started(task);
            long until = from + 1;
            if (from == Snapshot.NONE) {
                from = tasks.submitted(task);
                until = from + 1;
                submits.computeIfAbsent(tasks.submitter(task), _ -> new Longs()).add(from);
            } else if (tasks.span(task) == Snapshot.NONE) {
                until = snapshot.end() + 1;
                open.add(task);
            } else {
                until = Math.max(until, tasks.released(task));
                spans.computeIfAbsent(new Row(tasks.lane(task), tasks.depth(task)), _ -> new Ints()).add(tasks.span(task));
            }
            buckets.set((int) (from >> shift), (int) (until - 1 >> shift) + 1);
        }
        Map<Row, int[]> positions = new HashMap<>();
        spans.forEach((row, all) -> positions.put(row, all.sorted()));
        Map<Integer, long[]> times = new HashMap<>();
        submits.forEach((lane, all) -> times.put(lane, all.sorted()));
        return new Found(positions, times, open.sorted(), buckets, shift, size);
    }

    /** How many tasks are marked. */
    public int size() {
        return size;
    }

    /** The rows on which tasks have run, each with their positions, in order; not to be changed. */
    Map<Row, int[]> spans() {
        return spans;
    }

    /** When tasks that have not run were submitted, in order, by the lane that submitted them; not to be changed. */
    Map<Integer, long[]> submits() {
        return submits;
    }

    /** The tasks that ran when they were found; not to be changed. */
    long[] open() {
        return open;
    }

    /** The first time from {@code time} on, to a bucket, at which there is anything; {@link Snapshot#NONE} if there is nothing more. */
    long from(long time) {
        int bucket = buckets.nextSetBit((int) Math.min(Integer.MAX_VALUE, Math.max(0, time) >> shift));
        return bucket < 0 ? Snapshot.NONE : Math.max(time, (long) bucket << shift);
    }

    /** The time, to a bucket, up to which there is something from {@code time} on. */
    long until(long time) {
        return (long) buckets.nextClearBit((int) (time >> shift)) << shift;
    }

    private static final class Ints {
        private int[] all = new int[4];
        private int size;

        void add(int value) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = value;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private static final class Longs {
        private long[] all = new long[4];
        private int size;

        void add(long value) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = value;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
