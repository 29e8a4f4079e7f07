package io.poolscope.observe;

import io.poolscope.event.EventBatch;
import io.poolscope.wire.KeptBlock;
import io.poolscope.wire.RunState;
import io.poolscope.wire.WireWriter;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The last events of a run in memory, at about two bytes each, and what was so before them. For the scope's thread.
 */
final class KeptEvents implements AutoCloseable {
    private static final long SEAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final long keep;
    private final long mostBytes;
    private final KeptBlock codec = new KeptBlock();
    private final ArrayDeque<Packed> blocks = new ArrayDeque<>();
    private final RunState before = new RunState(false);
    private final EventBatch unpacked = new EventBatch(WireWriter.BLOCK_EVENTS);
    private EventBatch pending = new EventBatch(WireWriter.BLOCK_EVENTS);
    private long bytes;
    private boolean cutShort;

    /** Some events. */
    private record Packed(byte[] bytes, long first, long last) {
    }

    /**
     * Nothing yet.
     *
     * @param keep how long events are kept at least, in nanoseconds
     * @param mostBytes but no more than so many bytes
     */
    KeptEvents(long keep, long mostBytes) {
        this.keep = keep;
        this.mostBytes = mostBytes;
    }

    void accept(EventBatch batch) {
        for (int from = 0; from < batch.size();) {
            int count = Math.min(batch.size() - from, WireWriter.BLOCK_EVENTS - pending.size());
            BatchCopy.append(batch, from, count, pending);
            from += count;
            if (pending.size() == WireWriter.BLOCK_EVENTS) {
                seal();
            }
        }
    }

    /** Packs what is older than a moment, and drops what need not be kept. */
    void tick(long now) {
        if (pending.size() > 0 && now - pending.time(0) >= SEAL_NANOS) {
            seal();
        }
        // The first block goes once the second holds all of the promised time.
        while (blocks.size() > 1 && second().first <= now - keep) {
            drop();
        }
        while (bytes > mostBytes && blocks.size() > 1) {
            cutShort = true;
            drop();
        }
    }

    private Packed second() {
        var each = blocks.iterator();
        each.next();
        return each.next();
    }

    private void seal() {
        Packed block = new Packed(codec.pack(pending), pending.time(0), pending.time(pending.size() - 1));
        pending.clear();
        blocks.add(block);
        bytes += block.bytes.length;
    }

    private void drop() {
        Packed oldest = blocks.remove();
        bytes -= oldest.bytes.length;
        unpacked.clear();
        codec.unpack(oldest.bytes, unpacked);
        before.accept(unpacked);
    }

    /** Whether less than the promised time was kept because it took too much memory; once. */
    boolean wasCutShort() {
        boolean was = cutShort;
        cutShort = false;
        return was;
    }

    /** When what is kept begins. */
    long from(long now) {
        return blocks.isEmpty() ? pending.size() > 0 ? pending.time(0) : now : blocks.peek().first;
    }

    /**
     * Shows all that is kept: first what was so before, as of the moment at which it begins. The batches are only valid during
     * the calls.
     */
    void show(long now, Consumer<EventBatch> to) {
        long from = from(now);
        EventBatch state = new EventBatch(1 << 10);
        before.tell(state);
        for (int i = 0; i < state.size(); i++) {
            state.times()[i] = from;
        }
        to.accept(state);
        for (Packed block : blocks) {
            unpacked.clear();
            codec.unpack(block.bytes, unpacked);
            to.accept(unpacked);
        }
        to.accept(pending);
    }

    @Override
    public void close() {
        codec.close();
        blocks.clear();
        pending = new EventBatch(1);
    }
}
