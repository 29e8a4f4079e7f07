package io.poolscope.explore.search;

import java.util.Locale;
import java.util.Optional;

/** A duration in a task's life that one can search by. */
public enum TaskDuration {
    /** From submission to start. */
    QUEUE,
    /** From start to end. */
    RUN,
    /** From finish to consumption. */
    BUFFER,
    /** The part of the buffer wait in which a smaller index was unfinished. */
    BLOCKED,
    /** The part of the buffer wait in which only the consumer was busy. */
    DELIVERABLE,
    /** From submission to consumption, or to the end where nobody consumes. */
    TOTAL;

    static Optional<TaskDuration> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "queue", "queued", "wait" -> Optional.of(QUEUE);
            case "run", "ran", "running", "duration" -> Optional.of(RUN);
            case "buffer", "buffered" -> Optional.of(BUFFER);
            case "blocked" -> Optional.of(BLOCKED);
            case "deliverable" -> Optional.of(DELIVERABLE);
            case "total", "latency" -> Optional.of(TOTAL);
            default -> Optional.empty();
        };
    }
}
