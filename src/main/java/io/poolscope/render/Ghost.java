package io.poolscope.render;

import io.poolscope.timeline.Snapshot;

/**
 * Another run to show beneath the lanes of this one: a prediction, or what would have been.
 *
 * @param name what it is, as "predicted" or "as completed"
 * @param snapshot the run
 */
public record Ghost(String name, Snapshot snapshot) {
}
