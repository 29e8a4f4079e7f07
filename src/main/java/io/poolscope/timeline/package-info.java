/**
 * Folds the events of a run into what a picture and a statistic ask for: lanes with their spans, the tasks by id,
 * result streams, counters. It costs by what is asked, not by how many events there were.
 *
 * <p>{@link io.poolscope.timeline.Timeline} is the one writer's side: an
 * {@link io.poolscope.event.EventConsumer} behind the bus. {@link io.poolscope.timeline.Snapshot} is the readers' side:
 * an immutable view of the run so far, taken from any thread, once a pulse, in the time of what changed.
 * From it lead {@link io.poolscope.timeline.Lane} and {@link io.poolscope.timeline.SpanRow} (who ran what when),
 * {@link io.poolscope.timeline.Tasks} (a task by its id), {@link io.poolscope.timeline.StreamTrack} (results between
 * finish and consumer), {@link io.poolscope.timeline.counter.Counter} (queue depth and the like) and
 * {@link io.poolscope.timeline.Moment} (everything at one time: the playhead).
 *
 * <pre>
 * bus ── EventBatch ──▶ Timeline ── snapshot() ──▶ Snapshot ──▶ analysis, render, view
 * </pre>
 *
 * <p>All times are nanoseconds of scenario time since the run began. A time that has not come is
 * {@link io.poolscope.timeline.Snapshot#NONE}; the end of what still goes on is
 * {@link io.poolscope.timeline.Snapshot#OPEN}. Intervals are half-open: a state holds from its first nanosecond up to, not
 * at, its end; a value "at {@code t}" is the one after everything that happened at {@code t}.
 *
 * <p>More than thirty classes stand here: the folds, the stores that they fill and the views that readers get of the stores share
 * package-private fields, so that a snapshot costs what changed and not what there is. The columns and counters that they are made of
 * know nothing of tasks, and have rooms of their own, {@code column} and {@code counter}.
 */
package io.poolscope.timeline;
