package io.poolscope.observe;

import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.wire.ProgramFacts;
import io.poolscope.wire.WireWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A recording of the program's own run. A block goes to the operating system as soon as it is full and at least four
 * times a second, so that a killed program leaves all but its last moments. If writing fails, as on a full disk, the
 * file is cut back to its last whole block, which is told, and what comes later is counted as lost.
 *
 * <p>Where a file is already, the new one grows beside it under its name with {@code .part} behind, and takes its place
 * at the end: a program that is killed leaves both.
 *
 * <p>For the scope's thread; the counts may be asked by any.
 */
final class PoolFile implements ScopeOutput {
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Path file;
    private final Path grows;
    private final FileChannel channel;
    private final boolean regular;
    private final WireWriter wire;
    private final ScopeProblems problems;
    private final EventBatch pending = new EventBatch(WireWriter.BLOCK_EVENTS);
    private long pendingSince;
    private long wholeBytes;
    private boolean failed;
    private volatile long lost;

    /**
     * Begins the file.
     *
     * @throws IOException if it can't be written, in one line
     */
    PoolFile(Path file, Names names, Map<String, String> facts, ScopeProblems problems) throws IOException {
        this.file = file;
        this.problems = problems;
        regular = !Files.exists(file) || Files.isRegularFile(file);
        Path place = file;
        FileChannel open = regular ? null : FileChannel.open(file, StandardOpenOption.WRITE);
        while (open == null) {
            place = free(file);
            try {
                open = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException taken) {
                open = null; // by another program in this moment: the next place may do
            }
        }
        grows = place;
        channel = open;
        try {
            wire = new WireWriter(new Blocks(), names, true);
            wire.facts(facts);
        } catch (IOException e) {
            channel.close();
            if (regular) {
                Files.deleteIfExists(grows); // without its beginning it is no recording
            }
            throw e;
        }
    }

    /** The place itself if nothing is there, else the first beside it at which nothing is. */
    private static Path free(Path file) throws IOException {
        Path place = file;
        for (int number = 1; Files.exists(place); number++) {
            if (file.getFileName() == null) {
                throw new FileAlreadyExistsException(file.toString());
            }
            place = file.resolveSibling(file.getFileName() + (number == 1 ? "" : "." + number) + ".part");
        }
        return place;
    }

    @Override
    public void accept(EventBatch batch) {
        for (int from = 0; from < batch.size();) {
            if (failed) {
                lost += batch.size() - from;
                return;
            }
            if (pending.size() == 0) {
                pendingSince = System.nanoTime();
            }
            int count = Math.min(batch.size() - from, WireWriter.BLOCK_EVENTS - pending.size());
            BatchCopy.append(batch, from, count, pending);
            from += count;
            if (pending.size() == WireWriter.BLOCK_EVENTS) {
                flush();
            }
        }
    }

    @Override
    public void tick() {
        if (pending.size() > 0 && System.nanoTime() - pendingSince >= FLUSH_NANOS) {
            flush();
        }
    }

    private void flush() {
        if (failed) {
            return;
        }
        try {
            wire.events(pending);
        } catch (IOException e) {
            lost += pending.size();
            fail(e);
        }
        pending.clear();
    }

    @Override
    public void facts(Map<String, String> more) {
        try {
            if (!failed) {
                wire.facts(more);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException why) {
        failed = true;
        String how = PlainErrors.line(why);
        try {
            if (regular) {
                channel.truncate(wholeBytes);
            }
        } catch (IOException e) {
            how += ", and it can't be cut back: " + PlainErrors.line(e);
        }
        problems.tell("recording to " + grows + " stopped: " + how + "; what was recorded until then is good");
    }

    @Override
    public void end(String how) {
        flush();
        try {
            if (!failed) {
                wire.facts(Map.of(ProgramFacts.ENDED, how));
                wire.finish();
            }
        } catch (IOException e) {
            fail(e);
        }
        wire.close();
        try {
            channel.close();
            if (!failed && !grows.equals(file)) {
                Files.move(grows, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            problems.tell("the recording " + grows + " can't be put in its place: " + PlainErrors.line(e));
        }
    }

    @Override
    public long lost() {
        return lost;
    }

    /** Takes whole blocks, one a call, so that it is known where the last one ends that is on the disk. */
    private final class Blocks extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer block = ByteBuffer.wrap(bytes, from, length);
            while (block.hasRemaining()) {
                channel.write(block);
            }
            wholeBytes += length;
        }
    }
}
