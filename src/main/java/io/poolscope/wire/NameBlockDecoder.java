package io.poolscope.wire;

import io.poolscope.event.Names;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the payload of a names block, and takes no more memory for names than {@link WireFormat#MAX_NAME_GROWTH} times the bytes
 * read. Not thread-safe.
 */
final class NameBlockDecoder implements AutoCloseable {
    private final Names names;
    private final Inflater inflater = new Inflater(true);
    private long bytesOfNames;

    NameBlockDecoder(Names names) {
        this.names = names;
    }

    /** Adds a block's names to the table; {@code bytesRead} is how many bytes of the file were read. */
    void decode(byte[] payload, int length, long bytesRead) throws WireException {
        ByteReader block = new ByteReader(payload, 0, length);
        int flags = block.u8();
        if ((flags & ~WireFormat.DEFLATED) != 0) {
            throw new WireException("unknown flags " + flags + " of a names block");
        }
        long allowed = WireFormat.FREE_NAME_BYTES + WireFormat.MAX_NAME_GROWTH * bytesRead - bytesOfNames;
        byte[] content = flags == 0 ? Arrays.copyOfRange(payload, block.position(), length)
                : inflate(payload, block.position(), length, allowed);
        ByteReader in = new ByteReader(content, 0, content.length);
        long first = in.varint();
        if (first != names.size()) {
            throw new WireException("names from " + first + " on where " + names.size() + " is next");
        }
        int count = in.count("the number of names", Math.min(WireFormat.MAX_NAMES, content.length));
        int[] groups = new int[(count + WireFormat.NAME_GROUP - 1) / WireFormat.NAME_GROUP];
        NameBuffer name = new NameBuffer();
        for (int i = 0; i < count; i++) {
            if (i % WireFormat.NAME_GROUP == 0) {
                groups[i / WireFormat.NAME_GROUP] = in.position();
                name.clear();
            }
            NameBlock.next(in, name);
            bytesOfNames += name.length();
            allowed -= name.length();
            if (allowed < 0) {
                throw new WireException("its names take more than " + WireFormat.MAX_NAME_GROWTH + " times the bytes of the file");
            }
        }
        if (in.remaining() > 0) {
            throw new WireException(in.remaining() + " bytes follow the last name");
        }
        names.append(new NameBlock(content, count, groups));
    }

    private byte[] inflate(byte[] payload, int from, int length, long allowed) throws WireException {
        inflater.reset();
        inflater.setInput(payload, from, length - from);
        ByteWriter content = new ByteWriter(1 << 12);
        byte[] part = new byte[1 << 13];
        try {
            while (!inflater.finished()) {
                int got = inflater.inflate(part);
                content.raw(part, 0, got);
                if (content.size() > Math.min(allowed, WireFormat.MAX_PAYLOAD)) {
                    throw new WireException("its names take too much room for the size of the file");
                }
                if (got == 0 && !inflater.finished()) {
                    throw new WireException("the names end before they should");
                }
            }
        } catch (DataFormatException e) {
            throw new WireException("the names can't be inflated: " + e.getMessage(), e);
        }
        return Arrays.copyOf(content.bytes(), content.size());
    }

    @Override
    public void close() {
        inflater.end();
    }
}
