package io.poolscope.explore.search;

import java.util.Locale;
import java.util.Optional;

/** A moment in a task's life that one can search by, as {@code started>2s}. */
public enum TaskMoment {
    /** It was handed to its pool. */
    SUBMITTED,
    /** A worker took it. */
    STARTED,
    /** It ended, in whichever way. */
    ENDED,
    /** Its result was consumed. */
    CONSUMED;

    static Optional<TaskMoment> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "submitted" -> Optional.of(SUBMITTED);
            case "started", "start" -> Optional.of(STARTED);
            case "ended", "end" -> Optional.of(ENDED);
            case "consumed" -> Optional.of(CONSUMED);
            default -> Optional.empty();
        };
    }
}
