package io.poolscope.timeline;

import java.util.List;

/**
 * The tasks by id: {@link #first()} to {@link #size()} - 1. Times, ids and numbers that there are not, or not yet, are
 * {@link Snapshot#NONE}; so are those of a task outside the range.
 */
public interface Tasks {
    /** The first id that is still kept. */
    long first();

    /** One past the largest id known. */
    long size();

    /** How many tasks came to an outcome or are in one now, in the whole run, also those that retention has dropped. */
    long count(Outcome outcome);

    /** What the run of a task is: {@link SpanKind#TASK} also as long as it has not started. */
    SpanKind kind(long task);

    /** Of {@link #count(Outcome)}, how many are of a kind. */
    long count(SpanKind kind, Outcome outcome);

    /** Of {@link #startedCount()}, how many are of a kind. */
    long startedCount(SpanKind kind);

    /** How many were submitted in the whole run. */
    long submittedCount();

    /** How many were started in the whole run. */
    long startedCount();

    /** Whether it was submitted and is still kept. */
    boolean contains(long task);

    /** How far it has come; {@link Outcome#QUEUED} also where only its submit is known. */
    Outcome outcome(long task);

    /** When it was submitted. */
    long submitted(long task);

    /** When it started to run. */
    long started(long task);

    /** When it finished, failed, was cancelled or rejected. */
    long ended(long task);

    /** When its worker was free again: {@link #ended} unless it was cancelled while it ran. */
    long released(long task);

    /** When its result was buffered. */
    long buffered(long task);

    /** When its result became deliverable: all smaller indexes of its stream and itself buffered (or dropped). */
    long deliverable(long task);

    /** When its result was consumed. */
    long consumed(long task);

    /** When its result was dropped. */
    long dropped(long task);

    /** The size of its result. */
    long bytes(long task);

    /** The key of the lane it runs or ran on. */
    int lane(long task);

    /** The depth of its span on that lane. */
    int depth(long task);

    /** The position of its span in that row; {@link Snapshot#NONE} while the span is open. */
    int span(long task);

    /** The key of the lane that submitted it. */
    int submitter(long task);

    /** Its pool. */
    int pool(long task);

    /** What the submitter called it, or "". */
    String label(long task);

    /** The stream its result goes to. */
    int stream(long task);

    /** Its index in that stream. */
    long index(long task);

    /** Its priority; 0 unless it was given one. */
    int priority(long task);

    /** The exception it failed with, as text, or "". */
    String error(long task);

    /** When somebody first read its exception. */
    long failureRead(long task);

    /** The processor time it took, in nanoseconds. */
    long cpuNanos(long task);

    /** Bytes that went to the worker's process. */
    long bytesToWorker(long task);

    /** Bytes that came back from the worker's process. */
    long bytesFromWorker(long task);

    /** Its named parts, in order. */
    List<Phase> phases(long task);

    /** When it waited while it ran, in order. */
    List<Block> blocks(long task);

    /** What it and its result were doing at a time. */
    TaskState stateAt(long task, long time);
}
