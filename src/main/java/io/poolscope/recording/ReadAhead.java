package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.wire.WireException;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import io.poolscope.wire.WireWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Decodes and checks a recording's blocks on a thread of its own, {@code poolscope-reading}, some blocks ahead of the one that takes their
 * events: decoding takes about a third of the time that folding does. One thread takes, {@link #next} by {@link #release}, and
 * closes; the reading thread ends then, or with the recording.
 */
final class ReadAhead implements AutoCloseable {
    /*
     * Parts go round: `free` holds those that nobody uses, `full` those that wait to be taken, in the file's order. A part belongs to
     * the thread that took it from a queue; what the reading thread wrote, its own fields included, is seen by the taker by way of `full`.
     */
    private static final int PARTS = 6;
    private static final long LOOK_MILLIS = 100;

    private final WireReader wire;
    private final EventCheck check;
    private final boolean keepBlocks;
    private final ArrayBlockingQueue<Part> free = new ArrayBlockingQueue<>(PARTS);
    private final ArrayBlockingQueue<Part> full = new ArrayBlockingQueue<>(PARTS);
    private final Thread reading;
    // Written by the reading thread; for the taker once it has the last part.
    private final Map<String, String> facts = new LinkedHashMap<>();
    private long from = Long.MAX_VALUE;
    private long until;
    private long good;

    /**
     * Starts to read.
     *
     * @param wire read by nobody else until {@link #close}, and closed by the caller
     * @param names the names that it reads
     * @param keepBlocks whether parts have their blocks' bytes
     */
    ReadAhead(WireReader wire, Names names, boolean keepBlocks) {
        this.wire = wire;
        this.keepBlocks = keepBlocks;
        check = new EventCheck(names);
        for (int i = 0; i < PARTS; i++) {
            free.add(new Part());
        }
        reading = Thread.ofPlatform().name("poolscope-reading").daemon().start(this::readAll);
    }

    /**
     * The next block's part, which is the caller's until it is released. After the {@linkplain Part#last last} there is none.
     *
     * @throws OutOfMemoryError if the reading thread could not even hand over that it has none left
     */
    Part next() throws InterruptedException {
        Part part = full.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        while (part == null) {
            boolean alive = reading.isAlive(); // looked at first: what it handed over before it ended is there then
            part = full.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (part == null && !alive) {
                throw new OutOfMemoryError("no memory to read on");
            }
        }
        return part;
    }

    /** Gives a part back. */
    void release(Part part) {
        free.add(part);
    }

    /** What is known of the run; once the last part was taken. */
    Map<String, String> facts() {
        return facts;
    }

    /** The time of the earliest event, 0 if there is none; once the last part was taken. */
    long from() {
        return from == Long.MAX_VALUE ? 0 : from;
    }

    /** The time of the latest event, 0 if there is none; once the last part was taken. */
    long until() {
        return until;
    }

    /** How many events there were; once the last part was taken. */
    long events() {
        return good;
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                Part part = free.take();
                part.clear();
                more = read(part);
                full.put(part);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            // Ends here; the taker sees that nothing comes any more, and says so
        }
    }

    /** Reads a block; false if it was the last. */
    private boolean read(Part part) {
        try {
            part.last = !wire.read(part, part.batch);
            if (keepBlocks && !part.last && wire.lastHoldsRun()) {
                part.block = wire.copyOfLast();
            }
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it is, it is the taker's to tell.
            part.batch.clear();
            part.failure = e;
            part.last = true;
        }
        part.position = wire.position();
        return !part.last;
    }

    private void note(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long time = batch.time(i);
            until = Math.max(until, time);
            from = Math.min(from, time);
        }
        good += batch.size();
    }

    /** Ends the reading thread and waits for it. */
    @Override
    public void close() {
        reading.interrupt();
        boolean interrupted = false;
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came of one block. */
    final class Part implements WireListener {
        private final EventBatch batch = new EventBatch(WireWriter.BLOCK_EVENTS);
        private byte[] block;
        private long position;
        private boolean last;
        private Throwable failure;

        private void clear() {
            batch.clear();
            block = null;
            last = false;
            failure = null;
        }

        @Override
        public void facts(Map<String, String> more) {
            facts.putAll(more);
        }

        @Override
        public void events(EventBatch events) throws WireException {
            check.check(events);
            note(events);
        }

        /** Its events; none if the block holds something else. */
        EventBatch batch() {
            return batch;
        }

        /** The whole block as it lies in the file, or null if it holds neither events nor names, or nobody wants it. */
        byte[] block() {
            return block;
        }

        /** How many bytes were read up to its end. */
        long position() {
            return position;
        }

        /** Whether nothing follows: the end, a cut, or a failure. */
        boolean last() {
            return last;
        }

        /** Why nothing follows, or null if the file has come to its end. */
        Throwable failure() {
            return failure;
        }
    }
}
