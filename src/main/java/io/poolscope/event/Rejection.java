package io.poolscope.event;

import java.util.List;

/** Why a task never got to run. */
public enum Rejection {
    /** The submitter was told by an exception at the submit. */
    ABORTED,
    /** The task was given up silently, or after it had been accepted. */
    DISCARDED;

    private static final List<Rejection> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Rejection of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no Rejection " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
