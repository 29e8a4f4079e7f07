package io.poolscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new folder for files that nobody keeps: gone with all that is in it when it is closed, and at the latest when the program ends, also
 * when it is interrupted. For all threads.
 */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    /** Makes one in the system's folder for such files. */
    public TemporaryFolder() throws IOException {
        path = Files.createTempDirectory("poolscope-");
        Leftovers.add(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it, while others may still write into it: they fail from then on. */
    @Override
    public void close() throws IOException {
        Leftovers.delete(path);
        Leftovers.remove(path);
    }
}
