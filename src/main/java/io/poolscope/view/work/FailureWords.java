package io.poolscope.view.work;

import io.poolscope.file.IoErrors;
import java.io.IOException;

/** Says for people why work beside the JavaFX thread came to nothing. Stateless. */
final class FailureWords {
    private FailureWords() {
    }

    /** One line. An error is said as an exception is, as an answer that never comes helps nobody. */
    static String of(Throwable why) {
        if (why instanceof OutOfMemoryError) {
            return "there is not enough memory for it";
        }
        String message = why instanceof IOException io ? IoErrors.message(io) : why instanceof Error ? why.toString() : why.getMessage();
        return message == null || message.isBlank() ? why.getClass().getSimpleName() : message.strip().lines().findFirst().orElseThrow();
    }
}
