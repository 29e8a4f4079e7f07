package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.wire.WireException;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Reads a recording: a {@code .pool} file, or one in memory. All events up to the first that can't be read go to the consumer, block by
 * block, so that a timeline after it can be looked at while the rest is read. Memory: a few blocks, the names, and what the consumer
 * keeps. Not thread-safe; the consumer is called by the thread that reads.
 */
public final class RecordingReader {
    /** Where {@link #firstFacts} gives up. */
    private static final long FIRST_BYTES = 1 << 22;

    private final String what;
    private final Size size;
    private final Bytes bytes;
    private final Names names;
    private Consumer<byte[]> blocks;

    /** For a file, which is not touched yet. */
    public RecordingReader(Path file) {
        this(file, new Names());
    }

    /** For a file, which is not touched yet, with a new table to put its names in. */
    public RecordingReader(Path file, Names names) {
        this(file.toString(), () -> unpackedSize(file), () -> new BufferedInputStream(PackedFile.open(file), 1 << 18), names);
    }

    /** For a recording that lies in memory, with a new table to put its names in. */
    public RecordingReader(byte[] recording, Names names) {
        this("a recording in memory", () -> recording.length, () -> new ByteArrayInputStream(recording), names);
    }

    private RecordingReader(String what, Size size, Bytes bytes, Names names) {
        this.what = what;
        this.size = size;
        this.bytes = bytes;
        this.names = names;
    }

    /**
     * What a recording says of its run before its first event: see {@link RunFacts}. It is looked for in the first
     * {@value #FIRST_BYTES} bytes, so that it is known at once also of a file that is made of other things.
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
        try (InputStream in = new BufferedInputStream(PackedFile.open(file));
                WireReader wire = new WireReader(in, new Names())) {
            boolean more = true;
            while (more && !eventsCame[0] && wire.position() < FIRST_BYTES) {
                try {
                    more = wire.read(listener);
                } catch (WireException | PackedFile.PackingException e) {
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
     * Lets somebody have the blocks of events and names as they lie in the file, each whole and before its events go to
     * the consumer, on the
     * thread that reads: a caller that keeps the run need not encode it again.
     */
    public RecordingReader blocks(Consumer<byte[]> taker) {
        blocks = Objects.requireNonNull(taker);
        return this;
    }

    /**
     * Reads it all. The consumer is called by this thread; blocks are decoded a little ahead, by another that ends before this returns.
     *
     * @param progress hears of bytes read and the file's size
     * @return what the file held, with a warning if it is cut or damaged
     * @throws IOException if nothing of it can be read, with one line that says why
     * @throws CancellationException if {@code progress} ended it, or the thread was interrupted
     */
    public Recording read(EventConsumer consumer, Progress progress) throws IOException {
        long size = this.size.bytes();
        try (InputStream in = bytes.open();
                WireReader wire = new WireReader(in, names);
                ReadAhead ahead = new ReadAhead(wire, names, blocks != null)) {
            Throwable failure = hand(ahead, consumer, progress, size);
            Optional<String> warning = Optional.empty();
            if (failure != null) {
                warning = Optional.of(failure.getMessage() + "; " + ahead.events() + " events before it could be read");
            } else if (!wire.isFinished()) {
                warning = Optional
                        .of("the file was cut at byte " + wire.position() + "; " + ahead.events() + " events before it could be read");
            } else if (size > wire.position()) {
                warning = Optional.of(size - wire.position() + " bytes follow its end at byte " + wire.position() + " and were not read");
            }
            if (wire.blocksOfNoType() > 0) {
                String skipped = wire.blocksOfNoType() + " blocks are of a type that there never was, the first at byte "
                        + wire.firstOfNoType()
                        + "; their types are damaged, and what they hold is lost";
                warning = Optional.of(warning.map(said -> said + "; " + skipped).orElse(skipped));
            }
            return new Recording(names, ahead.facts(), ahead.events(), ahead.from(), ahead.until(), wire.position(), warning);
        }
    }

    /** Hands over all events; returns what is wrong with the file, or null. */
    private WireException hand(ReadAhead ahead, EventConsumer consumer, Progress progress, long size) throws IOException {
        while (true) {
            ReadAhead.Part part = next(ahead);
            if (part.failure() != null) {
                return wrong(part.failure());
            }
            if (part.block() != null) {
                blocks.accept(part.block());
            }
            if (part.batch().size() > 0) {
                consumer.accept(part.batch());
            }
            if (part.last()) {
                return null;
            }
            long position = part.position();
            ahead.release(part);
            if (!progress.report(position, size)) {
                throw new CancellationException("reading " + what + " was cancelled");
            }
        }
    }

    private ReadAhead.Part next(ReadAhead ahead) {
        try {
            return ahead.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("reading " + what + " was interrupted").initCause(e);
        }
    }

    /** The size of a file, or -1 if it is compressed, so that it is not known before its end. */
    private static long unpackedSize(Path file) throws IOException {
        try (PackedFile in = PackedFile.open(file)) {
            return in.isPacked() ? -1 : in.size();
        }
    }

    /** How many bytes there are to read; -1 if that is not known. */
    private interface Size {
        long bytes() throws IOException;
    }

    /** The bytes from the first on. */
    private interface Bytes {
        InputStream open() throws IOException;
    }

    private static WireException wrong(Throwable failure) throws IOException {
        switch (failure) {
            case WireException damage -> {
                return damage;
            }
            case PackedFile.PackingException e -> {
                return new WireException(e.getMessage());
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("reading throws no such thing", failure);
        }
    }
}
