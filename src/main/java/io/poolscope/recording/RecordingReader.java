package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.wire.WireException;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Reads a {@code .pool} file. All events up to the first that can't be read go to the consumer, block by block, so that a
 * timeline behind it can be looked at while the rest is read. Memory: one block, the names, and what the consumer
 * keeps. Not thread-safe; the consumer is called by the thread that reads.
 */
public final class RecordingReader {
    private final Path file;
    private final Names names;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private long from = Long.MAX_VALUE;
    private long until;
    private long backwards;
    private long good;

    /** For a file, which is not touched yet. */
    public RecordingReader(Path file) {
        this(file, new Names());
    }

    /** For a file, which is not touched yet, with a new table to put its names in. */
    public RecordingReader(Path file, Names names) {
        this.file = file;
        this.names = names;
    }

    /**
     * What a recording says of its run before its first event: see {@link RunFacts}.
     *
     * @throws IOException if it can't be read or is no recording
     */
    public static Map<String, String> firstFacts(Path file) throws IOException {
        Map<String, String> first = new LinkedHashMap<>();
        boolean[] eventsCame = new boolean[1];
        WireListener listener = new WireListener() {
            @Override
            public void facts(Map<String, String> more) {
                first.putAll(more);
            }

            @Override
            public void events(EventBatch batch) {
                eventsCame[0] = true;
            }
        };
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                WireReader wire = new WireReader(in, new Names())) {
            boolean more = true;
            while (more && !eventsCame[0]) {
                try {
                    more = wire.read(listener);
                } catch (WireException e) {
                    // Told when the recording is read; what came before the damage holds.
                    more = false;
                }
            }
        }
        return first;
    }

    /** The names read so far: complete for all events that the consumer was given. A timeline is made with them. */
    public Names names() {
        return names;
    }

    /**
     * Reads it all.
     *
     * @param progress hears of bytes read and the file's size
     * @return what the file held, with a warning if it is cut or damaged
     * @throws IOException if nothing of it can be read, with one line that says why
     * @throws CancellationException if {@code progress} ended it
     */
    public Recording read(EventConsumer consumer, Progress progress) throws IOException {
        long size = Files.size(file);
        EventCheck check = new EventCheck(names);
        WireListener listener = new WireListener() {
            @Override
            public void facts(Map<String, String> more) {
                facts.putAll(more);
            }

            @Override
            public void events(EventBatch batch) throws WireException {
                check.check(batch);
                note(batch);
                consumer.accept(batch);
            }
        };
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
                WireReader wire = new WireReader(in, names)) {
            Optional<String> warning;
            try {
                while (wire.read(listener)) {
                    if (!progress.report(wire.position(), size)) {
                        throw new CancellationException("reading " + file + " was cancelled");
                    }
                }
                warning = wire.isFinished() ? Optional.empty()
                        : Optional.of("the file was cut at byte " + wire.position() + "; " + good
                                + " events before it could be read");
            } catch (WireException e) {
                warning = Optional.of(e.getMessage() + "; " + good + " events before it could be read");
            }
            if (warning.isEmpty() && backwards > 0) {
                warning = Optional.of(backwards + " events are out of the order of their times");
            }
            return new Recording(names, facts, good, from == Long.MAX_VALUE ? 0 : from, until,
                    wire.position(), warning);
        }
    }

    private void note(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long time = batch.time(i);
            if (time < until) {
                backwards++;
            } else {
                until = time;
            }
            from = Math.min(from, time);
        }
        good += batch.size();
    }
}
