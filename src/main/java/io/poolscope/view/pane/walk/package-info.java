/**
 * Moves through a run's facts rather than its time: from a task to its neighbour in a lane, along its flow from submit
 * to run to consumption, from event to event at the playhead. Arithmetic over snapshots, without a toolkit.
 *
 * <p>{@link io.poolscope.view.pane.walk.Selection} is where one stands, {@link io.poolscope.view.pane.walk.FlowWalk} makes
 * the steps, {@link io.poolscope.view.pane.walk.Playback} runs the playhead, {@link io.poolscope.view.pane.walk.Landmarks}
 * finds the next failure or full queue.
 */
package io.poolscope.view.pane.walk;
