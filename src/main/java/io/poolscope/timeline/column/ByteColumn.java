package io.poolscope.timeline.column;

import java.util.Arrays;

/** Bytes by position, written once, in order; frozen as {@link LongColumn} is, without any copy. */
public final class ByteColumn {
    private static final int BITS = LongColumn.BITS;
    private static final int SMALLEST = 64;

    private byte[][] chunks = new byte[0][];
    private int firstChunk;
    private boolean shared;

    /** An immutable column with what this one holds now. */
    public ByteColumn freeze() {
        ByteColumn frozen = new ByteColumn();
        frozen.chunks = chunks;
        frozen.firstChunk = firstChunk;
        shared = true;
        return frozen;
    }

    public int get(int i) {
        return chunks[(i >>> BITS) - firstChunk][i & LongColumn.MASK];
    }

    /** The array that holds position {@code i}, at {@code i & LongColumn.MASK}: for tight loops, to be read only. */
    public byte[] chunk(int i) {
        return chunks[(i >>> BITS) - firstChunk];
    }

    public void append(int i, int value) {
        int k = (i >>> BITS) - firstChunk;
        if (k >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(k + 1, chunks.length * 2));
            shared = false;
        }
        byte[] chunk = chunks[k];
        int j = i & LongColumn.MASK;
        if (chunk == null || j >= chunk.length) {
            chunk = chunk == null
                    ? new byte[firstChunk + k == 0 ? SMALLEST : LongColumn.SIZE]
                    : Arrays.copyOf(chunk, Math.min(LongColumn.SIZE, chunk.length * 4));
            // A new chunk lies where no frozen column looks; a grown one replaces what it may look at.
            if (shared && chunks[k] != null) {
                chunks = chunks.clone();
                shared = false;
            }
            chunks[k] = chunk;
        }
        chunk[j] = (byte) value;
    }

    /** Drops all chunks that end at or before a position. */
    public void dropBefore(int i) {
        int k = (i >>> BITS) - firstChunk;
        if (k > 0) {
            chunks = k < chunks.length ? Arrays.copyOfRange(chunks, k, chunks.length) : new byte[0][];
            firstChunk += k;
            shared = false;
        }
    }

    /** The heap that it takes, as arrays with their headers. */
    public long bytes() {
        long bytes = 16 + 4L * chunks.length;
        for (byte[] chunk : chunks) {
            bytes += chunk == null ? 0 : 16 + chunk.length;
        }
        return bytes;
    }
}
