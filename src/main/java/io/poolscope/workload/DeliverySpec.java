package io.poolscope.workload;

import java.util.Objects;

/**
 * How results are delivered, and to whom.
 *
 * @param mode in which order, and by which thread
 * @param window how many results may be submitted and not yet consumed; 0 where there is no limit
 * @param chunk how many items run as one task, 1 or more; only {@link DeliveryMode#MAP} chunks
 * @param pace how long the consumer works on each result, in nanoseconds
 */
public record DeliverySpec(DeliveryMode mode, int window, int chunk, Distribution pace) {
    /** Nobody takes the results. */
    public static final DeliverySpec NONE = of(DeliveryMode.NONE);

    public DeliverySpec {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(pace, "pace");
        if (window < 0) {
            throw new IllegalArgumentException("window " + window + " is less than 0");
        }
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk " + chunk + " is less than 1");
        }
    }

    /** Without a window, one item a task, to a consumer that takes no time. */
    public static DeliverySpec of(DeliveryMode mode) {
        return new DeliverySpec(mode, 0, 1, Distribution.fixed(0));
    }

    /** Whether somebody takes the results. */
    public boolean consumed() {
        return mode != DeliveryMode.NONE;
    }

    /** This delivery in another mode. */
    public DeliverySpec withMode(DeliveryMode changed) {
        return new DeliverySpec(changed, window, chunk, pace);
    }

    /** This delivery with another window; 0 is without. */
    public DeliverySpec withWindow(int changed) {
        return new DeliverySpec(mode, changed, chunk, pace);
    }

    /** This delivery with another chunk size. */
    public DeliverySpec withChunk(int changed) {
        return new DeliverySpec(mode, window, changed, pace);
    }

    /** This delivery with another consumer pace. */
    public DeliverySpec withPace(Distribution changed) {
        return new DeliverySpec(mode, window, chunk, changed);
    }
}
