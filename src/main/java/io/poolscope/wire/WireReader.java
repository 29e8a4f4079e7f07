package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads blocks from a stream. Whatever the bytes are, each call ends with a block, with the end, or with a
 * {@link WireException} that says what is wrong and at which byte; all that was read before it is good. Memory is
 * bounded by one block (a payload is at most 16 MiB) and the names. Not thread-safe.
 */
public final class WireReader implements AutoCloseable {
    private static final int NO_BLOCK = -1;

    private final InputStream in;
    private final NameBlockDecoder nameBlock;
    private final EventBlockDecoder decoder = new EventBlockDecoder();
    private final EventBatch batch = new EventBatch(WireWriter.BLOCK_EVENTS);
    private final CRC32 crc = new CRC32();
    private final byte[] header = new byte[WireFormat.BLOCK_HEADER_BYTES];
    private byte[] payload = new byte[1 << 16];
    private long position;
    private long events;
    private int lastType = NO_BLOCK;
    private int lastLength;
    private int version;
    /** Blocks of a type that their version never had, and where the first is. */
    private long unknown;
    private long firstUnknown;
    private boolean cut;
    private boolean finished;

    /**
     * Reads the header.
     *
     * @param in where from; closed by the caller
     * @param names the table to add the names to; as it is when new
     * @throws WireException if this isn't the format, or a version of it that is not known
     */
    public WireReader(InputStream in, Names names) throws IOException {
        this.in = in;
        nameBlock = new NameBlockDecoder(names);
        byte[] start = in.readNBytes(WireFormat.HEADER_BYTES);
        position = start.length;
        for (int i = 0; i < WireFormat.MAGIC.length; i++) {
            if (i >= start.length || start[i] != WireFormat.MAGIC[i]) {
                throw new WireException(start.length == 0 ? "it is empty" : "it does not begin as a Poolscope recording does");
            }
        }
        if (start.length < WireFormat.HEADER_BYTES) {
            throw new WireException("it ends within its header");
        }
        ByteReader rest = new ByteReader(start, WireFormat.MAGIC.length, start.length);
        version = rest.u16();
        if (version < WireFormat.FIRST_VERSION || version > WireFormat.VERSION) {
            throw new WireException("it has version " + version + " of the format; this program reads versions " + WireFormat.FIRST_VERSION
                    + " to " + WireFormat.VERSION);
        }
    }

    /**
     * Reads one block and tells the listener of it, if its type is known.
     *
     * @return false at the end of the stream: see {@link #isFinished} for whether it was the end of the recording
     * @throws WireException if the block is damaged; nothing after it can be read
     */
    public boolean read(WireListener listener) throws IOException {
        return read(listener, batch);
    }

    /**
     * As {@link #read(WireListener)}, with the events in a batch of the caller's own, to be kept; it is empty after a block of another
     * type, and after an exception what is in it counts for nothing.
     */
    public boolean read(WireListener listener, EventBatch batch) throws IOException {
        batch.clear();
        lastType = NO_BLOCK;
        if (finished || cut) {
            return false;
        }
        long at = position;
        int got = in.readNBytes(header, 0, header.length);
        position += got;
        if (got < header.length) {
            cut = true;
            return false;
        }
        ByteReader head = new ByteReader(header, 0, header.length);
        int type = head.u8();
        head.skip(3);
        long length = head.u16() | (long) head.u16() << 16;
        int expected = head.u16() | head.u16() << 16;
        if (length > WireFormat.MAX_PAYLOAD) {
            throw damaged(at, "its length " + length + " is more than " + WireFormat.MAX_PAYLOAD, null);
        }
        if (!readPayload((int) length)) {
            cut = true;
            return false;
        }
        if (checksum(version, (int) length) != expected) {
            throw damaged(at, "its checksum does not fit", null);
        }
        if (version == WireFormat.FIRST_VERSION && (type == 0 || type > WireFormat.LAST_TYPE_OF_FIRST)) {
            // No writer of that version knew another: the type was damaged, which its checksum does not cover.
            firstUnknown = unknown++ == 0 ? at : firstUnknown;
        }
        try {
            tell(type, (int) length, listener, batch);
        } catch (WireException e) {
            throw damaged(at, e.getMessage(), e);
        }
        lastType = type;
        lastLength = (int) length;
        return true;
    }

    /** Whether the block read last holds events or names, which together are a run. */
    public boolean lastHoldsRun() {
        return lastType == WireFormat.NAMES || lastType == WireFormat.EVENTS || lastType == WireFormat.PLAIN_EVENTS;
    }

    private int checksum(int ofVersion, int length) {
        crc.reset();
        if (ofVersion > WireFormat.FIRST_VERSION) {
            crc.update(header, 0, WireFormat.CHECKED_HEADER_BYTES);
        }
        crc.update(payload, 0, length);
        return (int) crc.getValue();
    }

    /** The block read last, whole, as the version of the format that is written today has it. */
    public byte[] copyOfLast() {
        if (lastType == NO_BLOCK) {
            throw new IllegalStateException("no block was read last");
        }
        if (version != WireFormat.VERSION) {
            int checksum = checksum(WireFormat.VERSION, lastLength);
            for (int i = 0; i < Integer.BYTES; i++) {
                header[WireFormat.CHECKED_HEADER_BYTES + i] = (byte) (checksum >>> Byte.SIZE * i);
            }
        }
        byte[] block = new byte[header.length + lastLength];
        System.arraycopy(header, 0, block, 0, header.length);
        System.arraycopy(payload, 0, block, header.length, lastLength);
        return block;
    }

    /** Whether the recording's end was read: false also for a stream that goes on. */
    public boolean isFinished() {
        return finished;
    }

    /** How many blocks were skipped though no writer can have written their type. */
    public long blocksOfNoType() {
        return unknown;
    }

    /** Where the first of {@link #blocksOfNoType} lies; 0 if there is none. */
    public long firstOfNoType() {
        return firstUnknown;
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    /** How many events were read. */
    public long eventsRead() {
        return events;
    }

    private boolean readPayload(int length) throws IOException {
        // Grows with what is really there, so that a declared length alone takes no memory.
        int size = 0;
        while (size < length) {
            if (size == payload.length) {
                payload = Arrays.copyOf(payload, Math.min(length, payload.length * 2));
            }
            int got = in.readNBytes(payload, size, Math.min(length, payload.length) - size);
            if (got == 0) {
                position += size;
                return false;
            }
            size += got;
        }
        position += size;
        return true;
    }

    private void tell(int type, int length, WireListener listener, EventBatch batch) throws WireException {
        ByteReader block = new ByteReader(payload, 0, length);
        switch (type) {
            case WireFormat.FACTS -> listener.facts(facts(block));
            case WireFormat.NAMES -> nameBlock.decode(payload, length, position);
            case WireFormat.EVENTS -> {
                decoder.decode(payload, 0, length, batch);
                events(listener, batch);
            }
            case WireFormat.PLAIN_EVENTS -> {
                plainEvents(block, batch);
                events(listener, batch);
            }
            case WireFormat.END -> {
                long written = block.varint();
                if (written != events) {
                    throw new WireException("the end says " + written + " events; " + events + " were there");
                }
                finished = true;
            }
            default -> {
                // A later version's block: skipping it is what the format promises.
            }
        }
    }

    private static Map<String, String> facts(ByteReader block) throws WireException {
        Map<String, String> facts = new LinkedHashMap<>();
        while (block.remaining() > 0) {
            String key = block.string();
            facts.put(key, block.string());
        }
        return facts;
    }

    private static void plainEvents(ByteReader block, EventBatch batch) throws WireException {
        long time = 0;
        while (block.remaining() > 0) {
            int code = block.u8();
            if (code == 0 || code > EventKind.all().size()) {
                throw new WireException("unknown event kind " + code);
            }
            int lane = block.u16();
            time += block.zigzag();
            long id = block.varint();
            if (id < 0 || id > EventWord.MAX_ID) {
                throw new WireException("id " + id + " is not in 0 to " + EventWord.MAX_ID);
            }
            boolean extras = EventKind.of(code).hasExtras();
            long a = extras ? block.zigzag() : 0;
            long b = extras ? block.zigzag() : 0;
            batch.add(time, id << 24 | (long) lane << 8 | code, a, b);
        }
    }

    private void events(WireListener listener, EventBatch batch) throws WireException {
        events += batch.size();
        listener.events(batch);
    }

    private static WireException damaged(long at, String why, WireException cause) {
        return new WireException("the block at byte " + at + " is damaged: " + why, cause);
    }

    /** Gives back the decompressor's memory. */
    @Override
    public void close() {
        decoder.close();
        nameBlock.close();
    }
}
