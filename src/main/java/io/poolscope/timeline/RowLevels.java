package io.poolscope.timeline;

import java.util.Arrays;

/**
 * Above a row's spans: for every block of 8, 64, 512 … spans when its first starts, how busy the row was before it, and which outcomes
 * are in it. The writer's, or a frozen one. A block's set of outcomes may be read once the block is full.
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
        Level level = levels[0];
        level.mask |= outcomeBit;
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
            if (levels[k] == null) {
                levels[k] = new Level();
            }
            levels[k].begin(i >>> shift, start, busyBefore);
        }
    }

    private void fill(int i) {
        for (int k = 0; k < TOP; k++) {
            int shift = STEP * (k + 1);
            if ((i + 1 & (1 << shift) - 1) != 0) {
                return;
            }
            Level level = levels[k];
            level.fill(i >>> shift);
            if (k + 1 < TOP) {
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
        return chunk.start == null ? starts.get((long) b << STEP * level) : chunk.startBase + (chunk.start[b & Level.MASK] & 0xFFFFFFFFL);
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

        private Chunk[] chunks = new Chunk[1];
        private int firstChunk;
        private boolean shared;
        /** The outcomes so far in the block that is being filled; the writer's. */
        int mask;

        Level freeze() {
            Level frozen = new Level();
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
                chunks[k] = old.replaced(j, !old.fits(start, busy));
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
     * Times as offsets from the chunk's first, in 4 bytes; where they don't fit, whole busy times and no starts. The fields never change;
     * what is behind the known size does.
     */
    static final class Chunk {
        private final long startBase;
        private final long busyBase;
        private final int[] start;
        private final int[] busy;
        private final long[] farBusy;
        final byte[] mask;

        Chunk(long startBase, long busyBase, int capacity) {
            this(startBase, busyBase, new int[capacity], new int[capacity], null, new byte[capacity]);
        }

        private Chunk(long startBase, long busyBase, int[] start, int[] busy, long[] farBusy, byte[] mask) {
            this.startBase = startBase;
            this.busyBase = busyBase;
            this.start = start;
            this.busy = busy;
            this.farBusy = farBusy;
            this.mask = mask;
        }

        int size() {
            return mask.length;
        }

        /** The starts as offsets from {@link #startBase}, or null where they are not kept here. */
        int[] starts() {
            return start;
        }

        long startBase() {
            return startBase;
        }

        boolean fits(long from, long before) {
            return farBusy != null || from - startBase >>> 32 == 0 && before - busyBase >>> 32 == 0;
        }

        /** A copy with room for position {@code j}, far if told so. */
        Chunk replaced(int j, boolean far) {
            int size = mask.length;
            while (size <= j) {
                size = Math.min(Level.MASK + 1, size * 8);
            }
            byte[] masks = Arrays.copyOf(mask, size);
            if (farBusy == null && !far) {
                return new Chunk(startBase, busyBase, Arrays.copyOf(start, size), Arrays.copyOf(busy, size), null, masks);
            }
            long[] busies = new long[size];
            for (int i = 0; i < mask.length; i++) {
                busies[i] = busy(i);
            }
            return new Chunk(startBase, busyBase, null, null, busies, masks);
        }

        void begin(int j, long from, long before) {
            if (farBusy != null) {
                farBusy[j] = before;
            } else {
                start[j] = (int) (from - startBase);
                busy[j] = (int) (before - busyBase);
            }
        }

        long busy(int j) {
            return busy != null ? busyBase + (busy[j] & 0xFFFFFFFFL) : farBusy[j];
        }

        long bytes() {
            return 56 + 16 * (start != null ? 3 : 2) + mask.length * 9L;
        }
    }
}
