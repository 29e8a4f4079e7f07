package io.poolscope.workload;

import java.util.Objects;

/**
 * A later stage of a pipeline: each item's task here is submitted by its task in the stage before, as the last thing
 * that one does; while this stage's queue is full, the worker before it waits.
 *
 * @param pool its own pool and the queue before it
 * @param durations how long its tasks take, in nanoseconds
 * @param failures which items fail here and go no further
 */
public record StageSpec(PoolSpec pool, Distribution durations, FailurePlan failures) {
    public StageSpec {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(durations, "durations");
        Objects.requireNonNull(failures, "failures");
    }

    /** A stage in which no item fails. */
    public StageSpec(PoolSpec pool, Distribution durations) {
        this(pool, durations, FailurePlan.NONE);
    }

    /** This stage with another pool. */
    public StageSpec withPool(PoolSpec changed) {
        return new StageSpec(changed, durations, failures);
    }
}
