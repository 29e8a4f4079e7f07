package io.poolscope.wire;

import java.nio.charset.StandardCharsets;

/** Reads the format's primitives from a run of bytes and never beyond it. Not thread-safe. */
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws WireException {
        need(1);
        return bytes[position++] & 0xFF;
    }

    /** The next byte, 0 to 255, which stays the next; there must be one. */
    int peek() {
        return bytes[position] & 0xFF;
    }

    int u16() throws WireException {
        need(2);
        int value = bytes[position] & 0xFF | (bytes[position + 1] & 0xFF) << 8;
        position += 2;
        return value;
    }

    long varint() throws WireException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            need(1);
            byte group = bytes[position++];
            value |= (group & 0x7FL) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new WireException("a number takes more than 10 bytes");
    }

    long zigzag() throws WireException {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A varint that counts something of which there are at most {@code most}. */
    int count(String what, long most) throws WireException {
        long value = varint();
        if (value < 0 || value > most) {
            throw new WireException(what + " " + Long.toUnsignedString(value) + " is more than " + most);
        }
        return (int) value;
    }

    String string() throws WireException {
        int length = count("a string's length", remaining());
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Copies the next {@code length} bytes. */
    void copy(byte[] to, int at, int length) throws WireException {
        System.arraycopy(bytes, skip(length), to, at, length);
    }

    /** Passes over {@code length} bytes and says where they began. */
    int skip(int length) throws WireException {
        need(length);
        int from = position;
        position += length;
        return from;
    }

    private void need(int length) throws WireException {
        if (end - position < length) {
            throw new WireException("a block ends before its contents do");
        }
    }
}
