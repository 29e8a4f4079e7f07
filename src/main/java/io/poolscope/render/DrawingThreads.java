package io.poolscope.render;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The threads that draw a picture together: the one that asks, and others that help. Thread-safe. */
@FunctionalInterface
public interface DrawingThreads {
    /** The threads that the JVM keeps for such work. To wake them takes a while: for single pictures, not for many in a second. */
    DrawingThreads COMMON = (parts, part) -> IntStream.range(0, parts).parallel().forEach(part);

    /**
     * Does all parts of a work, some at the same time and in no order to rely on. Returns when all are done; what they wrote can then be
     * read.
     *
     * @param parts how many there are
     * @param part does the part of a number from 0 on; what one throws is thrown when the others are done or given up
     */
    void each(int parts, IntConsumer part);
}
