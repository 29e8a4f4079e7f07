package io.poolscope.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: into a temporary file beside it, which takes its name only when everything is
 * written. A full disk or an unwritable folder leaves what was there before, and nothing half-written.
 */
public final class WholeFile {
    private WholeFile() {
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes; the stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of one that is there.
     *
     * @throws IOException with one line that names the file and the reason
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException("can't write " + file + ": it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            direct(file, target, content);
            return;
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("can't write " + file + ": there is no folder " + folder);
        }
        Path part = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + "-"
                + Long.toHexString(System.nanoTime()) + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
            move(part, target);
        } catch (IOException e) {
            IOException told = new IOException("can't write " + file + ": " + reason(e, folder), e);
            delete(part, told);
            throw told;
        } catch (RuntimeException | Error e) {
            delete(part, e);
            throw e;
        }
    }

    /** A device or a pipe is written to, and not replaced. */
    private static void direct(Path file, Path target, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.WRITE), 1 << 16)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new IOException("can't write " + file + ": " + reason(e, target.getParent()), e);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path part, Throwable cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** What went wrong, without the temporary file's name, which would tell nobody anything. */
    private static String reason(IOException e, Path folder) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "the folder " + folder + " may not be written to";
        }
        if (e instanceof FileSystemException broken && broken.getReason() != null) {
            return broken.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
