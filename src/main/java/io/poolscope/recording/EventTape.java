package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.file.WholeFile;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import io.poolscope.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Keeps all events of a run in memory in the form of a recording, at about two bytes each, so that the run can be saved
 * after it has been seen, or recorded from its beginning although somebody asked for it in the middle. Thread-safe.
 *
 * <p>A tape has a limit. A run that outgrows it is kept no more: half a run would be a wrong picture.
 */
public final class EventTape implements EventConsumer {
    /** What a session keeps at most: some hundred million events. */
    public static final long DEFAULT_LIMIT = 256L << 20;

    private final Names names;
    private final long limit;
    /*
     * Everything below is guarded by this object's monitor. `blocks` holds the file so far, one element a block; `pending`
     * the events that do not fill a block yet.
     */
    private final List<byte[]> blocks = new ArrayList<>();
    private final WireWriter wire;
    private final EventBatch pending = new EventBatch(WireWriter.BLOCK_EVENTS);
    /** How many bytes of blocks were taken as they were. */
    private long kept;
    private boolean full;

    /**
     * An empty tape.
     *
     * @param names the names that the events will speak of
     * @param limit how many bytes it may take
     */
    public EventTape(Names names, long limit) {
        this.names = names;
        this.limit = limit;
        try {
            wire = new WireWriter(new Blocks(), names, true);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
    }

    @Override
    public synchronized void accept(EventBatch batch) {
        if (full) {
            return;
        }
        for (int from = 0; from < batch.size();) {
            int count = Math.min(batch.size() - from, WireWriter.BLOCK_EVENTS - pending.size());
            pending.append(batch, from, count);
            from += count;
            if (pending.size() == WireWriter.BLOCK_EVENTS) {
                seal();
            }
        }
    }

    /**
     * Takes a block of a recording as it is, in place of its events: see {@link RecordingReader#blocks}. Its names are this tape's names. A
     * tape takes either events or blocks.
     */
    public synchronized void keep(byte[] block) {
        if (wire.eventsWritten() > 0 || pending.size() > 0) {
            throw new IllegalStateException("a tape that was given events takes no blocks");
        }
        if (!full) {
            blocks.add(block);
            kept += block.length;
            endBeyondLimit();
        }
    }

    private void seal() {
        try {
            wire.events(pending);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
        pending.clear();
        endBeyondLimit();
    }

    private void endBeyondLimit() {
        if (wire.bytesWritten() + kept > limit) {
            full = true;
            blocks.clear();
            wire.close();
        }
    }

    /** Whether it holds the whole run; false once the run has outgrown it. */
    public synchronized boolean isComplete() {
        return !full;
    }

    /** How many bytes it takes. */
    public synchronized long bytes() {
        return full ? 0 : wire.bytesWritten() + kept;
    }

    /**
     * Hands all events so far to a consumer, in order, as they came.
     *
     * @throws IllegalStateException if the run has outgrown the tape
     */
    public synchronized void replay(EventConsumer consumer) {
        requireComplete();
        try {
            replay(blocks, pending, consumer);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
    }

    private static void replay(List<byte[]> whole, EventBatch rest, EventConsumer consumer) throws IOException {
        WireListener listener = new WireListener() {
            @Override
            public void facts(Map<String, String> facts) {
                throw new IllegalStateException("a tape has no facts");
            }

            @Override
            public void events(EventBatch batch) {
                consumer.accept(batch);
            }
        };
        try (WireReader reader = new WireReader(stream(whole), new Names())) {
            while (reader.read(listener)) {
                // Each block goes to the listener.
            }
        }
        if (rest.size() > 0) {
            consumer.accept(rest);
        }
    }

    /**
     * Saves what there is as a recording, whole or not at all; the run goes on meanwhile.
     *
     * @param facts what is known of the run: see {@link RunFacts}
     * @throws IOException if the file can't be written, in one line that names it
     * @throws IllegalStateException if the run has outgrown the tape
     */
    public void save(Path file, Map<String, String> facts) throws IOException {
        List<byte[]> whole;
        EventBatch rest = new EventBatch(WireWriter.BLOCK_EVENTS);
        synchronized (this) {
            requireComplete();
            whole = List.copyOf(blocks);
            rest.append(pending, 0, pending.size());
        }
        WholeFile.write(file, out -> {
            try (WireWriter writer = new WireWriter(out, names, true)) {
                writer.facts(RunFacts.writtenByUs(facts));
                replay(whole, rest, batch -> write(writer, batch));
                writer.finish();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private static void write(WireWriter writer, EventBatch batch) {
        try {
            writer.events(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireComplete() {
        if (full) {
            throw new IllegalStateException("this run was longer than " + (limit >> 20)
                    + " MB can hold, so it can't be saved afterwards; record a run from its beginning instead");
        }
    }

    private static InputStream stream(List<byte[]> whole) {
        List<InputStream> parts = new ArrayList<>(whole.size());
        whole.forEach(block -> parts.add(new ByteArrayInputStream(block)));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** Keeps what is written, a block an element. */
    private final class Blocks extends OutputStream {
        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            blocks.add(Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
