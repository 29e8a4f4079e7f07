package io.poolscope.timeline;

import io.poolscope.event.BlockReason;

/**
 * A wait of a running task.
 *
 * @param reason what for
 * @param target the task, lock, queue or pool it waited for, by {@code reason}
 * @param from when it began
 * @param until when it ended, or {@link Snapshot#OPEN}
 * @param byTask the task that ended the wait, or -1
 * @param byLane the key of the lane that ended it, or -1
 */
public record Block(BlockReason reason, long target, long from, long until, long byTask, int byLane) {
}
