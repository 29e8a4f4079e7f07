package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.file.GrowingFile;
import io.poolscope.file.IoErrors;
import io.poolscope.wire.WireWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Records a run into a {@code .pool} file while it goes on. A block goes to the operating system as soon as it is full
 * and at least twice a second, so that a killed program leaves all but its last half second. If writing fails, as on a
 * full disk, the file is cut back to its last whole block and stays readable; what comes later is passed over, and
 * {@link #failure} says why. A file that was there before stays until the new one is whole: see {@link GrowingFile}.
 *
 * <p>{@link #accept} may be called by one thread, the rest from any. The disk is written by a thread of the recording's
 * own, {@code poolscope-recording}, which ends with {@link #close}.
 */
public final class RecordingWriter implements EventConsumer, AutoCloseable {
    /*
     * Two batches take turns: `pending`, which accept() fills under the lock, and the one that the writing thread has
     * taken away to encode without the lock. A disk that is slower than the events fills `pending` up to MAX_PENDING;
     * then accept() waits, for a recording loses nothing by itself. A thread that must not wait (an observed program's) is kept
     * apart by the bus, which drops and counts.
     */
    private static final int MAX_PENDING = 1 << 21;
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Path file;
    private final GrowingFile growing;
    private final WireWriter wire;
    private final Consumer<String> onFailure;
    private final Thread writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by {@link #lock}. */
    private EventBatch pending = new EventBatch(WireWriter.BLOCK_EVENTS);
    /** Guarded by {@link #lock}. */
    private boolean closing;
    /** Facts to write before the end. Guarded by {@link #lock}. */
    private Map<String, String> lastFacts = Map.of();
    /** Why writing has ended early, or null. Guarded by {@link #lock}. */
    private IOException failure;
    /** Where the last whole block ends. Written by the writing thread, after the constructor; read by all. */
    private volatile long wholeBytes;
    /** Written by the writing thread; read by all. */
    private volatile long eventsWritten;

    /**
     * Starts a recording; an existing file is replaced when it is closed.
     *
     * @param names the names that the events will speak of
     * @param facts what is known of the run: see {@link RunFacts}
     * @throws IOException if the file can't be written
     */
    public RecordingWriter(Path file, Names names, Map<String, String> facts) throws IOException {
        this(file, names, facts, problem -> {});
    }

    /**
     * Starts a recording; an existing file is replaced when it is closed.
     *
     * @param onFailure told once, by the writing thread, if the recording can't go on: what {@link #failure} says
     * @throws IOException if the file can't be written
     */
    public RecordingWriter(Path file, Names names, Map<String, String> facts, Consumer<String> onFailure) throws IOException {
        this.file = file;
        this.onFailure = onFailure;
        growing = GrowingFile.open(file);
        try {
            wire = new WireWriter(new Blocks(), names, true);
            wire.facts(RunFacts.writtenByUs(facts));
        } catch (IOException e) {
            growing.discard(); // without its beginning it is no recording
            throw e;
        }
        writer = Thread.ofPlatform().name("poolscope-recording").daemon().unstarted(this::writeUntilClosed);
        writer.start();
    }

    /** Takes a batch; copies it. Waits only while two million events have not been written. */
    @Override
    public void accept(EventBatch batch) {
        lock.lock();
        try {
            while (pending.size() >= MAX_PENDING && failure == null && !closing) {
                changed.awaitUninterruptibly();
            }
            if (failure != null || closing) {
                return;
            }
            pending.append(batch, 0, batch.size());
            if (pending.size() >= WireWriter.BLOCK_EVENTS) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds facts that are only known at the end, as how the run ended; written by {@link #close}. */
    public void factsAtEnd(Map<String, String> facts) {
        lock.lock();
        try {
            lastFacts = Map.copyOf(facts);
        } finally {
            lock.unlock();
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Where it grows until it is whole, if an older file keeps its place until then: what is left of it if the program is killed. */
    public Optional<Path> growsBeside() {
        return growing.replaces() ? Optional.of(growing.grows()) : Optional.empty();
    }

    /** How many bytes of whole blocks the file has. */
    public long bytes() {
        return wholeBytes;
    }

    /** How many events the file has. */
    public long events() {
        return eventsWritten;
    }

    /** Why the recording ended before the run, in one line: empty while all is well. */
    public Optional<String> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure).map(e -> "recording to " + file + " stopped: " + IoErrors.message(e)
                    + "; what was recorded until then is good"
                    + (growing.replaces() ? ", and is in " + growing.grows() + "; " + file.getFileName() + " is as it was" : ""));
        } finally {
            lock.unlock();
        }
    }

    private void writeUntilClosed() {
        EventBatch writing = new EventBatch(WireWriter.BLOCK_EVENTS);
        boolean last = false;
        try {
            while (!last) {
                lock.lock();
                try {
                    long left = FLUSH_NANOS;
                    while (pending.size() < WireWriter.BLOCK_EVENTS && !closing && left > 0) {
                        left = changed.awaitNanos(left);
                    }
                    EventBatch full = pending;
                    pending = writing;
                    writing = full;
                    last = closing;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
                write(writing, last);
                writing.clear();
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("its thread was interrupted", e));
        }
    }

    private void write(EventBatch batch, boolean last) throws IOException {
        wire.events(batch);
        if (last) {
            Map<String, String> facts;
            lock.lock();
            try {
                facts = lastFacts;
            } finally {
                lock.unlock();
            }
            if (!facts.isEmpty()) {
                wire.facts(facts);
            }
            wire.finish();
        }
        eventsWritten = wire.eventsWritten();
    }

    /** Takes whole blocks, one a call, so that it knows where the last one ends that is on the disk. */
    private final class Blocks extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            growing.out().write(bytes, from, length);
            wholeBytes += length; // one writer
        }
    }

    private void fail(IOException reason) {
        try {
            growing.cut(wholeBytes);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        eventsWritten = wire.eventsWritten();
        lock.lock();
        try {
            failure = reason;
            pending = new EventBatch(1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onFailure.accept(failure().orElseThrow());
    }

    /**
     * Writes what is left and the end.
     *
     * @throws IOException if the recording is not whole: for the reason of {@link #failure}
     */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        wire.close();
        IOException broken;
        lock.lock();
        try {
            broken = failure;
        } finally {
            lock.unlock();
        }
        if (broken != null) {
            growing.close();
            throw new IOException(IoErrors.message(broken), broken);
        }
        growing.finish();
    }
}
