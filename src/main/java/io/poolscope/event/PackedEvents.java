package io.poolscope.event;

import java.util.Arrays;

/**
 * Events that are kept: columns of a fixed room, append-only, which take 16 bytes an event and 16 more where its kind
 * has extras. Reading event {@code i} is as cheap as in an {@link EventBatch}.
 *
 * <p>One thread appends. Another may read the events up to a count that was published to it after they were appended,
 * by a volatile write or otherwise, while more are appended.
 */
public final class PackedEvents {
    /*
     * Which events have extras is kept as a bit each, with the number of extras before each 64 of them: where those of
     * event i stand is that number and the bits below i's in its 64.
     *
     * Of what a reader may look at nothing is ever changed but the last 64 bits, whose lower ones stay, and the array of
     * extras, which is replaced when it is full: its field is volatile, so whichever array a reader meets holds all that
     * was published.
     */

    /** The most events that it may have room for. */
    public static final int MAX_ROOM = 1 << 16;

    private static final int GROUP = Long.SIZE;

    private final long[] times;
    private final long[] words;
    private final long[] extraBits;
    private final char[] extrasBefore;
    private volatile long[] extras;
    private int extraCount;
    private int size;

    /**
     * Nothing yet.
     *
     * @param room how many events there will be at most: 1 to {@link #MAX_ROOM}
     */
    public PackedEvents(int room) {
        if (room < 1 || room > MAX_ROOM) {
            throw new IllegalArgumentException("room for " + room + " events; 1 to " + MAX_ROOM + " are allowed");
        }
        times = new long[room];
        words = new long[room];
        extraBits = new long[(room + GROUP - 1) / GROUP];
        extrasBefore = new char[extraBits.length];
        extras = new long[room / 4];
    }

    /** How many events it holds; for the thread that appends. */
    public int size() {
        return size;
    }

    /** How many events there is room for in all. */
    public int room() {
        return times.length;
    }

    /**
     * Appends events of a batch.
     *
     * @param from the first
     * @param count how many: at most what room is left
     */
    public void append(EventBatch batch, int from, int count) {
        System.arraycopy(batch.times(), from, times, size, count);
        System.arraycopy(batch.words(), from, words, size, count);
        long[] as = batch.firstExtras();
        long[] bs = batch.secondExtras();
        int next = extraCount;
        long[] array = roomFor(next + countExtras(count), size + count == times.length);
        for (int i = 0; i < count; i++) {
            int at = size + i;
            if (at % GROUP == 0) {
                extrasBefore[at / GROUP] = (char) next;
            }
            if (EventKind.hasExtras(EventWord.code(words[at]))) {
                extraBits[at / GROUP] |= 1L << at;
                array[2 * next] = as[from + i];
                array[2 * next + 1] = bs[from + i];
                next++;
            }
        }
        extraCount = next;
        size += count;
    }

    private int countExtras(int count) {
        int some = 0;
        for (int i = size; i < size + count; i++) {
            some += EventKind.hasExtras(EventWord.code(words[i])) ? 1 : 0;
        }
        return some;
    }

    /** The array of extras with room for so many pairs; for exactly as many if there will be no more, as when a file is read. */
    private long[] roomFor(int pairs, boolean last) {
        long[] array = extras;
        if (2 * pairs > array.length) {
            array = Arrays.copyOf(array, last ? 2 * pairs : Math.max(2 * pairs, array.length * 2));
            extras = array;
        }
        return array;
    }

    /** The time of event {@code i} in nanoseconds since the run began. */
    public long time(int i) {
        return times[i];
    }

    /** Id, lane and kind of event {@code i}, to be read with {@link EventWord}. */
    public long word(int i) {
        return words[i];
    }

    /** The first extra word of event {@code i}; 0 where its kind has none. */
    public long a(int i) {
        return EventKind.hasExtras(EventWord.code(words[i])) ? extras[2 * extrasBefore(i)] : 0;
    }

    /** The second extra word of event {@code i}; 0 where its kind has none. */
    public long b(int i) {
        return EventKind.hasExtras(EventWord.code(words[i])) ? extras[2 * extrasBefore(i) + 1] : 0;
    }

    private int extrasBefore(int i) {
        return extrasBefore[i / GROUP] + Long.bitCount(extraBits[i / GROUP] & (1L << i) - 1);
    }

    /** The times column itself, for tight loops; not to be written. */
    public long[] times() {
        return times;
    }

    /** The words column itself, for tight loops; not to be written. */
    public long[] words() {
        return words;
    }

    /** Appends all its events to a batch; for the thread that appends, or once all are there. */
    public void appendTo(EventBatch batch) {
        batch.ensureCapacity(batch.size() + size);
        long[] pairs = extras;
        int next = 0;
        for (int i = 0; i < size; i++) {
            boolean extra = EventKind.hasExtras(EventWord.code(words[i]));
            batch.add(times[i], words[i], extra ? pairs[next] : 0, extra ? pairs[next + 1] : 0);
            next += extra ? 2 : 0;
        }
    }

    /** The bytes that its columns take. */
    public long bytes() {
        return 8L * (times.length + words.length + extraBits.length + extras.length) + 2L * extrasBefore.length;
    }
}
