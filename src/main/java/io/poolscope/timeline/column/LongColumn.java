package io.poolscope.timeline.column;

import java.util.Arrays;

/**
 * Numbers by position, kept small where neighbours are near each other: times, ids, indexes. A position that was never set
 * reads {@link Absent#NONE}, so that this number itself can't be kept.
 *
 * <p>The writer {@link #set}s and {@link #freeze}s; what it froze is immutable and may be read from any thread that got it
 * safely. Reading a live one is for the thread that writes it.
 */
public final class LongColumn {
    /*
     * Chunks of 4 096 positions. A chunk is one of
     *   run     no array: from the first position set on, each is the one before plus 0 or 1
     *   near    4 bytes each: an unsigned offset from a base per 64 positions; 0 is "not set"
     *   far     another byte each (or 4), as soon as an offset needs more than 32 (40) bits; the lowest high part is "not set"
     * and goes down this list, never up.
     *
     * Freezing costs nothing but a new epoch. The first write to a chunk in an epoch replaces its header in the directory, which is
     * copied first if a frozen column has it. In an appending column positions are written once, in order, and a frozen column never
     * reads beyond the size that its owner had: so the arrays stay shared. In others the arrays are copied with the header.
     */
    public static final int BITS = 12;
    public static final int SIZE = 1 << BITS;
    public static final int MASK = SIZE - 1;
    private static final int SMALLEST = 64;
    private static final LongChunk[] NOTHING = {};

    /** What a column holds, and so how it is kept. */
    public enum Sort {
        /** Written once, in order, never decreasing. */
        RISING(true, 0, true, false),
        /** Written once, in order. */
        APPENDED(true, 1L << 31, true, false),
        /** Written once, in order, near 0 and not negative. */
        SMALL(true, 0, false, false),
        /** Written in any order and again. */
        UPDATED(false, 1L << 30, true, false),
        /** Written in any order and again, but often in runs of equal or successive numbers. */
        RUNS(false, 1L << 30, true, true),
        /** Written once, in order, often in runs of equal or successive numbers. */
        APPENDED_RUNS(true, 1L << 31, true, true);

        final boolean appending;
        final long slack;
        final boolean based;
        final boolean runs;

        Sort(boolean appending, long slack, boolean based, boolean runs) {
            this.appending = appending;
            this.slack = slack;
            this.based = based;
            this.runs = runs;
        }
    }

    private final Sort sort;
    private LongChunk[] chunks = NOTHING;
    /** The number of the chunk at the start of {@link #chunks}. */
    private int firstChunk;
    /** Whether a frozen column has {@link #chunks}. */
    private boolean shared;
    private int epoch;
    /** The number of the chunk that was written last, and that chunk, which is this epoch's: a short cut of the live one. */
    private long recent = Long.MIN_VALUE;
    private LongChunk recentChunk;

    public LongColumn(Sort sort) {
        this.sort = sort;
    }

    /** An immutable column with what this one holds now. */
    public LongColumn freeze() {
        LongColumn frozen = new LongColumn(sort);
        frozen.chunks = chunks;
        frozen.firstChunk = firstChunk;
        shared = true;
        epoch++;
        recent = Long.MIN_VALUE;
        return frozen;
    }

    public long get(long i) {
        if (i >> BITS == recent) {
            return recentChunk.get((int) i & MASK);
        }
        return find(i);
    }

    private long find(long i) {
        int k = (int) (i >> BITS) - firstChunk;
        if (k < 0 || k >= chunks.length) {
            return Absent.NONE;
        }
        LongChunk chunk = chunks[k];
        return chunk == null ? Absent.NONE : chunk.get((int) i & MASK);
    }

    /** Reads {@code count} positions from {@code i} on, all in one block of 64, each to its position modulo 64. */
    public void decode(int i, int count, long[] into) {
        int to = i & 63;
        int k = (i >> BITS) - firstChunk;
        LongChunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
        if (chunk == null || chunk.low == null || chunk.far) {
            for (int n = 0; n < count; n++) {
                into[to + n] = get(i + n);
            }
            return;
        }
        int j = i & MASK;
        int[] low = chunk.low;
        long bottom = chunk.base == null ? -1 : chunk.base[j >>> 6];
        for (int n = 0; n < count; n++) {
            into[to + n] = bottom + (low[j + n] & 0xFFFFFFFFL);
        }
    }

    /**
     * The low 32 bits of the offsets where position {@code i} is, which is set; null if they alone and {@link #high}
     * don't make the chunk.
     */
    public int[] low(long i) {
        LongChunk chunk = chunks[(int) (i >> BITS) - firstChunk];
        return chunk.higher != null ? null : chunk.low;
    }

    /** The 8 bits above {@link #low}, or null if all are 0. */
    public byte[] high(long i) {
        return chunks[(int) (i >> BITS) - firstChunk].high;
    }

    /** What the offset of position {@code i}, which is set and not in a run, counts from. */
    public long bottom(long i) {
        long[] base = chunks[(int) (i >> BITS) - firstChunk].base;
        return base == null ? -1 : base[(int) i >>> 6 & (MASK >>> 6)];
    }

    /** Reads {@code count} positions from {@code i} on. */
    public void read(long i, int count, long[] into) {
        int n = 0;
        while (n < count) {
            int j = (int) (i + n) & MASK;
            int end = Math.min(count, n + 64 - (j & 63));
            int k = (int) (i + n >> BITS) - firstChunk;
            LongChunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
            if (chunk == null || chunk.low == null || chunk.far || j + end - n > chunk.low.length) {
                while (n < end) {
                    into[n] = get(i + n);
                    n++;
                }
                continue;
            }
            int[] low = chunk.low;
            long bottom = chunk.base == null ? -1 : chunk.base[j >>> 6];
            int shift = j - n;
            while (n < end) {
                int offset = low[n + shift];
                into[n++] = offset == 0 ? Absent.NONE : bottom + (offset & 0xFFFFFFFFL);
            }
        }
    }

    /** Sets; a position whose chunk was dropped is left out. */
    public void set(long i, long value) {
        if (i >> BITS == recent) {
            recentChunk.set((int) i & MASK, value, sort);
        } else {
            store(i, value);
        }
    }

    /** Sets {@code count} positions from {@code i} on. */
    public void setAll(long i, long[] values, int count) {
        int n = 0;
        while (n < count) {
            // The first of a block of 64 makes room and base for the others.
            set(i + n, values[n]);
            int end = Math.min(count, n + 64 - ((int) (i + n) & 63));
            n++;
            if (i + n >> BITS == recent && n < end) {
                n = recentChunk.setBlock((int) (i + n) & MASK, values, n, end);
            }
            while (n < end) {
                set(i + n, values[n++]);
            }
        }
    }

    /** Sets {@code count} positions from {@code i} on, each to that before and {@code slope}, which is 0 or 1. */
    public void setRun(long i, long value, int slope, int count) {
        int n = 0;
        while (n < count) {
            set(i + n, value + (long) slope * n++);
            if (i + n >> BITS == recent && n < count) {
                int room = SIZE - ((int) (i + n) & MASK);
                n += recentChunk.prolong((int) (i + n) & MASK, value + (long) slope * n, slope, Math.min(room, count - n));
            }
        }
    }

    /** Whether {@code count} positions from {@code i} on hold {@code value} and the numbers after it; may say no where they do. */
    public boolean isRun(long i, long value, int count) {
        int k = (int) (i >> BITS) - firstChunk;
        int j = (int) i & MASK;
        LongChunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
        if (chunk == null) {
            return false;
        }
        int here = Math.min(count, SIZE - j);
        return chunk.isRun(j, value, here) && (here == count || isRun(i + here, value + here, count - here));
    }

    /** Sets a position that was never set, and says whether that was so. */
    public boolean setNew(long i, long value) {
        if (get(i) != Absent.NONE) {
            return false;
        }
        set(i, value);
        return true;
    }

    /** Whether no position was ever set. */
    public boolean isEmpty() {
        return chunks.length == 0;
    }

    private void store(long i, long value) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k < 0) {
            return;
        }
        LongChunk chunk = k < chunks.length ? chunks[k] : null;
        if (chunk == null || chunk.epoch != epoch) {
            chunk = own(k, chunk);
        }
        recent = i >> BITS;
        recentChunk = chunk;
        chunk.set((int) i & MASK, value, sort);
    }

    /** The first position from {@code from} to before {@code until} with at least a value, or {@code until}; all are set and rise. */
    public int firstAtOrAfter(int from, int until, long value) {
        int low = from;
        int high = until;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first position from {@code from} to before {@code until} with more than a value, or {@code until}; all are set and rise. */
    public int firstAfter(int from, int until, long value) {
        return value == Long.MAX_VALUE ? until : firstAtOrAfter(from, until, value + 1);
    }

    /** Drops all chunks that end at or before a position. */
    public void dropBefore(long i) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k > 0) {
            chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : NOTHING;
            firstChunk += k;
            shared = false;
            recent = Long.MIN_VALUE;
        }
    }

    /** The first position that no drop has taken. */
    public long first() {
        return (long) firstChunk << BITS;
    }

    private LongChunk own(int k, LongChunk old) {
        if (k >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(k + 1, chunks.length * 2));
            shared = false;
        } else if (shared && old != null) {
            chunks = chunks.clone();
            shared = false;
        } else if (shared && !sort.appending) {
            chunks = chunks.clone();
            shared = false;
        }
        LongChunk chunk = old == null ? new LongChunk(sort, firstChunk + k == 0 ? SMALLEST : SIZE) : old.copy(sort.appending);
        chunk.epoch = epoch;
        chunks[k] = chunk;
        return chunk;
    }

    /** The heap that it takes, as arrays with their headers. */
    public long bytes() {
        long bytes = 16 + 4L * chunks.length;
        for (LongChunk chunk : chunks) {
            bytes += chunk == null ? 0 : chunk.bytes();
        }
        return bytes;
    }
}
