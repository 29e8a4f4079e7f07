/**
 * Counters over time, such as the depth of a queue: steps in the order of their times, with the least, greatest and last value of
 * each block, so that a pixel costs the same however many steps fall into it.
 *
 * <p>{@link io.poolscope.timeline.counter.StepLog} takes the steps, {@link io.poolscope.timeline.counter.StepView} is what a reader
 * has of them.
 */
package io.poolscope.timeline.counter;
