package io.poolscope.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One name as bytes, changed in place into the next: names are many, and most differ from the one before in a digit. Not
 * thread-safe.
 */
final class NameBuffer {
    /** Numbers are counted in their last 9 digits, which an int holds. */
    private static final int MOST_SCALE = 1_000_000_000;

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

    /** How many bytes at the beginning are the same in both. */
    int sharedWith(NameBuffer other) {
        int mismatch = Arrays.mismatch(bytes, 0, length, other.bytes, 0, other.length);
        return mismatch < 0 ? length : mismatch;
    }

    /**
     * Counts the last run of digits up: "page 9" becomes "page 10", then "page 11".
     *
     * @param times how often
     * @return how many bytes all the names on the way have together, the last one included; -1, and nothing changed, if there is no digit
     */
    long countUp(int times) {
        int end = length;
        while (end > 0 && !isDigit(bytes[end - 1])) {
            end--;
        }
        if (end == 0) {
            return -1;
        }
        long sum = 0;
        int left = times;
        while (left > 0) {
            // As many as there are before the last digits are all nines, then one that carries.
            int begin = end;
            int low = 0;
            int scale = 1;
            while (begin > 0 && isDigit(bytes[begin - 1]) && scale < MOST_SCALE) {
                low += (bytes[--begin] - '0') * scale;
                scale *= 10;
            }
            int step = Math.min(left, scale - 1 - low);
            low += step;
            for (int i = end - 1; i >= begin; i--) {
                bytes[i] = (byte) ('0' + low % 10);
                low /= 10;
            }
            sum += (long) step * length;
            left -= step;
            if (left > 0) {
                end += carry(end);
                sum += length;
                left--;
            }
        }
        return sum;
    }

    /** Counts up by one where the last digit is at {@code end - 1}; returns 1 if there is one digit more then. */
    private int carry(int end) {
        int i = end - 1;
        while (i >= 0 && bytes[i] == '9') {
            bytes[i--] = '0';
        }
        if (i >= 0 && isDigit(bytes[i])) {
            bytes[i]++;
            return 0;
        }
        ensure(length + 1);
        System.arraycopy(bytes, i + 1, bytes, i + 2, length - i - 1);
        bytes[i + 1] = '1';
        length++;
        return 1;
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
