package io.poolscope.event;

import java.util.List;

/** How a pool hands tasks to threads. */
public enum PoolKind {
    /** A stated number of workers and one queue. */
    FIXED,
    /** A worker for every task that finds none free. */
    CACHED,
    /** A fixed pool whose tasks wait for their time. */
    SCHEDULED,
    /** A fixed pool whose queue is ordered by priority. */
    PRIORITY,
    /** A queue per worker, and idle workers take from others. */
    WORK_STEALING,
    /** A new (virtual) thread for every task. */
    THREAD_PER_TASK,
    /** An executor made elsewhere and wrapped. */
    FOREIGN,
    /** No pool, but tracks for what a traced program noted beside its threads. */
    ASYNC;

    private static final List<PoolKind> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PoolKind of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no PoolKind " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
