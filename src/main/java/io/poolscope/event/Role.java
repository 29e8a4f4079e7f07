package io.poolscope.event;

import java.util.List;

/** What a thread does on its lane. */
public enum Role {
    /** Runs tasks of a pool. */
    WORKER,
    /** Submits tasks to a pool. */
    SUBMITTER,
    /** Consumes the results of a stream. */
    CONSUMER;

    private static final List<Role> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Role of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no Role " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
