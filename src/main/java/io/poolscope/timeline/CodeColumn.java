package io.poolscope.timeline;

import java.util.Arrays;

/**
 * Small codes by position, 0 where none was set: two bytes each, four in chunks that hold a larger one, nothing in
 * chunks without any. Written in any order and again; frozen as {@link LongColumn} is.
 */
final class CodeColumn {
    private static final int BITS = LongColumn.BITS;
    private static final int MASK = LongColumn.MASK;
    private static final int SMALLEST = 64;

    private Chunk[] chunks = new Chunk[0];
    private int firstChunk;
    private boolean shared;
    private int epoch;
    /** The number of the chunk that was written last, and that chunk, which is this epoch's: the writer's short cut. */
    private long recent = Long.MIN_VALUE;
    private Chunk recentChunk;

    /** An immutable column with what this one holds now. */
    CodeColumn freeze() {
        CodeColumn frozen = new CodeColumn();
        frozen.chunks = chunks;
        frozen.firstChunk = firstChunk;
        shared = true;
        epoch++;
        recent = Long.MIN_VALUE;
        return frozen;
    }

    int get(long i) {
        return i >> BITS == recent ? recentChunk.get((int) i & MASK) : find(i);
    }

    private int find(long i) {
        int k = (int) (i >> BITS) - firstChunk;
        if (k < 0 || k >= chunks.length) {
            return 0;
        }
        Chunk chunk = chunks[k];
        return chunk == null ? 0 : chunk.get((int) i & MASK);
    }

    /**
     * Sets; a position whose chunk was dropped is left out.
     *
     * @param code 0 or more
     */
    void set(long i, int code) {
        if (i >> BITS == recent) {
            recentChunk.set((int) i & MASK, code);
        } else {
            store(i, code);
        }
    }

    /** Sets a position that holds {@code expected}, and says whether it did. */
    boolean replace(long i, int expected, int code) {
        if (i >> BITS == recent) {
            return recentChunk.replace((int) i & MASK, expected, code);
        }
        if (find(i) != expected) {
            return false;
        }
        store(i, code);
        return i >> BITS == recent;
    }

    /** Sets {@code count} positions from {@code i} on to the same. */
    void fill(long i, int count, int code) {
        int n = 0;
        while (n < count) {
            set(i + n++, code);
            int j = (int) (i + n) & MASK;
            if (n < count && i + n >> BITS == recent) {
                n += recentChunk.fill(j, count - n, code);
            }
        }
    }

    /** How many positions from {@code i} on, up to {@code count}, hold an odd code of {@code least} or more. */
    int oddFrom(long i, int count, int least) {
        int n = 0;
        while (n < count) {
            int code = get(i + n);
            if (code < least || (code & 1) == 0) {
                break;
            }
            n++;
        }
        return n;
    }

    private void store(long i, int code) {
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
        chunk.set((int) i & MASK, code);
    }

    /** Drops all chunks that end at or before a position. */
    void dropBefore(long i) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k > 0) {
            chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : new Chunk[0];
            firstChunk += k;
            shared = false;
            recent = Long.MIN_VALUE;
        }
    }

    private Chunk own(int k, Chunk old) {
        if (k >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(k + 1, chunks.length * 2));
        } else if (shared) {
            chunks = chunks.clone();
        }
        shared = false;
        Chunk chunk = old == null ? new Chunk(firstChunk + k == 0 ? SMALLEST : LongColumn.SIZE) : new Chunk(old);
        chunk.epoch = epoch;
        chunks[k] = chunk;
        return chunk;
    }

    /** The heap that it takes, as arrays with their headers. */
    long bytes() {
        long bytes = 16 + 4L * chunks.length;
        for (Chunk chunk : chunks) {
            bytes += chunk == null ? 0 : 40 + (chunk.wide == null ? 2L * chunk.narrow.length : 4L * chunk.wide.length);
        }
        return bytes;
    }

    private static final class Chunk {
        int epoch;
        char[] narrow;
        int[] wide;

        Chunk(int capacity) {
            narrow = new char[capacity];
        }

        Chunk(Chunk other) {
            narrow = other.narrow == null ? null : other.narrow.clone();
            wide = other.wide == null ? null : other.wide.clone();
        }

        int get(int j) {
            char[] codes = narrow;
            if (codes != null) {
                return j < codes.length ? codes[j] : 0;
            }
            return j < wide.length ? wide[j] : 0;
        }

        /** Sets as many of {@code count} positions as there is room for now, and returns how many. */
        int fill(int j, int count, int code) {
            if (narrow == null || code > Character.MAX_VALUE || j >= narrow.length) {
                return 0;
            }
            int end = Math.min(narrow.length, j + count);
            Arrays.fill(narrow, j, end, (char) code);
            return end - j;
        }

        boolean replace(int j, int expected, int code) {
            char[] codes = narrow;
            if (codes != null && j < codes.length && code <= Character.MAX_VALUE) {
                if (codes[j] != expected) {
                    return false;
                }
                codes[j] = (char) code;
                return true;
            }
            if (get(j) != expected) {
                return false;
            }
            setSlowly(j, code);
            return true;
        }

        void set(int j, int code) {
            char[] codes = narrow;
            if (codes != null && j < codes.length && code <= Character.MAX_VALUE) {
                codes[j] = (char) code;
            } else {
                setSlowly(j, code);
            }
        }

        private void setSlowly(int j, int code) {
            if (narrow != null) {
                if (j >= narrow.length) {
                    narrow = Arrays.copyOf(narrow, room(narrow.length, j));
                }
                if (code <= Character.MAX_VALUE) {
                    narrow[j] = (char) code;
                    return;
                }
                wide = new int[narrow.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = narrow[i];
                }
                narrow = null;
            }
            if (j >= wide.length) {
                wide = Arrays.copyOf(wide, room(wide.length, j));
            }
            wide[j] = code;
        }

        private static int room(int size, int j) {
            while (size <= j) {
                size = Math.min(LongColumn.SIZE, size * 4);
            }
            return size;
        }
    }
}
