package io.poolscope.event;

/**
 * One fact about a run, in the past tense: the readable form of an event, for logs, tests and documentation. The hot
 * path carries the same facts as primitives ({@link EventSink}, {@link EventBatch}); {@link #emitTo} and
 * {@link EventReader} lead from one form to the other without loss.
 *
 * <p>Every {@code time} is nanoseconds of scenario time since the run began. Tasks, pools, streams, queues and locks
 * go by the dense ids of {@link Ids}; a lane is a thread in a role.
 */
public sealed interface Event permits PoolEvent, TaskEvent, ResultEvent, RunEvent {
    /** The capacity of a queue without a limit. */
    int UNBOUNDED = -1;

    /** When it happened: nanoseconds of scenario time since the run began. */
    long time();

    /** The lane it happened on, or {@link EventWord#NO_LANE}. */
    default int lane() {
        return EventWord.NO_LANE;
    }

    /** Its kind. */
    EventKind kind();

    /** Gives it to a sink in its primitive form. */
    void emitTo(EventSink sink, Names names);
}
