package io.poolscope.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written over a long time, and can be read as far as it has come whatever happens to its writer.
 *
 * <p>Where nothing is in its place it grows there. A file that is in its place stays whole until the new one is: that one grows beside it,
 * in sight, under its name with {@code .part} (or {@code .2.part}) behind, and takes its place with {@link #finish}. A writer that is
 * killed, or whose disk is full, leaves both: the old file, and the new one as far as it came. Links are followed and permissions kept as
 * {@link WholeFile} does; a pipe or a device is written to as it is.
 *
 * <p>For one thread at a time.
 */
public final class GrowingFile implements AutoCloseable {
    private final FileTarget target;
    private final Path grows;
    /** Null for what is no file. */
    private final FileChannel channel;
    private final OutputStream out;

    private GrowingFile(FileTarget target, Path grows, FileChannel channel, OutputStream out) {
        this.target = target;
        this.grows = grows;
        this.channel = channel;
        this.out = out;
    }

    /**
     * Begins one.
     *
     * @throws IOException if it can't be written, in one line without its name
     */
    public static GrowingFile open(Path file) throws IOException {
        FileTarget target = FileTarget.of(file);
        if (target.kind() == FileTarget.Kind.STREAM) {
            return new GrowingFile(target, target.place(), null, target.open());
        }
        Path grows = target.place();
        for (int number = 1;; number++) {
            if (target.kind() == FileTarget.Kind.FILE) {
                grows = target.place().resolveSibling(target.place().getFileName() + (number == 1 ? "" : "." + number) + ".part");
            }
            try {
                FileChannel channel = PartFile.create(grows, target);
                return new GrowingFile(target, grows, channel, Channels.newOutputStream(channel));
            } catch (FileAlreadyExistsException taken) {
                target = FileTarget.of(file); // by another run, or what a killed one left
            }
        }
    }

    /** Takes what is to be written; not buffered. */
    public OutputStream out() {
        return out;
    }

    /** Where it grows: at its place, or beside it. */
    public Path grows() {
        return grows;
    }

    /** Whether it takes the place of an older file when it is finished. */
    public boolean replaces() {
        return channel != null && !grows.equals(target.place());
    }

    /** Cuts it to so many bytes; what is no file stays as it is. */
    public void cut(long bytes) throws IOException {
        if (channel != null) {
            channel.truncate(bytes);
        }
    }

    /** Ends it whole: in its place. */
    public void finish() throws IOException {
        if (replaces()) {
            channel.force(true);
        }
        close();
        if (replaces()) {
            PartFile.move(grows, target.place());
        }
    }

    /** Ends it as if it had never begun. */
    public void discard() throws IOException {
        close();
        if (channel != null) {
            Files.deleteIfExists(grows);
        }
    }

    /** Ends it where it is, as far as it came. Does nothing after the first time. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
