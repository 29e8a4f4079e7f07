package io.poolscope.timeline;

import io.poolscope.event.EventWord;
import io.poolscope.event.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which lane a lane number of events means now, and all lanes and rows there ever were; live only. */
final class LaneRegistry {
    final List<LaneStore> lanes = new ArrayList<>();
    final List<RowStore> rows = new ArrayList<>();
    /** By number + 1, as tasks are also submitted on no lane. */
    private LaneStore[] current = new LaneStore[64];
    private LaneStore lastAnonymous;
    /** How often events were lost nobody knows where: each concerns all lanes that there were. */
    int losses;
    /** As {@link #current}: which kinds of events may be folded in the order of the lane alone, as bits by code. */
    private long[] usual = new long[64];

    LaneRegistry() {
        usual[slot(EventWord.NO_LANE)] = SliceFold.ANYWHERE;
    }

    /** Where {@link #usual} has a lane number. */
    static int slot(int number) {
        return number + 1;
    }

    /** By {@link #slot}, as far as lanes are known: which kinds of events may be folded in the order of that lane alone. */
    long[] usual() {
        return usual;
    }

    /** The lane that a number means now, or null. */
    LaneStore at(int number) {
        return number + 1 < current.length ? current[number + 1] : null;
    }

    /** The key of the lane that a number means now, or -1. */
    int keyAt(long number) {
        LaneStore lane = number < EventWord.NO_LANE || number > EventWord.MAX_LANE ? null : at((int) number);
        return lane == null ? -1 : lane.key;
    }

    /** A thread took a role on a number. A thread that goes on where one like it ended goes on with its lane if {@code succeed}. */
    LaneStore begin(int number, Role role, int pool, int stream, String name, long time, boolean succeed) {
        LaneStore lane = at(number);
        boolean alike = lane != null && lane.role == role && lane.pool == pool && lane.stream == stream;
        if (alike && (succeed || lane.until == Snapshot.OPEN)) {
            lane.touch();
            lane.until = Snapshot.OPEN;
            lane.name = name.isEmpty() ? lane.name : name;
            return lane;
        }
        lane = new LaneStore(lanes.size(), number, role, pool, stream, name, time);
        lane.begins(losses);
        lanes.add(lane);
        if (number + 1 >= current.length) {
            current = Arrays.copyOf(current, Math.max(number + 2, current.length * 2));
            usual = Arrays.copyOf(usual, current.length);
        }
        current[number + 1] = lane;
        if (number != EventWord.NO_LANE) {
            usual[slot(number)] = SliceFold.usual(role);
        }
        return lane;
    }

    /** The lane for submits that say none. */
    LaneStore anonymous(int pool, long time) {
        if (lastAnonymous == null || lastAnonymous.pool != pool) {
            lastAnonymous = begin(EventWord.NO_LANE, Role.SUBMITTER, pool, -1, "", time, true);
        }
        return lastAnonymous;
    }

    /** The row above all open spans of a lane. */
    RowStore rowAbove(LaneStore lane) {
        RowStore bottom = lane.bottom;
        if (lane.top == null && bottom != null) {
            return bottom;
        }
        int depth = lane.top == null ? 0 : lane.top.depth + 1;
        if (depth < lane.rows.size()) {
            return lane.rows.get(depth);
        }
        RowStore row = new RowStore(rows.size(), lane.key, depth);
        lane.rows.add(row);
        lane.bottom = lane.rows.getFirst();
        rows.add(row);
        return row;
    }

    /** The row of a lane whose open span is a task's, or null. */
    RowStore openRow(LaneStore lane, long task) {
        RowStore row = lane.top;
        while (row != null && row.openTask() != task) {
            row = row.depth == 0 ? null : lane.rows.get(row.depth - 1);
        }
        return row;
    }

    /** Finds the innermost open span of a lane again, after one was closed. */
    static void settle(LaneStore lane) {
        RowStore row = lane.top;
        while (row != null && !row.isOpen()) {
            row = row.depth == 0 ? null : lane.rows.get(row.depth - 1);
        }
        lane.top = row;
    }
}
