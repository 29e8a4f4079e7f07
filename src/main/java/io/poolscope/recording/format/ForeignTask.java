package io.poolscope.recording.format;

import io.poolscope.timeline.Outcome;

/**
 * A task as another program's file tells of it: a mutable form that is filled field by field. Times are nanoseconds; what the file
 * does not say is {@link #UNKNOWN}.
 */
final class ForeignTask {
    static final long UNKNOWN = Long.MIN_VALUE;

    String label = "";
    /** The pool's name: two pools may have one name. What tells them apart then is the id, and the hint for people. */
    String pool = "";
    String poolId = "";
    String poolHint = "";
    /** Whether its pool is none, but a track of what lies beside the threads. */
    boolean async;
    String submitter = "";
    /** The name of the thread that it ran on; its id tells it from others of the name, and is empty where the file knows no threads. */
    String worker = "";
    String threadId = "";
    String workerHint = "";
    /** Without a thread: what it belongs to and is drawn with; empty if to nothing. */
    String chain = "";
    /** Where it is drawn, once that is planned. */
    LanePlan.PlannedLane lane;
    /** The thread that a flow comes from which leads to it, and when; "" if none does. */
    String flowFrom = "";
    long flowTime = UNKNOWN;
    /** Whether it is a part of the task that it lies in. */
    boolean part;
    String error = "";
    Outcome outcome = Outcome.FINISHED;
    long submitted = UNKNOWN;
    long started = UNKNOWN;
    long ended = UNKNOWN;
    long released = UNKNOWN;
    long buffered = UNKNOWN;
    long consumed = UNKNOWN;
    long dropped = UNKNOWN;
    long cpu = UNKNOWN;
    long bytes = UNKNOWN;
    long stream = UNKNOWN;
    long index = UNKNOWN;
    /** Its number in the file's own count, from 0. */
    long number = UNKNOWN;
    int priority;

    /** The first time that is known. */
    long first() {
        long first = Long.MAX_VALUE;
        for (long time : new long[] {submitted, started, ended, buffered, consumed, dropped}) {
            if (time != UNKNOWN) {
                first = Math.min(first, time);
            }
        }
        return first;
    }

    /** The last time that is known. */
    long last() {
        long last = Long.MIN_VALUE;
        for (long time : new long[] {submitted, started, ended, released, buffered, consumed, dropped}) {
            last = Math.max(last, time); // unknown is less than all
        }
        return last;
    }

    /** Moves all times. */
    void shift(long by) {
        submitted = shifted(submitted, by);
        started = shifted(started, by);
        ended = shifted(ended, by);
        released = shifted(released, by);
        buffered = shifted(buffered, by);
        consumed = shifted(consumed, by);
        dropped = shifted(dropped, by);
        flowTime = shifted(flowTime, by);
    }

    private static long shifted(long time, long by) {
        return time == UNKNOWN ? UNKNOWN : time + by;
    }

    /**
     * Makes the times follow each other, since other programs round and leave out: no later stage before an earlier one.
     *
     * @return whether anything had to be moved
     */
    boolean straighten() {
        boolean moved = false;
        if (submitted == UNKNOWN) {
            submitted = first();
        }
        if (started != UNKNOWN && started < submitted) {
            submitted = started;
            moved = true;
        }
        long after = started == UNKNOWN ? submitted : started;
        if (ended != UNKNOWN && ended < after) {
            ended = after;
            moved = true;
        }
        if (ended == UNKNOWN) {
            outcome = started == UNKNOWN ? Outcome.QUEUED : Outcome.RUNNING;
            buffered = UNKNOWN;
        } else if (!outcome.ended()) {
            outcome = Outcome.FINISHED;
        }
        released = outcome == Outcome.CANCELLED ? released : UNKNOWN; // only what was cancelled may keep its worker longer
        if (buffered != UNKNOWN && buffered < ended) {
            buffered = ended;
            moved = true;
        }
        if (buffered == UNKNOWN || stream == UNKNOWN || stream < 0 || index == UNKNOWN || index < 0) {
            buffered = UNKNOWN;
            consumed = UNKNOWN;
            dropped = UNKNOWN;
        }
        if (consumed != UNKNOWN && consumed < buffered) {
            consumed = buffered;
            moved = true;
        }
        if (consumed != UNKNOWN) {
            dropped = UNKNOWN;
        }
        return moved;
    }
}
