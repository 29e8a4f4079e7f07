package io.poolscope.explore.eventlog;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import java.util.Arrays;

/**
 * Keeps the last events of a run, in the order in which they came, up to a bound; the oldest go first, in blocks.
 * An event has a number, from 0, that never changes.
 *
 * <p>One thread writes ({@link #accept}); {@link #view} may be asked from any thread and costs a volatile read.
 */
public final class EventLog implements EventConsumer {
    /*
     * Blocks are append-only. The writer fills entries beyond the published end, then publishes a new LogView with a
     * volatile write of `view`; a reader looks only at entries below its view's end, so that plain array accesses
     * suffice. A block's array of extras is replaced when it is full: its field is volatile, so whichever array a
     * reader meets holds all that was published.
     */

    /** How many events are kept where nothing else is asked for. */
    public static final int DEFAULT_BOUND = 1 << 20;

    /** Events in a block. A power of two. */
    static final int BLOCK = 1 << LogView.BLOCK_SHIFT;

    private static final boolean[] EXTRAS = extras();

    private final int mostBlocks;
    private volatile LogView view = LogView.EMPTY;
    private Block tail;

    /** A log that keeps the last {@link #DEFAULT_BOUND} events. */
    public EventLog() {
        this(DEFAULT_BOUND);
    }

    /**
     * A log with a bound.
     *
     * @param bound at least this many of the last events are kept, and at most 4096 more: 1 to 2^30
     */
    public EventLog(int bound) {
        if (bound < 1 || bound > 1 << 30) {
            throw new IllegalArgumentException("a log of " + bound + " events; 1 to " + (1 << 30) + " are allowed");
        }
        mostBlocks = (bound + BLOCK - 1) / BLOCK + 1;
    }

    private static boolean[] extras() {
        boolean[] extras = new boolean[256];
        for (EventKind kind : EventKind.all()) {
            extras[kind.code()] = kind.hasExtras();
        }
        return extras;
    }

    @Override
    public void accept(EventBatch batch) {
        LogView before = view;
        Block[] blocks = before.blocks();
        long first = before.first();
        long end = before.end();
        for (int from = 0; from < batch.size();) {
            int at = (int) (end & (BLOCK - 1));
            if (at == 0) {
                tail = new Block();
                int drop = blocks.length == mostBlocks ? 1 : 0;
                Block[] grown = Arrays.copyOfRange(blocks, drop, blocks.length + 1);
                grown[grown.length - 1] = tail;
                blocks = grown;
                first += (long) drop * BLOCK;
            }
            int count = Math.min(batch.size() - from, BLOCK - at);
            tail.put(at, batch, from, count);
            end += count;
            from += count;
        }
        view = new LogView(blocks, first, end);
    }

    /** What is kept now. */
    public LogView view() {
        return view;
    }

    /** 4096 events, or as many as there are yet. */
    static final class Block {
        private static final char NONE = Character.MAX_VALUE;

        final long[] time = new long[BLOCK];
        final long[] word = new long[BLOCK];
        /** Where an event's extras stand in pairs, or NONE. */
        private final char[] extraAt = new char[BLOCK];
        private volatile long[] extra = new long[BLOCK / 4];
        private int extras;

        void put(int at, EventBatch batch, int from, int count) {
            System.arraycopy(batch.times(), from, time, at, count);
            System.arraycopy(batch.words(), from, word, at, count);
            long[] as = batch.as();
            long[] bs = batch.bs();
            long[] array = extra;
            int next = extras;
            int needed = next + countExtras(at, count);
            if (2 * needed > array.length) {
                // Exactly as many if the block is full then, as when a file is read.
                array = Arrays.copyOf(array, at + count == BLOCK ? 2 * needed : Math.max(2 * needed, array.length * 2));
                extra = array;
            }
            for (int i = 0; i < count; i++) {
                if (EXTRAS[(int) word[at + i] & 0xFF]) {
                    array[2 * next] = as[from + i];
                    array[2 * next + 1] = bs[from + i];
                    extraAt[at + i] = (char) next++;
                } else {
                    extraAt[at + i] = NONE;
                }
            }
            extras = next;
        }

        private int countExtras(int at, int count) {
            int some = 0;
            for (int i = at; i < at + count; i++) {
                some += EXTRAS[(int) word[i] & 0xFF] ? 1 : 0;
            }
            return some;
        }

        long a(int at) {
            return extraAt[at] == NONE ? 0 : extra[2 * extraAt[at]];
        }

        long b(int at) {
            return extraAt[at] == NONE ? 0 : extra[2 * extraAt[at] + 1];
        }

        /** What its arrays take. */
        long bytes() {
            return 8L * (time.length + word.length + extra.length) + 2L * extraAt.length;
        }
    }
}
