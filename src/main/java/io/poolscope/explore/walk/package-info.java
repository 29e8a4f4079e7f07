/**
 * Moves through a run's facts rather than its time: from a task to its neighbour in a lane, along its flow from submit
 * to run to consumption, from event to event at the playhead. Arithmetic over snapshots, without a toolkit.
 *
 * <p>{@link io.poolscope.explore.walk.Selection} is where one stands, {@link io.poolscope.explore.walk.FlowWalk} makes
 * the steps, {@link io.poolscope.explore.walk.Playback} runs the playhead, {@link io.poolscope.explore.walk.Landmarks}
 * finds the next failure or full queue.
 */
package io.poolscope.explore.walk;
