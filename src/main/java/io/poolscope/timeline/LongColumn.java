package io.poolscope.timeline;

import java.util.Arrays;

/**
 * Numbers by position, kept small where neighbours are near each other: times, ids, indexes. A position that was never set
 * reads {@link Snapshot#NONE}, so that this number itself can't be kept.
 *
 * <p>The writer {@link #set}s and {@link #freeze}s; what it froze is immutable and may be read from any thread that got it
 * safely. Reading the writer's own is for the writer.
 */
final class LongColumn {
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
    static final int BITS = 12;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;
    private static final int SMALLEST = 64;
    private static final long UNSET = Long.MIN_VALUE;
    private static final Chunk[] NOTHING = {};

    /** What a column holds, and so how it is kept. */
    enum Sort {
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
    private Chunk[] chunks = NOTHING;
    /** The number of the chunk at the start of {@link #chunks}. */
    private int firstChunk;
    /** Whether a frozen column has {@link #chunks}. */
    private boolean shared;
    private int epoch;
    /** The number of the chunk that was written last, and that chunk, which is this epoch's: the writer's short cut. */
    private long recent = Long.MIN_VALUE;
    private Chunk recentChunk;

    LongColumn(Sort sort) {
        this.sort = sort;
    }

    /** An immutable column with what this one holds now. */
    LongColumn freeze() {
        LongColumn frozen = new LongColumn(sort);
        frozen.chunks = chunks;
        frozen.firstChunk = firstChunk;
        shared = true;
        epoch++;
        recent = Long.MIN_VALUE;
        return frozen;
    }

    long get(long i) {
        if (i >> BITS == recent) {
            return recentChunk.get((int) i & MASK);
        }
        return find(i);
    }

    private long find(long i) {
        int k = (int) (i >> BITS) - firstChunk;
        if (k < 0 || k >= chunks.length) {
            return Snapshot.NONE;
        }
        Chunk chunk = chunks[k];
        return chunk == null ? Snapshot.NONE : chunk.get((int) i & MASK);
    }

    /** Reads {@code count} positions from {@code i} on, all in one block of 64, each to its position modulo 64. */
    void decode(int i, int count, long[] into) {
        int to = i & 63;
        int k = (i >> BITS) - firstChunk;
        Chunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
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

    /** The low 32 bits of the offsets where position {@code i} is, which is set; null if they alone and {@link #high} don't make the chunk. */
    int[] low(long i) {
        Chunk chunk = chunks[(int) (i >> BITS) - firstChunk];
        return chunk.higher != null ? null : chunk.low;
    }

    /** The 8 bits above {@link #low}, or null if all are 0. */
    byte[] high(long i) {
        return chunks[(int) (i >> BITS) - firstChunk].high;
    }

    /** What the offset of position {@code i}, which is set and not in a run, counts from. */
    long bottom(long i) {
        long[] base = chunks[(int) (i >> BITS) - firstChunk].base;
        return base == null ? -1 : base[(int) i >>> 6 & (MASK >>> 6)];
    }

    /** Reads {@code count} positions from {@code i} on. */
    void read(long i, int count, long[] into) {
        int n = 0;
        while (n < count) {
            int j = (int) (i + n) & MASK;
            int end = Math.min(count, n + 64 - (j & 63));
            int k = (int) (i + n >> BITS) - firstChunk;
            Chunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
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
                into[n++] = offset == 0 ? Snapshot.NONE : bottom + (offset & 0xFFFFFFFFL);
            }
        }
    }

    /** Sets; a position whose chunk was dropped is left out. */
    void set(long i, long value) {
        if (i >> BITS == recent) {
            recentChunk.set((int) i & MASK, value, sort);
        } else {
            store(i, value);
        }
    }

    /** Sets {@code count} positions from {@code i} on. */
    void setAll(long i, long[] values, int count) {
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
    void setRun(long i, long value, int slope, int count) {
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
    boolean isRun(long i, long value, int count) {
        int k = (int) (i >> BITS) - firstChunk;
        int j = (int) i & MASK;
        Chunk chunk = k < 0 || k >= chunks.length ? null : chunks[k];
        if (chunk == null) {
            return false;
        }
        int here = Math.min(count, SIZE - j);
        return chunk.isRun(j, value, here) && (here == count || isRun(i + here, value + here, count - here));
    }

    /** Sets a position that was never set, and says whether that was so. */
    boolean setNew(long i, long value) {
        if (get(i) != Snapshot.NONE) {
            return false;
        }
        set(i, value);
        return true;
    }

    /** Whether no position was ever set. */
    boolean isEmpty() {
        return chunks.length == 0;
    }

    private void store(long i, long value) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k < 0) {
            return;
        }
        Chunk chunk = k < chunks.length ? chunks[k] : null;
        if (chunk == null || chunk.epoch != epoch) {
            chunk = own(k, chunk);
        }
        recent = i >> BITS;
        recentChunk = chunk;
        chunk.set((int) i & MASK, value, sort);
    }

    /** The first position from {@code from} to before {@code until} with at least a value, or {@code until}; all are set and rise. */
    int firstAtOrAfter(int from, int until, long value) {
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

    /** Drops all chunks that end at or before a position. */
    void dropBefore(long i) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k > 0) {
            chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : NOTHING;
            firstChunk += k;
            shared = false;
            recent = Long.MIN_VALUE;
        }
    }

    /** The first position that no drop has taken. */
    long first() {
        return (long) firstChunk << BITS;
    }

    private Chunk own(int k, Chunk old) {
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
        Chunk chunk = old == null ? new Chunk(sort, firstChunk + k == 0 ? SMALLEST : SIZE) : old.copy(sort.appending);
        chunk.epoch = epoch;
        chunks[k] = chunk;
        return chunk;
    }

    /** The heap that it takes, as arrays with their headers. */
    long bytes() {
        long bytes = 16 + 4L * chunks.length;
        for (Chunk chunk : chunks) {
            bytes += chunk == null ? 0 : chunk.bytes();
        }
        return bytes;
    }

    /** A header over arrays; the writer changes it only in the epoch that made it. */
    private static final class Chunk {
        int epoch;
        int[] low;
        long[] base;
        byte[] high;
        int[] higher;
        /** Whether there is {@link #high} or {@link #higher}. */
        boolean far;
        int capacity;
        /** The run, while {@link #low} is null: positions from {@code from} to before {@code to}. */
        int from;
        int to;
        long value;
        int slope;

        Chunk(Sort sort, int capacity) {
            this.capacity = capacity;
            if (!sort.runs) {
                allocate(sort);
            }
        }

        private Chunk(Chunk other) {
            low = other.low;
            base = other.base;
            high = other.high;
            higher = other.higher;
            far = other.far;
            capacity = other.capacity;
            from = other.from;
            to = other.to;
            value = other.value;
            slope = other.slope;
        }

        Chunk copy(boolean keepArrays) {
            Chunk copy = new Chunk(this);
            if (!keepArrays && low != null) {
                copy.low = low.clone();
                copy.base = base == null ? null : base.clone();
                copy.high = high == null ? null : high.clone();
                copy.higher = higher == null ? null : higher.clone();
            }
            return copy;
        }

        private void allocate(Sort sort) {
            low = new int[capacity];
            if (sort.based) {
                base = new long[capacity >>> 6];
                Arrays.fill(base, UNSET);
            }
        }

        long get(int j) {
            int[] lows = low;
            if (lows == null) {
                return j >= from && j < to ? value + (long) slope * (j - from) : Snapshot.NONE;
            }
            if (j >= lows.length) {
                return Snapshot.NONE;
            }
            int offset = lows[j];
            if (far) {
                return getFar(j, offset);
            }
            return offset == 0 ? Snapshot.NONE : (base == null ? -1 : base[j >>> 6]) + (offset & 0xFFFFFFFFL);
        }

        private long getFar(int j, int offset) {
            long top;
            if (higher != null) {
                if (higher[j] == Integer.MIN_VALUE) {
                    return Snapshot.NONE;
                }
                top = higher[j];
            } else {
                if (high[j] == Byte.MIN_VALUE) {
                    return Snapshot.NONE;
                }
                top = high[j];
            }
            return (base == null ? -1 : base[j >>> 6]) + (top << 32 | offset & 0xFFFFFFFFL);
        }

        void set(int j, long number, Sort sort) {
            int[] lows = low;
            if (lows == null || j >= lows.length) {
                if (lows == null && extendRun(j, number)) {
                    return;
                }
                lows = room(j, sort);
            }
            long bottom = -1;
            long[] bases = base;
            if (bases != null) {
                bottom = bases[j >>> 6];
                if (bottom == UNSET) {
                    bottom = number - sort.slack - 1;
                    bases[j >>> 6] = bottom;
                }
            }
            long offset = number - bottom;
            if (!far && offset > 0 && offset >>> 32 == 0) {
                lows[j] = (int) offset;
            } else {
                setFar(j, offset);
            }
        }

        /** Sets positions of a block whose first is set to {@code values[from…to)}; returns where it had to stop. */
        int setBlock(int j, long[] values, int begin, int end) {
            int[] lows = low;
            byte[] highs = high;
            if (lows == null || far && highs == null) {
                return begin;
            }
            long bottom = base == null ? -1 : base[j >>> 6];
            int shift = j - begin;
            if (far) {
                for (int n = begin; n < end; n++) {
                    long offset = values[n] - bottom;
                    long top = offset >> 32;
                    if (top <= Byte.MIN_VALUE || top > Byte.MAX_VALUE) {
                        return n;
                    }
                    lows[n + shift] = (int) offset;
                    highs[n + shift] = (byte) top;
                }
                return end;
            }
            for (int n = begin; n < end; n++) {
                long offset = values[n] - bottom;
                if (offset <= 0 || offset >>> 32 != 0) {
                    return n;
                }
                lows[n + shift] = (int) offset;
            }
            return end;
        }

        /** Makes a run that ends before {@code j} longer by up to {@code count} and returns by how much. */
        int prolong(int j, long number, int step, int count) {
            if (low != null || to != j || from == to || to > from + 1 && slope != step || value + (long) step * (j - from) != number) {
                return 0;
            }
            slope = step;
            to += count;
            return count;
        }

        boolean isRun(int j, long number, int count) {
            return low == null && j >= from && j + count <= to && (slope == 1 || count == 1) && value + (long) slope * (j - from) == number;
        }

        private int[] room(int j, Sort sort) {
            if (low == null) {
                leaveRun(sort);
            }
            if (j >= low.length) {
                grow(j);
            }
            return low;
        }

        private void setFar(int j, long offset) {
            if (!far) {
                widen();
            }
            long top = offset >> 32;
            if (higher == null && (top <= Byte.MIN_VALUE || top > Byte.MAX_VALUE)) {
                higher = new int[low.length];
                for (int i = 0; i < high.length; i++) {
                    higher[i] = high[i] == Byte.MIN_VALUE ? Integer.MIN_VALUE : high[i];
                }
                high = null;
            }
            low[j] = (int) offset;
            if (higher != null) {
                higher[j] = (int) top;
            } else {
                high[j] = (byte) top;
            }
        }

        private void widen() {
            far = true;
            high = new byte[low.length];
            for (int i = 0; i < low.length; i++) {
                high[i] = low[i] == 0 ? Byte.MIN_VALUE : 0;
            }
        }

        private void grow(int j) {
            int old = low.length;
            int size = old;
            while (size <= j) {
                size = Math.min(SIZE, size * 4);
            }
            capacity = size;
            low = Arrays.copyOf(low, size);
            if (base != null) {
                base = Arrays.copyOf(base, size >>> 6);
                Arrays.fill(base, old >>> 6, base.length, UNSET);
            }
            if (high != null) {
                high = Arrays.copyOf(high, size);
                Arrays.fill(high, old, size, Byte.MIN_VALUE);
            }
            if (higher != null) {
                higher = Arrays.copyOf(higher, size);
                Arrays.fill(higher, old, size, Integer.MIN_VALUE);
            }
        }

        private boolean extendRun(int j, long number) {
            if (from == to) {
                from = j;
                to = j + 1;
                value = number;
                return true;
            }
            if (j >= from && j < to) {
                return get(j) == number;
            }
            if (j != to) {
                return false;
            }
            if (to == from + 1 && (number == value || number == value + 1)) {
                slope = (int) (number - value);
            } else if (number != value + (long) slope * (j - from)) {
                return false;
            }
            to++;
            return true;
        }

        private void leaveRun(Sort sort) {
            int end = to;
            while (capacity < end) {
                capacity = Math.min(SIZE, capacity * 4);
            }
            long start = value;
            allocate(sort);
            for (int j = from; j < end; j++) {
                set(j, start + (long) slope * (j - from), sort);
            }
        }

        long bytes() {
            long bytes = 72;
            bytes += low == null ? 0 : 16 + 4L * low.length;
            bytes += base == null ? 0 : 16 + 8L * base.length;
            bytes += high == null ? 0 : 16 + high.length;
            bytes += higher == null ? 0 : 16 + 4L * higher.length;
            return bytes;
        }
    }
}
