package io.poolscope.wire;

import java.util.Arrays;

/**
 * Numbers the distinct (kind, lane) pairs of one block, its distinct lanes, and its distinct keys, which are a pair with the width of
 * the gap before the event. Not thread-safe.
 */
final class PairTable {
    /** Twice the most pairs a block can have, so that probing stays short; a power of two. */
    private static final int SLOTS = WireFormat.MAX_EVENTS * 2;
    private static final int HASH = 0x9E3779B1;
    private static final int SHIFT = 32 - Integer.numberOfTrailingZeros(SLOTS);
    private static final int WIDTHS = 16;

    /** Pair + 1 (0: free) by hash; the pair is the low 24 bits of an event's word. */
    private final int[] hashed = new int[SLOTS];
    private final char[] numbers = new char[SLOTS];
    private final int[] slots = new int[WireFormat.MAX_EVENTS];
    private final int[] pairs = new int[WireFormat.MAX_EVENTS];
    private final int[] laneOf = new int[WireFormat.MAX_EVENTS];
    private final int[] laneNumber = new int[1 << 16];
    private int pairCount;
    private int lanes;

    /** Number of a key + 1 (0: none) by pair number and width. */
    private int[] keyOf = new int[64 * WIDTHS];
    private int[] keys = new int[256];
    private int keyCount;

    /** How many pairs there are. */
    int pairs() {
        return pairCount;
    }

    /** How many lanes there are. */
    int lanes() {
        return lanes;
    }

    /** How many keys there are. */
    int keys() {
        return keyCount;
    }

    /** Pair {@code i}: lane (16 bits), kind (8 bits). */
    int pair(int i) {
        return pairs[i];
    }

    /** The number of the lane of pair {@code i}. */
    int lane(int i) {
        return laneOf[i];
    }

    /** The number of the pair of key {@code i}. */
    int pairOf(int i) {
        return keys[i] >>> 4;
    }

    /** The width of key {@code i}, 0 to 8. */
    int width(int i) {
        return keys[i] & WIDTHS - 1;
    }

    /** The number of the key of an event, or -1 if it has none yet. */
    int key(long word, int width) {
        int pair = (int) word & 0xFFFFFF;
        int slot = pair * HASH >>> SHIFT;
        while (hashed[slot] != pair + 1) {
            if (hashed[slot] == 0) {
                return -1;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return keyOf[numbers[slot] * WIDTHS + width] - 1;
    }

    /** Gives the key of an event a number. */
    void add(long word, int width) {
        int pair = (int) word & 0xFFFFFF;
        int slot = pair * HASH >>> SHIFT;
        while (hashed[slot] != pair + 1) {
            if (hashed[slot] == 0) {
                addPair(slot, pair);
                break;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        addKey(numbers[slot] * WIDTHS + width);
    }

    private void addPair(int slot, int pair) {
        hashed[slot] = pair + 1;
        numbers[slot] = (char) pairCount;
        slots[pairCount] = slot;
        pairs[pairCount] = pair;
        int lane = pair >>> 8;
        if (laneNumber[lane] == 0) {
            laneNumber[lane] = ++lanes;
        }
        laneOf[pairCount] = laneNumber[lane] - 1;
        pairCount++;
        if (pairCount * WIDTHS > keyOf.length) {
            keyOf = Arrays.copyOf(keyOf, keyOf.length * 2);
        }
    }

    private void addKey(int place) {
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
        keys[keyCount++] = place;
        keyOf[place] = keyCount;
    }

    /** Numbers the keys by how often they are used, the most used first: those below 255 take one byte. */
    void sort(char[] keyOfEvent, int count) {
        long[] order = new long[keyCount];
        for (int i = 0; i < count; i++) {
            order[keyOfEvent[i]] -= 1L << 32;
        }
        for (int i = 0; i < keyCount; i++) {
            order[i] += i;
        }
        Arrays.sort(order);
        int[] sorted = new int[keyCount];
        char[] now = new char[keyCount];
        for (int i = 0; i < keyCount; i++) {
            int before = (int) order[i];
            sorted[i] = keys[before];
            now[before] = (char) i;
        }
        System.arraycopy(sorted, 0, keys, 0, keyCount);
        for (int i = 0; i < count; i++) {
            keyOfEvent[i] = now[keyOfEvent[i]];
        }
    }

    void clear() {
        for (int i = 0; i < keyCount; i++) {
            keyOf[pairOf(i) * WIDTHS + width(i)] = 0;
        }
        for (int i = 0; i < pairCount; i++) {
            hashed[slots[i]] = 0;
            laneNumber[pairs[i] >>> 8] = 0;
        }
        keyCount = 0;
        pairCount = 0;
        lanes = 0;
    }
}
