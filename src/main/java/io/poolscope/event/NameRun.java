package io.poolscope.event;

import java.util.Objects;

/**
 * Names that follow each other and differ in a number only: "page 8", "page 9", "page 10". Most names of a run are labels of tasks, and
 * most labels go on like this, so that a writer need not look at each.
 *
 * @param first the first name
 * @param more how many more there are: each is the one before it with its last run of the digits 0 to 9 counted up by one; 0 if
 *     {@code first} stands for itself
 */
public record NameRun(String first, int more) {
    /** Refuses a negative count. */
    public NameRun {
        Objects.requireNonNull(first, "first");
        if (more < 0) {
            throw new IllegalArgumentException(more + " more names after '" + first + "'; at least 0 are allowed");
        }
    }
}
