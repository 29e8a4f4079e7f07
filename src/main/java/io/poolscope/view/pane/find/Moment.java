package io.poolscope.view.pane.find;

import java.util.Locale;
import java.util.Optional;

/** A moment in a task's life that one can search by, as {@code started>2s}. */
public enum Moment {
    /** It was handed to its pool. */
    SUBMITTED,
    /** A worker took it. */
    STARTED,
    /** It ended, in whichever way. */
    ENDED,
    /** Its result was consumed. */
    CONSUMED;

    static Optional<Moment> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "submitted" -> Optional.of(SUBMITTED);
            case "started", "start" -> Optional.of(STARTED);
            case "ended", "end" -> Optional.of(ENDED);
            case "consumed" -> Optional.of(CONSUMED);
            default -> Optional.empty();
        };
    }
}
