package io.poolscope.analysis.whatif;

import io.poolscope.workload.PoolSpec;
import java.util.Set;

/**
 * A stage of a pipeline as a run had it.
 *
 * @param pool its pool, and the queue before it
 * @param id the pool's id in the run
 * @param durations how long each item took there, in nanoseconds; the median where it has not got through
 * @param failed which items failed there
 */
record SeenStage(PoolSpec pool, int id, long[] durations, Set<Integer> failed) {
}
