package io.poolscope.executor;

/**
 * A function that may fail with any exception.
 *
 * @param <T> what it takes
 * @param <R> what it gives
 */
@FunctionalInterface
public interface MapFunction<T, R> {
    /**
     * Gives the result for an item.
     *
     * @throws Exception if there is none
     */
    R apply(T item) throws Exception;
}
