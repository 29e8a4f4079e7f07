package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.List;

/** The rows of a run, and how much of them lies in a range of time. */
public final class TimeSearch {
    private TimeSearch() {
    }

    /** All rows of all lanes: each run of a task lies in exactly one. */
    static List<SpanRow> rows(Snapshot snapshot) {
        List<SpanRow> rows = new ArrayList<>();
        for (Lane lane : snapshot.lanes()) {
            for (int depth = 0; depth < lane.depth(); depth++) {
                rows.add(lane.row(depth));
            }
        }
        return rows;
    }

    /** Whether a span is the run of a task, rather than a part of one or a span beside the threads. */
    public static boolean isTask(Tasks tasks, long task) {
        return tasks.kind(task) == SpanKind.TASK;
    }

    /** Whether all spans of some lanes are the runs of tasks. */
    static boolean areTasks(Tasks tasks) {
        return tasks.startedCount(SpanKind.PART) + tasks.startedCount(SpanKind.ASYNC) == 0;
    }

    /** How many tasks were submitted by a lane in {@code [from, until)}. */
    static int submits(Tasks tasks, Lane lane, long from, long until) {
        Instants submits = lane.submits();
        if (areTasks(tasks)) {
            return count(submits, from, until);
        }
        int count = 0;
        int after = submits.firstAtOrAfter(until);
        for (int i = submits.firstAtOrAfter(from); i < after; i++) {
            count += isTask(tasks, submits.task(i)) ? 1 : 0;
        }
        return count;
    }

    /** How many tasks started or ended at the positions of a row. */
    static int tasks(Tasks tasks, SpanRow row, int from, int after) {
        if (areTasks(tasks)) {
            return after - from;
        }
        int count = 0;
        for (int i = from; i < after; i++) {
            count += isTask(tasks, row.task(i)) ? 1 : 0;
        }
        return count;
    }

    /** How many instants lie in {@code [from, until)}. */
    static int count(Instants instants, long from, long until) {
        return Math.max(0, instants.firstAtOrAfter(until) - instants.firstAtOrAfter(from));
    }

    /** How much of {@code [from, until)} lies in {@code [a, b)}. */
    public static long overlap(long a, long b, long from, long until) {
        return Math.max(0, Math.min(b, until) - Math.max(a, from));
    }
}
