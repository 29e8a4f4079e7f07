package io.poolscope.bus;

import io.poolscope.event.EventBatch;
import java.util.Arrays;

/**
 * Sorted runs of events, one a ring, and their merge by time. Reused from drain to drain; used by one thread.
 */
final class Staging {
    /*
     * Events are staged as columns, run after run. One run is a batch already. More are sorted by keys: an event's
     * key is its time, less the round's base, in the high 42 bits and its place in the columns in the low 21. Many runs
     * are merged by sorting the keys by digits of their times, which asks nothing of how the runs lie and costs the
     * same for two runs as for a thousand; two runs are merged while their events are fetched. Both keep the order of
     * runs, and that in a run, at equal times.
     */
    private static final int PLACE_BITS = 21;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int FIRST_ROOM = 1 << 12;
    /** The most events in a round. */
    static final int MAX_EVENTS = 1 << PLACE_BITS;
    /** The longest time that a round may span, in nanoseconds: 73 minutes. */
    static final long MAX_SPAN = (1L << 63 - PLACE_BITS) - 1;

    private final EventBatch staged = new EventBatch(FIRST_ROOM);
    private final EventBatch sorted = new EventBatch(FIRST_ROOM);
    // The columns of staged.
    private long[] times = staged.times();
    private long[] words = staged.words();
    private long[] as = staged.firstExtras();
    private long[] bs = staged.secondExtras();
    /** How many events are staged. */
    private int size;
    /** Where each run begins; one more for where the last ends. */
    private int[] bounds = new int[64];
    private int runs;

    private final DigitSort sort = new DigitSort(PLACE_BITS);
    private long[] keys = new long[FIRST_ROOM];
    private long[] spare = new long[FIRST_ROOM];
    /** Where each run of keys begins; one more for where the last ends. */
    private int[] keyBounds = new int[64];
    private int keyRuns;

    Staging() {
    }

    /** Begins a round. */
    void begin() {
        size = 0;
        runs = 0;
    }

    /** Makes room, so that {@link #add} need not look, for {@code count} more events. */
    void reserve(int count) {
        if (size + count > times.length) {
            staged.ensureCapacity(Math.max(size + count, times.length * 2));
            times = staged.times();
            words = staged.words();
            as = staged.firstExtras();
            bs = staged.secondExtras();
        }
    }

    void add(long time, long word) {
        int place = size++;
        times[place] = time;
        words[place] = word;
    }

    void add(long time, long word, long a, long b) {
        as[size] = a;
        bs[size] = b;
        add(time, word);
    }

    /** Ends a run at what was added last. */
    void endRun() {
        if (runs + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[++runs] = size;
    }

    /** The time of event {@code index} of run {@code run}. */
    long timeOf(int run, int index) {
        return times[bounds[run] + index];
    }

    /** The word of event {@code index} of run {@code run}, with the ring's mark for extras. */
    long wordOf(int run, int index) {
        return words[bounds[run] + index];
    }

    /** How many events run {@code run} has. */
    int sizeOf(int run) {
        return bounds[run + 1] - bounds[run];
    }

    /**
     * Merges the runs by time.
     *
     * @param sizes how many events of each run count; the rest of a run is left out
     * @param base no event is earlier, and none later than this and {@link #MAX_SPAN}
     * @return the events, valid until the next round
     */
    EventBatch merge(int[] sizes, long base) {
        if (runs == 1) {
            return unmarked(sizes[0]);
        }
        int count = makeKeys(sizes, base);
        sorted.ensureCapacity(count);
        if (keyRuns <= 2) {
            fetchMerged(count, base);
        } else {
            fetch(sort.sort(keys, spare, count), count, base);
        }
        sorted.size(count);
        return sorted;
    }

    private EventBatch unmarked(int count) {
        for (int i = 0; i < count; i++) {
            words[i] &= ~Ring.EXTRAS;
        }
        staged.size(count);
        return staged;
    }

    /** Makes the keys of the events that count, run after run without the empty ones. */
    private int makeKeys(int[] sizes, long base) {
        if (keys.length < size) {
            keys = new long[times.length];
            spare = new long[times.length];
        }
        if (keyBounds.length < runs + 2) {
            keyBounds = new int[bounds.length + 1];
        }
        int to = 0;
        keyRuns = 0;
        for (int run = 0; run < runs; run++) {
            int start = bounds[run];
            int shift = to - start;
            for (int i = start; i < start + sizes[run]; i++) {
                keys[i + shift] = times[i] - base << PLACE_BITS | i;
            }
            if (sizes[run] > 0) {
                keyBounds[keyRuns++] = to;
                to += sizes[run];
            }
        }
        keyBounds[keyRuns] = to;
        return to;
    }

    /** Fetches the events of keys that lie in order. */
    private void fetch(long[] from, int count, long base) {
        long[] outTimes = sorted.times();
        long[] outWords = sorted.words();
        for (int i = 0; i < count; i++) {
            put(from[i], base, i, outTimes, outWords);
        }
    }

    /** Merges one or two runs of keys, and fetches their events. */
    private void fetchMerged(int count, long base) {
        long[] from = keys;
        long[] outTimes = sorted.times();
        long[] outWords = sorted.words();
        int middle = keyRuns == 2 ? keyBounds[1] : count;
        int i = 0;
        int j = middle;
        int k = 0;
        while (i < middle && j < count) {
            long left = from[i];
            long right = from[j];
            int takeLeft = left <= right ? 1 : 0;
            put(Math.min(left, right), base, k++, outTimes, outWords);
            i += takeLeft;
            j += 1 - takeLeft;
        }
        while (i < middle) {
            put(from[i++], base, k++, outTimes, outWords);
        }
        while (j < count) {
            put(from[j++], base, k++, outTimes, outWords);
        }
    }

    private void put(long key, long base, int to, long[] outTimes, long[] outWords) {
        int place = (int) key & PLACE_MASK;
        long word = words[place];
        outTimes[to] = (key >>> PLACE_BITS) + base;
        outWords[to] = word & ~Ring.EXTRAS;
        if ((word & Ring.EXTRAS) != 0) {
            sorted.firstExtras()[to] = as[place];
            sorted.secondExtras()[to] = bs[place];
        }
    }
}
