package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.NameRun;
import io.poolscope.event.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes blocks to a stream, the header first. Each call writes whole blocks and hands them to the stream in one
 * piece; buffering and flushing are the caller's. Not thread-safe.
 */
public final class WireWriter implements AutoCloseable {
    /** How many events a block holds at most: what a prediction has learnt pays, and a cut file loses little. */
    public static final int BLOCK_EVENTS = 1 << 15;

    private final OutputStream out;
    private final Names names;
    private final boolean compress;
    private final EventBlockEncoder encoder = new EventBlockEncoder();
    private final NameBlockEncoder nameBlock = new NameBlockEncoder();
    private final ByteWriter block = new ByteWriter(1 << 16);
    private final CRC32 crc = new CRC32();
    private int namesWritten = 1;
    private long events;
    private long bytes;

    /**
     * Starts with the header.
     *
     * @param out where to; closed by the caller
     * @param names the names that the events speak of; those not written yet are written before each block of events
     * @param compress true for a file, false for a socket
     */
    public WireWriter(OutputStream out, Names names, boolean compress) throws IOException {
        this.out = out;
        this.names = names;
        this.compress = compress;
        ByteWriter header = new ByteWriter(WireFormat.HEADER_BYTES);
        header.raw(WireFormat.MAGIC, 0, WireFormat.MAGIC.length);
        header.u16(WireFormat.VERSION);
        header.u16(0);
        write(header);
    }

    /** Writes what is known of the run, as keys and values. */
    public void facts(Map<String, String> facts) throws IOException {
        begin();
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            block.string(fact.getKey());
            block.string(fact.getValue());
        }
        end(WireFormat.FACTS);
    }

    /** Writes events, in blocks of at most {@link #BLOCK_EVENTS}, with the names that are new before them. */
    public void events(EventBatch batch) throws IOException {
        if (batch.size() == 0) {
            return;
        }
        newNames();
        for (int from = 0; from < batch.size(); from += BLOCK_EVENTS) {
            int count = Math.min(BLOCK_EVENTS, batch.size() - from);
            begin();
            encoder.encode(batch, from, count, compress, block);
            end(WireFormat.EVENTS);
            events += count;
        }
    }

    /** Writes that nothing follows, with the number of events. */
    public void finish() throws IOException {
        newNames();
        begin();
        block.varint(events);
        end(WireFormat.END);
    }

    /** How many events were written. */
    public long eventsWritten() {
        return events;
    }

    /** How many bytes were written. */
    public long bytesWritten() {
        return bytes;
    }

    private void newNames() throws IOException {
        boolean open = false;
        for (NameRun run : names.runs(namesWritten)) {
            int left = run.more() + 1;
            while (left > 0) {
                if (open && nameBlock.isFull()) {
                    endNames();
                    open = false;
                }
                if (!open) {
                    nameBlock.begin(namesWritten, bytes);
                    open = true;
                }
                int added = 1;
                if (left > run.more()) {
                    nameBlock.add(run.first());
                } else {
                    added = nameBlock.addCounted(left);
                }
                left -= added;
                namesWritten += added;
            }
        }
        if (open) {
            endNames();
        }
    }

    private void endNames() throws IOException {
        begin();
        nameBlock.writeTo(block, compress);
        end(WireFormat.NAMES);
    }

    private void begin() {
        block.clear();
        block.ensure(WireFormat.BLOCK_HEADER_BYTES);
        block.advance(WireFormat.BLOCK_HEADER_BYTES);
    }

    private void end(int type) throws IOException {
        int end = block.size();
        int length = end - WireFormat.BLOCK_HEADER_BYTES;
        if (length > WireFormat.MAX_PAYLOAD) {
            throw new WireException("a block of " + length + " bytes is longer than " + WireFormat.MAX_PAYLOAD);
        }
        block.clear();
        block.u32(type);
        block.u32(length);
        crc.reset();
        crc.update(block.bytes(), 0, WireFormat.CHECKED_HEADER_BYTES);
        crc.update(block.bytes(), WireFormat.BLOCK_HEADER_BYTES, length);
        block.u32((int) crc.getValue());
        block.advance(length);
        write(block);
    }

    private void write(ByteWriter what) throws IOException {
        out.write(what.bytes(), 0, what.size());
        bytes += what.size();
    }

    /** Gives back the compressor's memory; writes nothing. */
    @Override
    public void close() {
        encoder.close();
        nameBlock.close();
    }
}
