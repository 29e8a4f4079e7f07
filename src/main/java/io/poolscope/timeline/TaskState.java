package io.poolscope.timeline;

/** What a task and its result are doing at one time: the cells of the delivery strip. */
public enum TaskState {
    /** Not submitted yet, or not known. */
    ABSENT,
    /** Waits for a worker. */
    QUEUED,
    /** Runs on a lane. */
    RUNNING,
    /** Its result is buffered and a smaller index of its stream is not: only that task can free it. */
    BLOCKED,
    /** Its result is buffered and every smaller one too: only the consumer can free it. */
    DELIVERABLE,
    /** Its result was handed to the consumer. */
    CONSUMED,
    /** Its result will never be consumed. */
    DROPPED,
    /** Ended and its result went to no stream. */
    FINISHED,
    /** Threw; its exception waits in no stream. */
    FAILED,
    /** Cancelled; its result went to no stream, or not yet. */
    CANCELLED,
    /** Never ran. */
    REJECTED
}
