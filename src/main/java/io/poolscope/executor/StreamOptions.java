package io.poolscope.executor;

import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * How a stream of results is to be. Immutable.
 *
 * @param name what to call it, or ""
 * @param window how many results may be submitted and not yet consumed, from 1; 0 for no limit
 * @param sizeOf the size of a result in bytes, or null if nobody asks
 * @param <T> the results' type
 */
public record StreamOptions<T>(String name, int window, ToLongFunction<? super T> sizeOf) {
    /** Checks the window. */
    public StreamOptions {
        Objects.requireNonNull(name, "name");
        if (window < 0) {
            throw new IllegalArgumentException("window " + window + " is less than 1");
        }
    }

    /** No name, no window, no sizes. */
    public static <T> StreamOptions<T> none() {
        return new StreamOptions<>("", 0, null);
    }

    /** The same with another name. */
    public StreamOptions<T> withName(String newName) {
        return new StreamOptions<>(newName, window, sizeOf);
    }

    /**
     * The same with another window.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public StreamOptions<T> withWindow(int newWindow) {
        if (newWindow < 1) {
            throw new IllegalArgumentException("window " + newWindow + " is less than 1");
        }
        return new StreamOptions<>(name, newWindow, sizeOf);
    }

    /** The same with another measure of a result's size. */
    public StreamOptions<T> withSizeOf(ToLongFunction<? super T> newSizeOf) {
        return new StreamOptions<>(name, window, newSizeOf);
    }
}
