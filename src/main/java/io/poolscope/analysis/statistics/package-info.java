/**
 * Figures of a run or of a range of it: counts, durations and their distribution, shares of workers, what each pool did. They look
 * at every task, from any thread, and say so where they had to take a sample.
 *
 * <p>{@link io.poolscope.analysis.statistics.RangeStatistics} is all that is known of a range, {@link
 * io.poolscope.analysis.statistics.RunSummary} of a whole run, {@link io.poolscope.analysis.statistics.PoolFigures} of one pool,
 * {@link io.poolscope.analysis.statistics.TaskFacts} of one task.
 */
package io.poolscope.analysis.statistics;
