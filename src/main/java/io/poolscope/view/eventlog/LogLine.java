package io.poolscope.view.eventlog;

import io.poolscope.event.EventKind;
import java.util.Locale;

/**
 * One line of the table, made when it comes into sight.
 *
 * @param number the event's number
 * @param time in nanoseconds since the run began
 * @param lane the lane's name, or ""
 * @param task the task's id, or -1
 * @param kind its kind
 * @param text what happened
 */
public record LogLine(long number, long time, String lane, long task, EventKind kind, String text) {
    public String kindInWords() {
        return (kind == EventKind.TASK_SUBMITTED_AS ? EventKind.TASK_SUBMITTED : kind).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
