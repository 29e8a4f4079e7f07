package io.poolscope.observe;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Errors of files and sockets in one line, for people. Stateless. */
final class PlainErrors {
    private PlainErrors() {
    }

    /** What went wrong; where Java's message is only a path, the kind of error in words behind it. */
    static String line(IOException error) {
        String text = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        if (error instanceof NoSuchFileException) {
            return text + ": its folder is not there";
        }
        if (error instanceof AccessDeniedException) {
            return text + ": it may not be written";
        }
        return text.lines().findFirst().orElse("");
    }
}
