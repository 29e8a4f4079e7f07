package io.poolscope.executor;

import java.util.List;

/**
 * Tasks that wait for each other in such a way that none can go on, unless somebody from outside ends a wait.
 *
 * @param time when it came about, in nanoseconds of scenario time since the run began
 * @param kind what it is
 * @param tasks the ids of the tasks that wait, the one that closed the circle first
 * @param pool the pool whose workers all wait for its own queue, or -1
 * @param text all of it in one line, with names
 */
public record Deadlock(long time, Kind kind, List<Long> tasks, int pool, String text) {
    /** What a deadlock is. */
    public enum Kind {
        /** Tasks wait for each other in a circle. */
        CYCLE,
        /** All workers of a pool wait for what is in its own queue, and nobody is left to take it from there. */
        STARVED_POOL
    }

    /** Copies the list. */
    public Deadlock {
        tasks = List.copyOf(tasks);
    }
}
