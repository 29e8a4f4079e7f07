package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
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

    /** How many instants lie in {@code [from, until)}. */
    static int count(Instants instants, long from, long until) {
        return Math.max(0, instants.firstAtOrAfter(until) - instants.firstAtOrAfter(from));
    }

    /** How much of {@code [from, until)} lies in {@code [a, b)}. */
    public static long overlap(long a, long b, long from, long until) {
        return Math.max(0, Math.min(b, until) - Math.max(a, from));
    }
}
