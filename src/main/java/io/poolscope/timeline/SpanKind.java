package io.poolscope.timeline;

/** What a span is for those who count: most spans are the runs of tasks. */
public enum SpanKind {
    /** The run of a task. */
    TASK,
    /**
     * A part of the task that it lies in: a nested frame of a traced thread. It begins the moment it is submitted, by the thread that it
     * runs on, in a pool made elsewhere, within another span. It takes no time that its task does not take.
     */
    PART,
    /**
     * A span beside the threads, which a traced program noted under an id of its own: any number go on at once, and none takes a worker.
     */
    ASYNC
}
