package io.poolscope.event;

import java.util.List;

/** What happens to a task that is submitted while the queue is full. */
public enum SaturationPolicy {
    /** The submitter waits, in the order of arrival, until there is room. */
    BLOCK,
    /** The submitter gets a {@link java.util.concurrent.RejectedExecutionException}. */
    ABORT,
    /** The submitter runs the task itself. */
    CALLER_RUNS,
    /** The new task is given up; its future completes exceptionally. */
    DISCARD,
    /** The task longest in the queue is given up in favour of the new one. */
    DISCARD_OLDEST;

    private static final List<SaturationPolicy> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SaturationPolicy of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no SaturationPolicy " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
