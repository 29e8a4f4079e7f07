package io.poolscope.recording.format;

import io.poolscope.timeline.Outcome;

/**
 * A task as another program's file tells of it: a mutable form that is filled field by field. Times are nanoseconds; what the file
 * does not say is {@link #UNKNOWN}.
 */
final class ForeignTask {
    static final long UNKNOWN = Long.MIN_VALUE;

    String label = "";
    String pool = "";
    String submitter = "";
    String worker = "";
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

    /** Moves all times. */
    void shift(long by) {
        submitted = shifted(submitted, by);
        started = shifted(started, by);
        ended = shifted(ended, by);
        released = shifted(released, by);
        buffered = shifted(buffered, by);
        consumed = shifted(consumed, by);
        dropped = shifted(dropped, by);
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
