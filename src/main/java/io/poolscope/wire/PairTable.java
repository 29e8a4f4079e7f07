package io.poolscope.wire;

import io.poolscope.event.EventBatch;

/** Numbers the distinct (kind, lane) pairs, and the distinct lanes, of one block. Not thread-safe. */
final class PairTable {
    /** Twice the most pairs a block can have, so that probing stays short; a power of two. */
    private static final int SLOTS = WireFormat.MAX_EVENTS * 2;
    private static final int HASH = 0x9E3779B1;
    private static final int SHIFT = 32 - Integer.numberOfTrailingZeros(SLOTS);

    /** Pair + 1 (0: free) by hash; the pair is the low 24 bits of an event's word. */
    private final int[] keys = new int[SLOTS];
    private final char[] numbers = new char[SLOTS];
    private final int[] slots = new int[WireFormat.MAX_EVENTS];
    private final int[] pairs = new int[WireFormat.MAX_EVENTS];
    private final int[] laneOf = new int[WireFormat.MAX_EVENTS];
    private final int[] laneNumber = new int[1 << 16];
    private int size;
    private int lanes;

    /** How many pairs there are. */
    int size() {
        return size;
    }

    int lanes() {
        return lanes;
    }

    /** Pair {@code i}: lane (16 bits), kind (8 bits). */
    int pair(int i) {
        return pairs[i];
    }

    /** The number of the lane of pair {@code i}. */
    int lane(int i) {
        return laneOf[i];
    }

    /** Numbers the pairs of some events of a batch and writes each event's into {@code out}. */
    void number(EventBatch batch, int from, int count, char[] out) {
        clear();
        long[] words = batch.words();
        for (int i = 0; i < count; i++) {
            int pair = (int) words[from + i] & 0xFFFFFF;
            int slot = pair * HASH >>> SHIFT;
            while (keys[slot] != pair + 1) {
                if (keys[slot] == 0) {
                    add(slot, pair);
                    break;
                }
                slot = slot + 1 & SLOTS - 1;
            }
            out[i] = numbers[slot];
        }
    }

    private void add(int slot, int pair) {
        keys[slot] = pair + 1;
        numbers[slot] = (char) size;
        slots[size] = slot;
        pairs[size] = pair;
        int lane = pair >>> 8;
        if (laneNumber[lane] == 0) {
            laneNumber[lane] = ++lanes;
        }
        laneOf[size] = laneNumber[lane] - 1;
        size++;
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            keys[slots[i]] = 0;
            laneNumber[pairs[i] >>> 8] = 0;
        }
        size = 0;
        lanes = 0;
    }
}
