package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps events in columns to be replayed in order, as often as one likes: 16 bytes an event and 16 more where its kind
 * has extras. Not thread-safe while it is filled; afterwards any thread may replay it.
 */
public final class EventColumns implements EventConsumer {
    /** Columns of 128 KiB are no humongous objects, which the collector would round up to whole regions. */
    private static final int CHUNK = 1 << 14;
    private static final int FIRST = 1 << 6;
    private static final boolean[] EXTRAS = extras();

    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk last;
    private long size;

    /** Keeps nothing yet. */
    public EventColumns() {
    }

    private static final class Chunk {
        private long[] times;
        private long[] words;
        private long[] extras;
        private int size;
        private int extraSize;

        Chunk(int room) {
            times = new long[room];
            words = new long[room];
            extras = new long[room / 4];
        }

        void ensureRoom(int events) {
            if (events > times.length) {
                int room = Math.min(CHUNK, Math.max(events, 2 * times.length));
                times = Arrays.copyOf(times, room);
                words = Arrays.copyOf(words, room);
            }
        }
    }

    @Override
    public void accept(EventBatch batch) {
        long[] times = batch.times();
        long[] words = batch.words();
        long[] as = batch.as();
        long[] bs = batch.bs();
        int n = batch.size();
        int from = 0;
        while (from < n) {
            if (last == null || last.size == CHUNK) {
                // Many runs are of a few events: only who has filled one chunk gets a whole one.
                last = new Chunk(last == null ? FIRST : CHUNK);
                chunks.add(last);
            }
            Chunk chunk = last;
            int until = Math.min(n, from + CHUNK - chunk.size);
            chunk.ensureRoom(chunk.size + until - from);
            System.arraycopy(times, from, chunk.times, chunk.size, until - from);
            System.arraycopy(words, from, chunk.words, chunk.size, until - from);
            chunk.size += until - from;
            long[] extras = chunk.extras;
            int e = chunk.extraSize;
            if (e + 2 * (until - from) > extras.length) {
                extras = Arrays.copyOf(extras, Math.min(2 * CHUNK, e + e / 2 + 2 * (until - from)));
                chunk.extras = extras;
            }
            for (int i = from; i < until; i++) {
                if (EXTRAS[EventWord.code(words[i])]) {
                    extras[e] = as[i];
                    extras[e + 1] = bs[i];
                    e += 2;
                }
            }
            chunk.extraSize = e;
            from = until;
        }
        size += n;
    }

    /** How many events it keeps. */
    public long size() {
        return size;
    }

    /** Hands all events on, in order, in batches. */
    public void replay(EventConsumer out) {
        EventBatch batch = new EventBatch(CHUNK);
        for (Chunk chunk : chunks) {
            batch.clear();
            int e = 0;
            for (int i = 0; i < chunk.size; i++) {
                boolean extra = EXTRAS[EventWord.code(chunk.words[i])];
                batch.add(chunk.times[i], chunk.words[i], extra ? chunk.extras[e] : 0, extra ? chunk.extras[e + 1] : 0);
                e += extra ? 2 : 0;
            }
            out.accept(batch);
        }
    }

    /** Reads events one by one, in order, from the first. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Stands on an event, or behind the last. */
    final class Cursor {
        private int chunk;
        private int at = -1;
        private int extra;

        private Cursor() {
            next();
        }

        boolean there() {
            return chunk < chunks.size();
        }

        void next() {
            if (at >= 0 && hasExtras()) {
                extra += 2;
            }
            at++;
            if (there() && at == chunks.get(chunk).size) {
                chunk++;
                at = 0;
                extra = 0;
            }
        }

        private boolean hasExtras() {
            return EXTRAS[EventWord.code(word())];
        }

        long time() {
            return chunks.get(chunk).times[at];
        }

        long word() {
            return chunks.get(chunk).words[at];
        }

        long a() {
            return hasExtras() ? chunks.get(chunk).extras[extra] : 0;
        }

        long b() {
            return hasExtras() ? chunks.get(chunk).extras[extra + 1] : 0;
        }
    }

    private static boolean[] extras() {
        boolean[] extras = new boolean[256];
        EventKind.all().forEach(kind -> extras[kind.code()] = kind.hasExtras());
        return extras;
    }
}
