package io.poolscope.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a file whole or not at all: into a hidden file beside it, which takes its name only when everything is on the disk. A full disk or
 * an unwritable folder leaves what was there before, and nothing half-written; who reads the old file meanwhile reads it to its end.
 *
 * <p>Links are followed: the file that they lead to is replaced. Its permissions are kept, and its owner where we may give files away;
 * another name of it (a hard link) keeps the old content. A pipe, a device or an open file ({@code /dev/stdout}) is written to as it is.
 * Stateless.
 */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes; the stream is buffered, and may be closed or left to the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of one that is there.
     *
     * @throws IOException with one line that names the file and the reason
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            FileTarget target = FileTarget.of(file);
            if (target.kind() == FileTarget.Kind.STREAM) {
                try (OutputStream out = target.open()) {
                    fill(out, content);
                }
            } else {
                replace(target, content);
            }
        } catch (IOException e) {
            throw new IOException(file + " can't be written: " + IoErrors.message(e), e);
        }
    }

    /** Writes a text as UTF-8. */
    public static void writeText(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(file, out -> out.write(bytes));
    }

    /** Whether two paths lead to one file, through whatever links; false where one of them is not there. */
    public static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    private static void fill(OutputStream out, Content content) throws IOException {
        OutputStream buffered = new BufferedOutputStream(new FileTarget.KeptOpen(out), BUFFER);
        content.writeTo(buffered);
        buffered.flush();
    }

    private static void replace(FileTarget target, Content content) throws IOException {
        // Named without the file's own name, which may already be as long as a name can be.
        Path part = target.place()
                .resolveSibling(".poolscope-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".part");
        Leftovers.add(part);
        try {
            try (FileChannel channel = create(part, target)) {
                fill(Channels.newOutputStream(channel), content);
                channel.force(true); // some disks only say here that they are full
            }
            PartFile.move(part, target.place());
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException stuck) {
                e.addSuppressed(stuck);
            }
            throw e;
        } finally {
            Leftovers.remove(part);
        }
    }

    private static FileChannel create(Path part, FileTarget target) throws IOException {
        try {
            return PartFile.create(part, target);
        } catch (AccessDeniedException e) {
            throw new IOException("the folder " + part.getParent() + " may not be written to", e);
        }
    }
}
