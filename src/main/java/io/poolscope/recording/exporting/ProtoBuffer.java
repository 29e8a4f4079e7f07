package io.poolscope.recording.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes protobuf messages by field numbers. The public runtime isn't used: it warns at start-up on the Java that we run on, and
 * of it we would need these few lines. Encoding: protobuf.dev/programming-guides/encoding. Not thread-safe.
 */
final class ProtoBuffer {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;

    private byte[] bytes = new byte[256];
    private int size;

    ProtoBuffer clear() {
        size = 0;
        return this;
    }

    ProtoBuffer number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtoBuffer fixed64(int field, long value) {
        varint((long) field << 3 | FIXED64);
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    ProtoBuffer text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        block(field, utf8, utf8.length);
        return this;
    }

    ProtoBuffer message(int field, ProtoBuffer value) {
        block(field, value.bytes, value.size);
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    private void block(int field, byte[] from, int length) {
        varint((long) field << 3 | LENGTH);
        varint(length);
        room(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }

    private void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
