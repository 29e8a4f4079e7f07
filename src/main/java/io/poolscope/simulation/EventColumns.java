package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.PackedEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps events in columns to be replayed in order, as often as one likes: 16 bytes an event and 16 more where its kind
 * has extras. Not thread-safe while it is filled; afterwards any thread may replay it.
 */
public final class EventColumns implements EventConsumer {
    /** Columns of 128 KiB are no humongous objects, which the collector would round up to whole regions. */
    private static final int CHUNK = 1 << 14;
    /** Many runs are of a few events: chunks grow from the first on. */
    private static final int FIRST = 1 << 6;

    private final List<PackedEvents> chunks = new ArrayList<>();
    private PackedEvents last = new PackedEvents(FIRST);
    private long size;

    /** Keeps nothing yet. */
    public EventColumns() {
        chunks.add(last);
    }

    @Override
    public void accept(EventBatch batch) {
        int from = 0;
        while (from < batch.size()) {
            if (last.size() == last.room()) {
                last = new PackedEvents(Math.min(CHUNK, 2 * last.room()));
                chunks.add(last);
            }
            int count = Math.min(batch.size() - from, last.room() - last.size());
            last.append(batch, from, count);
            from += count;
        }
        size += batch.size();
    }

    /** How many events it keeps. */
    public long size() {
        return size;
    }

    /** Hands all events on, in order, in batches. */
    public void replay(EventConsumer out) {
        EventBatch batch = new EventBatch(last.room());
        for (PackedEvents chunk : chunks) {
            batch.clear();
            chunk.appendTo(batch);
            if (batch.size() > 0) {
                out.accept(batch);
            }
        }
    }

    /** Reads events one by one, in order, from the first. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Stands on an event, or one past the last. */
    final class Cursor {
        private int chunk;
        private int at;

        private Cursor() {
            settle();
        }

        boolean there() {
            return chunk < chunks.size();
        }

        void next() {
            at++;
            settle();
        }

        private void settle() {
            if (there() && at == chunks.get(chunk).size()) {
                chunk++;
                at = 0;
            }
        }

        long time() {
            return chunks.get(chunk).time(at);
        }

        long word() {
            return chunks.get(chunk).word(at);
        }

        long a() {
            return chunks.get(chunk).a(at);
        }

        long b() {
            return chunks.get(chunk).b(at);
        }
    }
}
