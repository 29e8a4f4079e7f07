package io.poolscope.timeline;

/**
 * The run at one time: what the playhead shows. It copies nothing; each question looks up the histories that the snapshot has.
 *
 * @param snapshot the run
 * @param time when
 */
public record Moment(Snapshot snapshot, long time) {
    /** How many tasks wait in a pool's queue. */
    public long queued(int pool) {
        return snapshot.pools().get(pool).queued().valueAt(time);
    }

    /** How many tasks of a pool run. */
    public long running(int pool) {
        return snapshot.pools().get(pool).running().valueAt(time);
    }

    /** The task that runs on a lane at the innermost depth, or {@link Snapshot#NONE}. */
    public long taskOn(Lane lane) {
        for (int depth = lane.depth() - 1; depth >= 0; depth--) {
            long task = lane.row(depth).taskAt(time);
            if (task != Snapshot.NONE) {
                return task;
            }
        }
        return Snapshot.NONE;
    }

    /** What a task and its result are doing. */
    public TaskState state(long task) {
        return snapshot.tasks().stateAt(task, time);
    }

    /** The smallest index of a stream that is not yet consumed or dropped. */
    public long head(int stream) {
        return snapshot.streams().get(stream).headAt(time);
    }

    /** What the result with an index of a stream is doing. */
    public TaskState state(int stream, long index) {
        long task = snapshot.streams().get(stream).task(index);
        return task == Snapshot.NONE ? TaskState.ABSENT : state(task);
    }

    /** Whether a submitter is blocked. */
    public boolean blocked(Lane submitter) {
        return submitter.blocked().at(time) >= 0;
    }

    /** The index that a consumer waits for, -1 if it waits for any, or {@link #NOT_WAITING}. */
    public long waitingFor(Lane consumer) {
        int i = consumer.waiting().at(time);
        return i < 0 ? NOT_WAITING : consumer.waiting().value(i);
    }

    /** What {@link #waitingFor} says of a consumer that does not wait. */
    public static final long NOT_WAITING = -2;

    /** The task whose result a consumer is busy with, or {@link Snapshot#NONE}. */
    public long consuming(Lane consumer) {
        int i = consumer.consuming().at(time);
        return i < 0 ? Snapshot.NONE : consumer.consuming().value(i);
    }
}
