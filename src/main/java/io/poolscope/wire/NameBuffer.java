package io.poolscope.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One name as bytes, changed in place into the next: names are many, and most differ from the one before in a digit. Not
 * thread-safe.
 */
final class NameBuffer {
    private byte[] bytes = new byte[64];
    private int length;

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Takes a text's UTF-8. */
    void set(String text) {
        int size = text.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            char one = text.charAt(i);
            if (one >= 0x80) {
                bytes = text.getBytes(StandardCharsets.UTF_8);
                length = bytes.length;
                return;
            }
            bytes[i] = (byte) one;
        }
        length = size;
    }

    /** Keeps the first {@code shared} bytes and makes room for {@code rest} more, which the caller writes. */
    void keep(int shared, int rest) {
        ensure(shared + rest);
        length = shared + rest;
    }

    void copy(NameBuffer other) {
        ensure(other.length);
        System.arraycopy(other.bytes, 0, bytes, 0, other.length);
        length = other.length;
    }

    boolean sameAs(NameBuffer other) {
        return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }

    /** How many bytes at the beginning are the same in both. */
    int sharedWith(NameBuffer other) {
        int mismatch = Arrays.mismatch(bytes, 0, length, other.bytes, 0, other.length);
        return mismatch < 0 ? length : mismatch;
    }

    /**
     * Counts the last run of digits up by one: "page 9" becomes "page 10".
     *
     * @return false, and nothing changed, if there is no digit
     */
    boolean countUp() {
        int i = length - 1;
        while (i >= 0 && !isDigit(bytes[i])) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        while (i >= 0 && bytes[i] == '9') {
            bytes[i--] = '0';
        }
        if (i >= 0 && isDigit(bytes[i])) {
            bytes[i]++;
        } else {
            ensure(length + 1);
            System.arraycopy(bytes, i + 1, bytes, i + 2, length - i - 1);
            bytes[i + 1] = '1';
            length++;
        }
        return true;
    }

    private void ensure(int size) {
        if (bytes.length < size) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
        }
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
