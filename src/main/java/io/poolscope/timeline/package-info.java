/**
 * Folds the events of a run into what a picture and a statistic ask for: lanes with their spans, the tasks by id,
 * result streams, counters. It costs by what is asked, not by how many events there were.
 *
 * <p>{@link io.poolscope.timeline.Timeline} is the one writer's side: an
 * {@link io.poolscope.event.EventConsumer} after the bus. {@link io.poolscope.timeline.Snapshot} is the readers' side:
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
 * <h2>Live and frozen</h2>
 *
 * <p>What events are folded into has two faces of one class. The <i>live</i> one is written, under the timeline's lock, by the thread that
 * folds. A <i>frozen</i> one is what a live one held when a snapshot was taken: immutable, safe to read from any thread, and a small
 * object over the very arrays that the live one goes on using. That is safe since the live one writes an array that a frozen one has only
 * beyond the size that the frozen one knows, and copies it before anything else; and since readers got the arrays through final fields.
 * So taking a snapshot costs by how many stores changed, not by how much is in them.
 *
 * <p>"Live or frozen" in a class comment means: {@code freeze()} of a live one gives a frozen one; methods that change something, and
 * fields marked "live only", are for the live one. A class that is "live only" gives its readers something else: a {@code *Track},
 * {@code *View} or {@code *Columns}.
 *
 * <h2>Who folds what, and when</h2>
 *
 * <pre>
 * Timeline ── slices of at most 4096 events, under its lock
 *    └▶ SliceFold ── groups a slice by lane; what depends on the order between threads goes one by one, between groups
 *          ├▶ LaneFold ── the usual events of a lane, in short ways of their own
 *          └▶ Fold ── any event at all, one by one; also what LaneFold refuses
 *                └▶ TaskFold ── the half of it that concerns tasks and results
 * all write   LaneStore, RowStore, TaskStore, StreamStore, PoolStore, QueueStore, … (live)
 *             StepLog: changes of counters, which SliceChanges and Changes put in the order of time before they are committed
 * snapshot()  freezes what changed:  SnapshotView ── LaneView, RowStore, TaskColumns, StreamView, PoolView, … (frozen)
 * Retainer    drops the oldest blocks of all of them; HistorySize says how much there is
 * </pre>
 *
 * <p>Below the stores lie columns: {@code LongColumn} and its chunks, {@code ByteColumn}, {@code PlaceColumn}; {@code Positions} is what
 * stores in the order of time have in common; {@code RunningSum} and {@code RowPixels} answer what a row of pixels shows. A counter's steps
 * are in {@code StepBlocks}, read through {@code StepView} and, by one thread that asks often, {@code StepReader}.
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
