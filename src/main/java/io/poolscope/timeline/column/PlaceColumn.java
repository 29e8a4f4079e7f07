package io.poolscope.timeline.column;

import java.util.Arrays;

/**
 * Where tasks are: by position a small code, 0 where none was set, and the position of a span, {@link Absent#NONE}
 * where none was set. A code
 * takes two bytes, four in chunks that hold a larger one, a span's position four; chunks without any take nothing. Written in any order and
 * again; frozen as {@link LongColumn} is.
 */
public final class PlaceColumn {
    private static final int BITS = LongColumn.BITS;
    private static final int MASK = LongColumn.MASK;
    private static final int SMALLEST = 64;

    private Chunk[] chunks = new Chunk[0];
    private int firstChunk;
    private boolean shared;
    private int epoch;
    /** The number of the chunk that was written last, and that chunk, which is this epoch's: a short cut of the live one. */
    private long recent = Long.MIN_VALUE;
    private Chunk recentChunk;

    /** An immutable column with what this one holds now. */
    public PlaceColumn freeze() {
        PlaceColumn frozen = new PlaceColumn();
        frozen.chunks = chunks;
        frozen.firstChunk = firstChunk;
        shared = true;
        epoch++;
        recent = Long.MIN_VALUE;
        return frozen;
    }

    /** The code at a position. */
    public int code(long i) {
        Chunk chunk = find(i);
        return chunk == null ? 0 : chunk.code((int) i & MASK);
    }

    /** The span's position at a position. */
    public long span(long i) {
        Chunk chunk = find(i);
        return chunk == null ? Absent.NONE : chunk.span((int) i & MASK);
    }

    private Chunk find(long i) {
        if (i >> BITS == recent) {
            return recentChunk;
        }
        int k = (int) (i >> BITS) - firstChunk;
        return k < 0 || k >= chunks.length ? null : chunks[k];
    }

    /**
     * Sets a code; a position whose chunk was dropped is left out.
     *
     * @param code 0 or more
     */
    public void set(long i, int code) {
        Chunk chunk = own(i);
        if (chunk != null) {
            chunk.set((int) i & MASK, code);
        }
    }

    /** Sets the position of a span, where a code is set; a position whose chunk was dropped is left out. */
    public void setSpan(long i, int span) {
        Chunk chunk = own(i);
        if (chunk != null) {
            chunk.setSpan((int) i & MASK, span);
        }
    }

    /** Sets a code where it is {@code expected}, and says whether it was. */
    public boolean replace(long i, int expected, int code) {
        if (i >> BITS == recent) {
            return recentChunk.replace((int) i & MASK, expected, code);
        }
        if (code(i) != expected) {
            return false;
        }
        Chunk chunk = make(i);
        return chunk != null && chunk.replace((int) i & MASK, expected, code);
    }

    /** Sets a span's position and a code where that is {@code expected}, and says whether it was. */
    public boolean replaceAndSetSpan(long i, int expected, int code, int span) {
        boolean done = replace(i, expected, code);
        if (done) {
            recentChunk.setSpan((int) i & MASK, span);
        }
        return done;
    }

    /** Sets {@code count} codes from {@code i} on to the same. */
    public void fill(long i, int count, int code) {
        int n = 0;
        while (n < count) {
            set(i + n++, code);
            if (n < count && i + n >> BITS == recent) {
                n += recentChunk.fill((int) (i + n) & MASK, count - n, code);
            }
        }
    }

    /** How many codes from {@code i} on, up to {@code count}, are odd and {@code least} or more. */
    public int oddFrom(long i, int count, int least) {
        int n = 0;
        while (n < count) {
            int code = code(i + n);
            if (code < least || (code & 1) == 0) {
                break;
            }
            n++;
        }
        return n;
    }

    /** The chunk of a position, to be written; null if it was dropped. */
    private Chunk own(long i) {
        return i >> BITS == recent ? recentChunk : make(i);
    }

    private Chunk make(long i) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k < 0) {
            return null;
        }
        Chunk old = k < chunks.length ? chunks[k] : null;
        if (old == null || old.epoch != epoch) {
            if (k >= chunks.length) {
                chunks = Arrays.copyOf(chunks, Math.max(k + 1, chunks.length * 2));
            } else if (shared) {
                chunks = chunks.clone();
            }
            shared = false;
            chunks[k] = old == null ? new Chunk(firstChunk + k == 0 ? SMALLEST : LongColumn.SIZE) : new Chunk(old);
            chunks[k].epoch = epoch;
        }
        recent = i >> BITS;
        recentChunk = chunks[k];
        return recentChunk;
    }

    /** Drops all chunks that end at or before a position. */
    public void dropBefore(long i) {
        int k = (int) (i >>> BITS) - firstChunk;
        if (k > 0) {
            chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : new Chunk[0];
            firstChunk += k;
            shared = false;
            recent = Long.MIN_VALUE;
        }
    }

    /** The heap that the codes take, as arrays with their headers. */
    public long codeBytes() {
        long bytes = 16 + 4L * chunks.length;
        for (Chunk chunk : chunks) {
            bytes += chunk == null ? 0 : 48 + (chunk.wide == null ? 2L * chunk.narrow.length : 4L * chunk.wide.length);
        }
        return bytes;
    }

    /** The heap that the spans' positions take. */
    public long spanBytes() {
        long bytes = 0;
        for (Chunk chunk : chunks) {
            bytes += chunk == null ? 0 : 16 + 4L * chunk.span.length;
        }
        return bytes;
    }

    private static final class Chunk {
        int epoch;
        /** The codes: one of the two is there. */
        char[] narrow;
        int[] wide;
        /** 1 + the position, 0 for none; as long as the codes, or empty while there is none. */
        int[] span;

        Chunk(int capacity) {
            narrow = new char[capacity];
            span = new int[0];
        }

        Chunk(Chunk other) {
            narrow = other.narrow == null ? null : other.narrow.clone();
            wide = other.wide == null ? null : other.wide.clone();
            span = other.span.clone();
        }

        int code(int j) {
            char[] codes = narrow;
            if (codes != null) {
                return j < codes.length ? codes[j] : 0;
            }
            return j < wide.length ? wide[j] : 0;
        }

        long span(int j) {
            int[] spans = span;
            int one = j < spans.length ? spans[j] : 0;
            return one == 0 ? Absent.NONE : one - 1;
        }

        void setSpan(int j, int position) {
            int[] spans = span;
            if (j >= spans.length) {
                spans = Arrays.copyOf(spans, Math.max(room(SMALLEST, j), narrow != null ? narrow.length : wide.length));
                span = spans;
            }
            spans[j] = position + 1;
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
            if (code(j) != expected) {
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

        /** Sets as many of {@code count} codes as there is room for now, and returns how many. */
        int fill(int j, int count, int code) {
            if (narrow == null || code > Character.MAX_VALUE || j >= narrow.length) {
                return 0;
            }
            int end = Math.min(narrow.length, j + count);
            Arrays.fill(narrow, j, end, (char) code);
            return end - j;
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
