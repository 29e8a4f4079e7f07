package io.poolscope.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files and folders that must not outlive the program: what is still here when the JVM ends, also when it is interrupted, is deleted by a
 * shutdown hook named {@code poolscope-leftovers}. For all threads.
 */
final class Leftovers {
    /** A task that is still at work may put a file into a folder while it is emptied; it can't once the folder is gone. */
    private static final int TRIES = 1000;
    private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> PATHS.forEach(Leftovers::deleteAtTheEnd), "poolscope-leftovers"));
        } catch (IllegalStateException ending) {
            PATHS.clear(); // the JVM ends already: what is made now is its maker's to delete
        }
    }

    private Leftovers() {
    }

    static void add(Path path) {
        PATHS.add(path);
    }

    static void remove(Path path) {
        PATHS.remove(path);
    }

    /** Deletes a file, or a folder with all that is in it; nothing happens if it is gone. Links are deleted, not followed. */
    static void delete(Path path) throws IOException {
        for (int left = TRIES;; left--) {
            try {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    deleteInside(path);
                }
                Files.deleteIfExists(path);
                return;
            } catch (NoSuchFileException gone) {
                return; // somebody else was sooner
            } catch (DirectoryNotEmptyException filledAgain) {
                if (left == 0) {
                    throw filledAgain;
                }
            }
        }
    }

    private static void deleteInside(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path each : inside.toList()) {
                delete(each);
            }
        }
    }

    private static void deleteAtTheEnd(Path path) {
        try {
            delete(path);
        } catch (IOException e) {
            System.err.println("poolscope: " + path + " could not be deleted: " + IoErrors.message(e));
        }
    }
}
