package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.List;

/** Looks up positions in rows, intervals and instants by time: the half-open range of those that began in a range. */
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

    /** The first position of a row whose span ends at or after {@code time}. */
    static int firstEndingAt(SpanRow row, long time) {
        return time <= 0 ? row.first() : row.firstEndingAfter(time - 1);
    }

    /** The first position of a row whose span starts at or after {@code time}. */
    static int firstStartingAt(SpanRow row, long time) {
        int low = row.first();
        int high = row.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row.start(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first position whose interval starts at or after {@code time}. */
    static int firstStartingAt(Intervals intervals, long time) {
        int low = intervals.first();
        int high = intervals.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (intervals.start(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
