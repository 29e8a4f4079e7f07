package io.poolscope.event;

import java.util.Arrays;

/**
 * A run of events as columns of primitives: how events travel after the bus. The extra words of a kind
 * without extras are unspecified. Not thread-safe; a batch that is handed to a consumer is only valid during the call, for
 * its owner fills it again.
 *
 * <p>A batch is in the order of its source. A bus sorts by time what it merges; an event of a file may have an earlier time
 * than the one before it.
 *
 * <p>What is to be kept goes into a batch of one's own by {@link #append}, or, smaller, into {@link PackedEvents}.
 */
public final class EventBatch {
    private long[] time;
    private long[] word;
    private long[] a;
    private long[] b;
    private int size;

    /** An empty batch with room for {@code capacity} events; it grows when more are added. */
    public EventBatch(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is less than 1");
        }
        time = new long[capacity];
        word = new long[capacity];
        a = new long[capacity];
        b = new long[capacity];
    }

    /** How many events it holds. */
    public int size() {
        return size;
    }

    /** The time of event {@code i}, in nanoseconds since the run began. */
    public long time(int i) {
        return time[i];
    }

    /** Id, lane and kind of event {@code i}, to be read with {@link EventWord}. */
    public long word(int i) {
        return word[i];
    }

    /** The first extra word of event {@code i}. */
    public long a(int i) {
        return a[i];
    }

    /** The second extra word of event {@code i}. */
    public long b(int i) {
        return b[i];
    }

    /** The times column itself, at least {@link #size()} long, for tight loops; not to be kept. */
    public long[] times() {
        return time;
    }

    /** The words column itself, for tight loops; not to be kept. */
    public long[] words() {
        return word;
    }

    /** The first extra words' column itself, for tight loops; not to be kept. */
    public long[] firstExtras() {
        return a;
    }

    /** The second extra words' column itself, for tight loops; not to be kept. */
    public long[] secondExtras() {
        return b;
    }

    /** Adds an event; {@code extraA} and {@code extraB} are kept whatever its kind. */
    public void add(long eventTime, long eventWord, long extraA, long extraB) {
        if (size == time.length) {
            ensureCapacity(size * 2);
        }
        int i = size++;
        time[i] = eventTime;
        word[i] = eventWord;
        a[i] = extraA;
        b[i] = extraB;
    }

    /** Adds an event of a kind without extras, whose extra words stay unspecified. */
    public void add(long eventTime, long eventWord) {
        if (size == time.length) {
            ensureCapacity(size * 2);
        }
        int i = size++;
        time[i] = eventTime;
        word[i] = eventWord;
    }

    /**
     * Adds events of another batch.
     *
     * @param from the first
     * @param count how many: 0 to what the other has from there on
     */
    public void append(EventBatch batch, int from, int count) {
        if (from < 0 || count < 0 || from > batch.size - count) {
            throw new IllegalArgumentException("events " + from + " to " + (from + count - 1) + " of a batch of " + batch.size);
        }
        if (size + count > time.length) {
            ensureCapacity(Math.max(size + count, 2 * size));
        }
        System.arraycopy(batch.time, from, time, size, count);
        System.arraycopy(batch.word, from, word, size, count);
        System.arraycopy(batch.a, from, a, size, count);
        System.arraycopy(batch.b, from, b, size, count);
        size += count;
    }

    /** Makes room for {@code capacity} events in all. The columns got before are stale afterwards. */
    public void ensureCapacity(int capacity) {
        if (capacity > time.length) {
            time = Arrays.copyOf(time, capacity);
            word = Arrays.copyOf(word, capacity);
            a = Arrays.copyOf(a, capacity);
            b = Arrays.copyOf(b, capacity);
        }
    }

    /** Sets the size after the columns were written directly; at most the room there is. */
    public void size(int newSize) {
        if (newSize < 0 || newSize > time.length) {
            throw new IllegalArgumentException("size " + newSize + " is not in 0 to " + time.length);
        }
        size = newSize;
    }

    /** Empties it; the room stays. */
    public void clear() {
        size = 0;
    }
}
