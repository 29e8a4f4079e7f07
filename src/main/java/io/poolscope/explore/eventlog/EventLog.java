package io.poolscope.explore.eventlog;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.PackedEvents;
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
     * volatile write of `view`; a reader looks only at entries below its view's end, as PackedEvents asks.
     */

    /** How many events are kept where nothing else is asked for. */
    public static final int DEFAULT_BOUND = 1 << 20;

    /** Events in a block. A power of two. */
    static final int BLOCK = 1 << LogView.BLOCK_SHIFT;

    private final int mostBlocks;
    private volatile LogView view = LogView.EMPTY;
    private PackedEvents tail;

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

    @Override
    public void accept(EventBatch batch) {
        LogView before = view;
        PackedEvents[] blocks = before.blocks();
        long first = before.first();
        long end = before.end();
        for (int from = 0; from < batch.size();) {
            int at = (int) (end & (BLOCK - 1));
            if (at == 0) {
                tail = new PackedEvents(BLOCK);
                int drop = blocks.length == mostBlocks ? 1 : 0;
                PackedEvents[] grown = Arrays.copyOfRange(blocks, drop, blocks.length + 1);
                grown[grown.length - 1] = tail;
                blocks = grown;
                first += (long) drop * BLOCK;
            }
            int count = Math.min(batch.size() - from, BLOCK - at);
            tail.append(batch, from, count);
            end += count;
            from += count;
        }
        view = new LogView(blocks, first, end);
    }

    /** What is kept now. */
    public LogView view() {
        return view;
    }
}
