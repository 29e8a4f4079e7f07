package io.poolscope.workload;

/** Which of the queued tasks a free worker takes. */
public enum Order {
    /** The one queued longest. */
    FIFO,
    /** The one queued last. */
    LIFO,
    /** The one with the largest priority; among equals the one queued longest. */
    PRIORITY,
    /** The one with the shortest duration, as if it were known; among equals the one queued longest. */
    SHORTEST_FIRST,
    /**
     * A queue per worker, from which idle ones take too. What is submitted from outside the pool lies in one more queue
     * and is taken in the order of submission, by the worker that went idle last.
     */
    WORK_STEALING
}
