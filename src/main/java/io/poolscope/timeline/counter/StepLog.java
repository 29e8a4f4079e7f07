package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.TimeOrder;
import java.util.Arrays;

/**
 * The live side of counters that change together: two numbers, and their difference. Takes changes in nearly the order of time. Once
 * nothing earlier can come it counts them, in exactly that order, into {@link StepBlocks}, and forgets them:
 * what happened inside a block can be gathered again from rows and tasks ({@link StepSource}).
 */
public final class StepLog {
    /*
     * Most changes come in order, at the end of a slice. Those that don't are kept apart, as strays, until somebody asks; then they
     * are sorted and merged in from the back, which moves only what is later than the first of them.
     *
     * What is pending begins at head and moves to the front of the arrays only when they are full. A frozen tail has the arrays
     * too: they may be appended to, as it knows how far it may read, but nothing else.
     */
    private static final int SMALLEST = 16;
    static final int SMALL_BITS = 12;
    private static final int MOST = (1 << SMALL_BITS - 1) - 1;

    private final StepBlocks blocks;
    private final SliceChanges slice;
    /** Its number in the slice that is being folded, or 0; {@link SliceChanges} gives it. */
    int number;
    /** In the order of time, from head to before end. */
    private long[] times = new long[SMALLEST];
    /** One number, or two in 16 bits each as {@link #small} packs them. */
    private int[] deltas = new int[SMALLEST];
    private int head;
    private int end;
    /** Whether a frozen tail has the arrays. */
    private boolean shared;
    private long[] strayTimes = {};
    private long[] strayDeltas = {};
    private int strays;
    private StepBlocks.Tail frozen;

    /**
     * A log.
     *
     * @param numbers how many numbers: one, of which changes may be large, or two with small changes, or their difference too
     * @param slice where changes wait while a slice is folded
     */
    public StepLog(int numbers, SliceChanges slice) {
        this.slice = slice;
        blocks = new StepBlocks(numbers);
    }

    /** Two changes as one. */
    public static long both(int first, int second) {
        return ((long) first << 32) + second;
    }

    /** Two small changes, of {@value #SMALL_BITS} bits each with the sign, as one. */
    public static int small(int first, int second) {
        return (first << SMALL_BITS) + second;
    }

    /** The first of two small changes. */
    static int first(int small) {
        return small - second(small) >> SMALL_BITS;
    }

    /** The second of two small changes. */
    static int second(int small) {
        return small << Integer.SIZE - SMALL_BITS >> Integer.SIZE - SMALL_BITS;
    }

    /** Adds a change, not before the last committed time. */
    public void add(long time, long delta) {
        if (blocks.isSingle()) {
            long rest = delta;
            while (rest != 0) {
                int part = Math.clamp(rest, Integer.MIN_VALUE, Integer.MAX_VALUE);
                addOne(time, part);
                rest -= part;
            }
            return;
        }
        int second = (int) delta;
        int first = (int) (delta - second >> 32);
        while ((first | second) != 0) {
            int a = Math.clamp(first, -MOST, MOST);
            int b = Math.clamp(second, -MOST, MOST);
            addSmall(time, small(a, b));
            first -= a;
            second -= b;
        }
    }

    /** Adds a change as {@link #small} packs it. */
    public void addSmall(long time, int delta) {
        if (!slice.isOpen() || !slice.take(this, time, delta)) {
            addOne(time, delta);
        }
    }

    private void addOne(long time, int delta) {
        if (slice.isOpen()) {
            stray(time, delta);
        } else {
            reserve(1);
            append(time, delta);
        }
    }

    /** Makes room for {@link #append}, and one place more. */
    void reserve(int count) {
        frozen = null;
        if (end + count >= times.length) {
            int size = end - head;
            rehouse(size + count > times.length / 2 ? Math.max(size + count + 1, times.length * 2) : times.length);
        }
    }

    /** Adds a change, which should not be before the one added last, after {@link #reserve}. */
    void append(long time, int delta) {
        int i = end;
        if (i > head && times[i - 1] > time) {
            stray(time, delta);
            return;
        }
        times[i] = time;
        deltas[i] = delta;
        end = i + 1;
    }

    /** Adds its changes of a slice whose times never fall, after {@link #reserve}. */
    void appendAll(long[] ofTimes, int from, int size, SliceChanges changes) {
        if (end > head && times[end - 1] > ofTimes[from]) {
            changes.visit(this, ofTimes, from, size);
        } else {
            end = changes.gather(number, ofTimes, from, size, times, deltas, end);
        }
    }

    private void stray(long time, int delta) {
        if (strays == strayTimes.length) {
            strayTimes = Arrays.copyOf(strayTimes, Math.max(SMALLEST, strays * 2));
            strayDeltas = Arrays.copyOf(strayDeltas, Math.max(SMALLEST, strays * 2));
        }
        strayTimes[strays] = time;
        strayDeltas[strays++] = delta;
        frozen = null;
    }

    /** Takes back all changes; none of them may be committed yet. */
    public void clear() {
        head = 0;
        end = 0;
        strays = 0;
        rehouse(SMALLEST);
        frozen = null;
    }

    /** Moves what is pending to the front of arrays of a size, its own if it may. */
    private void rehouse(int size) {
        int count = end - head;
        boolean stay = !shared && size == times.length;
        long[] newTimes = stay ? times : new long[size];
        int[] newDeltas = stay ? deltas : new int[size];
        System.arraycopy(times, head, newTimes, 0, count);
        System.arraycopy(deltas, head, newDeltas, 0, count);
        times = newTimes;
        deltas = newDeltas;
        head = 0;
        end = count;
        shared = false;
    }

    /** Merges the strays in. */
    private void settle() {
        if (strays == 0) {
            return;
        }
        TimeOrder.sort(strayTimes, strayDeltas, strays);
        if (shared || end + strays >= times.length) {
            int size = end - head + strays;
            rehouse(size > times.length / 2 ? Math.max(size + 1, times.length * 2) : times.length);
        }
        int i = end - 1;
        int k = strays - 1;
        int to = end + strays;
        end = to;
        while (k >= 0) {
            to--;
            if (i >= head && times[i] > strayTimes[k]) {
                times[to] = times[i];
                deltas[to] = deltas[i--];
            } else {
                times[to] = strayTimes[k];
                deltas[to] = (int) strayDeltas[k--];
            }
        }
        strays = 0;
    }

    /** Commits the changes up to a time: no earlier change may come afterwards. */
    public void commit(long horizon) {
        settle();
        if (head == end) {
            return;
        }
        times[end] = Long.MAX_VALUE;
        int counted = blocks.append(times, deltas, head, end, horizon);
        if (counted > head) {
            head = counted;
            frozen = null;
        }
    }

    /** What it holds now, immutable. */
    public StepBlocks.Tail freeze() {
        if (frozen == null) {
            settle();
            shared = true;
            frozen = new StepBlocks.Tail(blocks.freeze(), times, deltas, head, end);
        }
        return frozen;
    }

    public void dropBefore(long time) {
        blocks.dropBefore(time);
        frozen = null;
    }

    /** The heap that its columns take. */
    public long bytes() {
        return blocks.bytes() + 12L * times.length + 16L * strayTimes.length;
    }
}
