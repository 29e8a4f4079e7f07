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
        int count = in.count("the number of names", WireFormat.MAX_NAMES);
        int[] offsets = new int[count / WireFormat.NAME_GROUP + 1];
        int[] firsts = new int[offsets.length];
        int groups = 0;
        NameBuffer name = new NameBuffer();
        int written = 0;
        int next = 0;
        while (next < count) {
            if (written++ % WireFormat.NAME_GROUP == 0) {
                offsets[groups] = in.position();
                firsts[groups++] = next;
                name.clear();
            }
            NameBlock.readName(in, name);
            allowed = take(WireFormat.NAME_OVERHEAD + name.length(), allowed);
            int more = NameBlock.readCount(in, count - next - 1);
            if (more > 0) {
                long bytes = name.countUp(more);
                if (bytes < 0 || name.length() > WireFormat.MAX_NAME_BYTES) {
                    throw new WireException("a name counts up one that has no digits, or is too long");
                }
                allowed = take((long) WireFormat.NAME_OVERHEAD * more + bytes, allowed);
            }
            next += more + 1;
        }
        if (in.remaining() > 0) {
            throw new WireException(in.remaining() + " bytes follow the last name");
        }
        names.append(new NameBlock(content, count, Arrays.copyOf(offsets, groups), Arrays.copyOf(firsts, groups)));
    }

    private long take(long bytes, long allowed) throws WireException {
        if (bytes > allowed) {
            throw new WireException("its names take more than " + WireFormat.MAX_NAME_GROWTH + " times the bytes of the file in memory");
        }
        bytesOfNames += bytes;
        return allowed - bytes;
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
