package io.poolscope.workload;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The priorities of tasks; larger runs earlier where the order is {@link Order#PRIORITY}.
 *
 * @param values by index from 0, each -2²³ to 2²³ - 1
 * @param levels the others are drawn at random from 0 to {@code levels} - 1; 1 gives them all 0
 */
public record Priorities(Map<Integer, Integer> values, int levels) {
    /** All alike. */
    public static final Priorities NONE = new Priorities(Map.of(), 1);

    public Priorities {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        values.forEach((index, priority) -> {
            if (priority < -(1 << 23) || priority >= 1 << 23) {
                throw new IllegalArgumentException("priority " + priority + " is not in " + -(1 << 23) + " to " + ((1 << 23) - 1));
            }
        });
        if (levels < 1 || levels > 1 << 23) {
            throw new IllegalArgumentException("priority levels " + levels + " is not in 1 to " + (1 << 23));
        }
    }

    /** One task with its own priority, the others 0. */
    public static Priorities of(int index, int priority) {
        return new Priorities(Map.of(index, priority), 1);
    }

    /** Random levels, 0 to {@code levels} - 1. */
    public static Priorities levels(int levels) {
        return new Priorities(Map.of(), levels);
    }

    int at(long base, int index) {
        Integer stated = values.isEmpty() ? null : values.get(index);
        return stated != null ? stated : levels == 1 ? 0 : (int) (Draws.unit(base, index) * levels);
    }
}
