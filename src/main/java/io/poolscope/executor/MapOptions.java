package io.poolscope.executor;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How {@link ObservedExecutor#map} is to go. Immutable.
 *
 * @param name what to call the stream of results, or ""
 * @param window how many tasks may be submitted and not yet yielded, from 1; 0 for no limit
 * @param chunk how many items run as one task, from 1
 * @param timeout how long after the call of {@code map} the last result may come, or null for no limit
 * @param label what to call the task of an item (with chunks: of its first item), or null
 * @param sizeOf the size in bytes of an item's result, or null
 */
public record MapOptions(String name, int window, int chunk, Duration timeout, Function<Object, String> label,
        ToLongFunction<Object> sizeOf) {
    /** Everything is submitted at once, an item a task, without a limit of time. */
    public static final MapOptions NONE = new MapOptions("", 0, 1, null, null, null);

    /** Checks the ranges. */
    public MapOptions {
        Objects.requireNonNull(name, "name");
        if (window < 0) {
            throw new IllegalArgumentException("window " + window + " is less than 1");
        }
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk " + chunk + " is less than 1");
        }
    }

    /**
     * Only a window.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public static MapOptions window(int tasks) {
        return NONE.withWindow(tasks);
    }

    /** Only chunks. */
    public static MapOptions chunk(int items) {
        return NONE.withChunk(items);
    }

    /** Only a timeout. */
    public static MapOptions timeout(Duration timeout) {
        return NONE.withTimeout(timeout);
    }

    /**
     * The same with another window.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public MapOptions withWindow(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("window " + tasks + " is less than 1");
        }
        return new MapOptions(name, tasks, chunk, timeout, label, sizeOf);
    }

    /** The same with another number of items a task. */
    public MapOptions withChunk(int items) {
        return new MapOptions(name, window, items, timeout, label, sizeOf);
    }

    /** The same with another timeout; null for none. */
    public MapOptions withTimeout(Duration newTimeout) {
        return new MapOptions(name, window, chunk, newTimeout, label, sizeOf);
    }

    /** The same with another name. */
    public MapOptions withName(String newName) {
        return new MapOptions(newName, window, chunk, timeout, label, sizeOf);
    }

    /** The same with other labels. */
    public MapOptions withLabel(Function<Object, String> newLabel) {
        return new MapOptions(name, window, chunk, timeout, newLabel, sizeOf);
    }

    /** The same with another measure of a result's size. */
    public MapOptions withSizeOf(ToLongFunction<Object> newSizeOf) {
        return new MapOptions(name, window, chunk, timeout, label, newSizeOf);
    }
}
