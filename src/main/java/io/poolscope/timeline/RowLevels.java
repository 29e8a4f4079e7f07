package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import java.util.Arrays;

/**
 * Above a row's spans: for every block of 8, 64, 512 … spans when its first starts, how busy the row was before it, and which outcomes
 * are in it. Live or frozen. A block's set of outcomes may be read once the block is full.
 */
final class RowLevels {
    /** Blocks of a level in one of the next, as a power of two. */
    static final int STEP = 3;
    /** The highest level: blocks of 8⁷ spans. */
    private static final int TOP = 7;

    private final Level[] levels = new Level[TOP];
    /** The starts of all spans: where times are far apart, blocks don't keep theirs again. */
    private final LongColumn starts;
    /** How many levels have at least one full block. */
    private int height;
    /** When the first span of all starts; live only. */
    private long firstStart;
    /** The outcomes so far in the lowest block that is being filled; live only. Here, where every span comes by, not in its level. */
    private int mask;

    RowLevels(LongColumn starts) {
        this.starts = starts;
    }

    private RowLevels(RowLevels live, LongColumn frozenStarts) {
        starts = frozenStarts;
        height = live.height;
        for (int k = 0; k < TOP && live.levels[k] != null; k++) {
            levels[k] = live.levels[k].freeze();
        }
    }

    RowLevels freeze(LongColumn frozenStarts) {
        return new RowLevels(this, frozenStarts);
    }

    /** A span was closed at a position. */
    void add(int i, long start, long busyBefore, int outcomeBit) {
        if ((i & (1 << STEP) - 1) == 0) {
            begin(i, start, busyBefore);
        }
        mask |= outcomeBit;
        if ((i + 1 & (1 << STEP) - 1) == 0) {
            fill(i);
        }
    }

    private void begin(int i, long start, long busyBefore) {
        for (int k = 0; k < TOP; k++) {
            int shift = STEP * (k + 1);
            if ((i & (1 << shift) - 1) != 0) {
                return;
            }
            if (levels[k] == null && k > 0) {
                return; // made when there is a full block below it: most rows of a run with many are short
            }
            if (levels[k] == null) {
                levels[k] = new Level(false);
                firstStart = start;
            }
            levels[k].begin(i >>> shift, start, busyBefore);
        }
    }

    private void fill(int i) {
        levels[0].mask = mask;
        mask = 0;
        for (int k = 0; k < TOP; k++) {
            int shift = STEP * (k + 1);
            if ((i + 1 & (1 << shift) - 1) != 0) {
                return;
            }
            Level level = levels[k];
            level.fill(i >>> shift);
            if (k + 1 < TOP) {
                if (levels[k + 1] == null) {
                    levels[k + 1] = new Level(true);
                    levels[k + 1].begin(0, firstStart, 0);
                }
                levels[k + 1].mask |= level.mask;
            }
            level.mask = 0;
            height = Math.max(height, k + 1);
        }
    }

    /** How many levels have at least one full block: levels go from 1 to this. */
    int height() {
        return height;
    }

    /** When block {@code b} of a level starts. */
    long start(int level, int b) {
        return start(levels[level - 1].chunk(b), level, b);
    }

    /** When block {@code b} of a level starts, which lies in {@code chunk}. */
    long start(Chunk chunk, int level, int b) {
        return chunk.hasStarts() ? chunk.start(b & Level.MASK) : starts.get((long) b << STEP * level);
    }

    /** How busy the row was before block {@code b} of a level. */
    long busyBefore(int level, int b) {
        return levels[level - 1].chunk(b).busy(b & Level.MASK);
    }

    /** The outcomes in full block {@code b} of a level. */
    int outcomes(int level, int b) {
        return levels[level - 1].chunk(b).mask[b & Level.MASK];
    }

    /** The chunk that holds block {@code b} of a level, at {@link #offset}. */
    Chunk chunk(int level, int b) {
        return levels[level - 1].chunk(b);
    }

    /** Where in its chunk a block lies. */
    static int offset(int b) {
        return b & Level.MASK;
    }

    /** Whether block {@code b} of a level has begun. */
    boolean hasBegun(int level, int b, int size) {
        return (long) b << STEP * level < size;
    }

    /** Drops what lies before a position, which is a multiple of a column's chunk. */
    void dropBefore(int position) {
        for (int k = 0; k < TOP && levels[k] != null; k++) {
            levels[k].dropBefore(position >>> STEP * (k + 1));
        }
    }

    long bytes() {
        long bytes = 16 + 4L * TOP;
        for (int k = 0; k < TOP && levels[k] != null; k++) {
            bytes += levels[k].bytes();
        }
        return bytes;
    }

    private static final class Level {
        static final int BITS = LongColumn.BITS - STEP;
        static final int MASK = (1 << BITS) - 1;

        /** Whether it keeps starts also where they are far apart: not at the lowest level, where they would take most room. */
        private final boolean keepsStarts;
        private Chunk[] chunks = new Chunk[1];
        private int firstChunk;
        private boolean shared;
        /** The outcomes so far in the block that is being filled; live only. */
        int mask;

        Level(boolean keepsStarts) {
            this.keepsStarts = keepsStarts;
        }

        Level freeze() {
            Level frozen = new Level(keepsStarts);
            frozen.chunks = chunks;
            frozen.firstChunk = firstChunk;
            shared = true;
            return frozen;
        }

        Chunk chunk(int b) {
            return chunks[(b >>> BITS) - firstChunk];
        }

        void begin(int b, long start, long busy) {
            int k = (b >>> BITS) - firstChunk;
            if (k >= chunks.length) {
                chunks = Arrays.copyOf(chunks, Math.max(k + 1, chunks.length * 2));
                shared = false;
            }
            Chunk old = chunks[k];
            int j = b & MASK;
            if (old == null) {
                chunks[k] = new Chunk(start, busy, b == 0 ? 8 : MASK + 1);
            } else if (j >= old.mask.length || !old.fits(start, busy)) {
                if (shared) {
                    chunks = chunks.clone();
                    shared = false;
                }
                chunks[k] = old.replaced(j, start, busy, keepsStarts);
            }
            chunks[k].begin(j, start, busy);
        }

        void fill(int b) {
            chunk(b).mask[b & MASK] = (byte) mask;
        }

        void dropBefore(int b) {
            int k = (b >>> BITS) - firstChunk;
            if (k > 0) {
                chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : new Chunk[1];
                firstChunk += k;
                shared = false;
            }
        }

        long bytes() {
            long bytes = 32 + 16 + 4L * chunks.length;
            for (Chunk chunk : chunks) {
                bytes += chunk == null ? 0 : chunk.bytes();
            }
            return bytes;
        }
    }

    /**
     * Times as offsets from the chunk's first, in 4 bytes; where they don't fit in 6, and else whole ones. Where they are far apart, the
     * lowest level has no starts. The fields never change; what lies beyond the known size does.
     */
    static final class Chunk {
        private static final int NEAR = 32;
        private static final int FAR = 48;

        private final long startBase;
        private final long busyBase;
        private final int[] start;
        private final int[] busy;
        /** What is above the 32 bits of {@link #start} and {@link #busy}, or null where nothing is. */
        private final short[] startHigh;
        private final short[] busyHigh;
        /** Whole times, in the place of all others, or null. */
        private final long[] wholeStart;
        private final long[] wholeBusy;
        final byte[] mask;

        /** An empty one, of offsets of 4 bytes. */
        Chunk(long startBase, long busyBase, int capacity) {
            this(startBase, busyBase, NEAR, true, capacity);
        }

        private Chunk(long startBase, long busyBase, int bits, boolean withStarts, int capacity) {
            this.startBase = startBase;
            this.busyBase = busyBase;
            boolean whole = bits > FAR;
            start = withStarts && !whole ? new int[capacity] : null;
            busy = whole ? null : new int[capacity];
            startHigh = withStarts && bits == FAR ? new short[capacity] : null;
            busyHigh = bits == FAR ? new short[capacity] : null;
            wholeStart = withStarts && whole ? new long[capacity] : null;
            wholeBusy = whole ? new long[capacity] : null;
            mask = new byte[capacity];
        }

        int size() {
            return mask.length;
        }

        /** Whether the starts are kept here. */
        boolean hasStarts() {
            return start != null || wholeStart != null;
        }

        /** When the block at a place starts, if that is kept here. */
        long start(int j) {
            if (start == null) {
                return wholeStart[j];
            }
            long near = startBase + (start[j] & 0xFFFFFFFFL);
            return startHigh == null ? near : near + ((startHigh[j] & 0xFFFFL) << NEAR);
        }

        long busy(int j) {
            if (busy == null) {
                return wholeBusy[j];
            }
            long near = busyBase + (busy[j] & 0xFFFFFFFFL);
            return busyHigh == null ? near : near + ((busyHigh[j] & 0xFFFFL) << NEAR);
        }

        private int bits() {
            return wholeBusy != null ? Long.SIZE : busyHigh != null ? FAR : NEAR;
        }

        boolean fits(long from, long before) {
            return wholeBusy != null || (from - startBase | before - busyBase) >>> bits() == 0;
        }

        /**
         * A copy with room for position {@code j} and a block there that starts and was busy as told; with starts or
         * not if those are far.
         */
        Chunk replaced(int j, long from, long before, boolean withStarts) {
            int size = mask.length;
            while (size <= j) {
                size = Math.min(Level.MASK + 1, size * 8);
            }
            long farthest = from - startBase | before - busyBase;
            int bits = Math.max(bits(), farthest >>> NEAR == 0 ? NEAR : farthest >>> FAR == 0 ? FAR : Long.SIZE);
            Chunk copy = new Chunk(startBase, busyBase, bits, bits == NEAR || withStarts, size);
            System.arraycopy(mask, 0, copy.mask, 0, mask.length);
            for (int i = 0; i < Math.min(j, mask.length); i++) {
                copy.begin(i, hasStarts() ? start(i) : startBase, busy(i));
            }
            return copy;
        }

        void begin(int j, long from, long before) {
            if (busy == null) {
                wholeBusy[j] = before;
                if (wholeStart != null) {
                    wholeStart[j] = from;
                }
                return;
            }
            busy[j] = (int) (before - busyBase);
            if (busyHigh != null) {
                busyHigh[j] = (short) (before - busyBase >>> NEAR);
            }
            if (start != null) {
                start[j] = (int) (from - startBase);
                if (startHigh != null) {
                    startHigh[j] = (short) (from - startBase >>> NEAR);
                }
            }
        }

        long bytes() {
            int each = 1 + bits() / Byte.SIZE * (hasStarts() ? 2 : 1);
            int arrays = 1 + (bits() == FAR ? 2 : 1) * (hasStarts() ? 2 : 1);
            return 72 + 16L * arrays + (long) mask.length * each;
        }
    }
}
