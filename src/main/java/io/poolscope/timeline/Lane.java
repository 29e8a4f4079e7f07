package io.poolscope.timeline;

import io.poolscope.event.Role;

/**
 * A thread in a role. Its key stays its own, also where the number that events use for it is given to another thread later.
 * A pool that makes a thread for every task keeps one lane for all threads that succeed each other on a number.
 */
public interface Lane {
    /** The position in {@link Snapshot#lanes()}; it never changes. */
    int key();

    /** The number that events use for it. */
    int number();

    /** What the thread does. */
    Role role();

    /** The pool it works for or submits to, or -1 for a consumer. */
    int pool();

    /** The stream it consumes from, or -1. */
    int stream();

    /** The thread's name, of its latest thread if it had several. */
    String name();

    /** When it began. */
    long from();

    /** When it ended, or {@link Snapshot#OPEN}. */
    long until();

    /**
     * How many rows of spans it has: 1 as soon as it ran a task, more where a task ran inside another's run, as by
     * caller-runs or while helping to join.
     */
    int depth();

    /**
     * The spans at a depth: 0 for those that no other encloses.
     *
     * @param depth 0 to {@link #depth()} - 1
     */
    SpanRow row(int depth);

    /** When it submitted; empty unless it is a submitter (or a worker that submits in its own name). */
    Instants submits();

    /** When it was blocked at a submit; the value is the pool. */
    Intervals blocked();

    /** When it waited for a result; the value is the index it waited for, or -1 if any would do. */
    Intervals waiting();

    /** When it was busy with a result, from its consumption until it asked for the next; the value is the task. */
    Intervals consuming();

    /** Whether it belongs to a worker of the pool. */
    default boolean isWorkerOf(int pool) {
        return role() == Role.WORKER && pool() == pool;
    }
}
