package io.poolscope.timeline;

/**
 * A named part of a task's run.
 *
 * @param name its name
 * @param from when it began
 * @param until when it ended, or {@link Snapshot#OPEN}
 */
public record Phase(String name, long from, long until) {
}
