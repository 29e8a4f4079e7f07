package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import java.util.Arrays;

/**
 * Events in memory at a few bytes each: the payload of a block that is not written yet. Reused for one block after the
 * other; not thread-safe.
 */
public final class KeptBlock implements AutoCloseable {
    private final EventBlockEncoder encoder = new EventBlockEncoder();
    private final EventBlockDecoder decoder = new EventBlockDecoder();
    private final ByteWriter bytes = new ByteWriter(1 << 16);

    /** An encoder and a decoder. */
    public KeptBlock() {
    }

    /**
     * Packs events.
     *
     * @param batch 1 to {@link WireWriter#BLOCK_EVENTS} events
     */
    public byte[] pack(EventBatch batch) {
        bytes.clear();
        encoder.encode(batch, 0, batch.size(), true, bytes);
        return Arrays.copyOf(bytes.bytes(), bytes.size());
    }

    /** Adds the events that were packed to a batch. */
    public void unpack(byte[] packed, EventBatch to) {
        try {
            decoder.decode(packed, 0, packed.length, to);
        } catch (WireException e) {
            throw new IllegalStateException("what was packed here is read here", e);
        }
    }

    /** Gives back the memory of compressor and decompressor. */
    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
