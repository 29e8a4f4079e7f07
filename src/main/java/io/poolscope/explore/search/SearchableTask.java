package io.poolscope.explore.search;

import io.poolscope.timeline.Outcome;

/**
 * What a search may ask of one task. An implementation is a cursor that is moved from task to task, so an instance
 * must not be kept. Durations are nanoseconds of scenario time; what has not begun yet is 0 long, what goes on
 * is as long as it has lasted.
 */
public interface SearchableTask {
    /** Its id, from 0. */
    long id();

    /** What the submitter called it, or "". */
    String label();

    /** The lane's name where it runs or ran, or "". */
    String worker();

    /** Its pool's name, or "". */
    String pool();

    /** What became of it up to now. */
    Outcome outcome();

    /** The text of the exception it threw, or "". */
    String error();

    /** How long a measure of it is. */
    long nanos(TaskDuration measure);

    /** When a moment of it was, or -1 if it has not been. */
    long time(TaskMoment moment);
}
