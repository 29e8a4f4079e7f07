package io.poolscope.timeline.counter;

/** Finds again the changes that were counted into blocks, from the rows and tasks of a snapshot. */
public interface StepSource {
    /** Gathers the changes in {@code (after, until]}, in any order. */
    void gather(long after, long until, Changes into);

    /** A source that has nothing to find. */
    StepSource NONE = (after, until, into) -> {
        // Nothing to gather.
    };
}
