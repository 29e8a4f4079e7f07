package io.poolscope.executor;

import java.util.Objects;

/**
 * What a submitter says about a task.
 *
 * @param label what to call it, or ""
 * @param priority larger runs earlier in a pool of kind priority, and is told of elsewhere: -2²³ to 2²³ - 1
 */
public record TaskOptions(String label, int priority) {
    /** Nothing said. */
    public static final TaskOptions NONE = new TaskOptions("", 0);

    private static final int LIMIT = 1 << 23;

    /** Checks the range of the priority. */
    public TaskOptions {
        Objects.requireNonNull(label, "label");
        if (priority < -LIMIT || priority >= LIMIT) {
            throw new IllegalArgumentException("priority " + priority + " is not in " + -LIMIT + " to " + (LIMIT - 1));
        }
    }

    /** Only a label. */
    public static TaskOptions label(String label) {
        return new TaskOptions(label, 0);
    }

    /** Only a priority. */
    public static TaskOptions priority(int priority) {
        return new TaskOptions("", priority);
    }
}
