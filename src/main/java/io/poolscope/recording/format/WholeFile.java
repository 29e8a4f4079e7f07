package io.poolscope.recording.format;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there when it is whole, so that nobody finds half of it. */
final class WholeFile {
    private WholeFile() {
    }

    static void write(Path file, Body body) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            body.write(file); // a device or a pipe is written to, and not replaced
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        // Not createTempFile, whose files only their owner may read: what is exported is to be handed on.
        Path part = Files.createFile(folder.resolve("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part"));
        try {
            body.write(part);
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    interface Body {
        void write(Path part) throws IOException;
    }
}
