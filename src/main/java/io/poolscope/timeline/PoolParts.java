package io.poolscope.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lanes submit to a pool and which rows hold its tasks, found in one pass over a snapshot's lanes: to find a
 * pool's counters again must
 * not take a pass over the lanes of all others. Immutable.
 */
final class PoolParts {
    /** In place of a pool: what may hold tasks of any. */
    static final int ANY = RowStore.MIXED;

    private final Map<Integer, List<LaneStore>> submitters;
    private final Map<Integer, List<RowStore>> rows;

    PoolParts(LaneStore[] lanes) {
        Map<Integer, List<LaneStore>> lanesOf = new HashMap<>();
        Map<Integer, List<RowStore>> rowsOf = new HashMap<>();
        for (LaneStore lane : lanes) {
            if (lane.submitCount > 0) {
                lanesOf.computeIfAbsent(lane.pool < 0 ? ANY : lane.pool, pool -> new ArrayList<>(2)).add(lane);
            }
            for (RowStore row : lane.rows) {
                rowsOf.computeIfAbsent(row.pool, pool -> new ArrayList<>(2)).add(row);
            }
        }
        submitters = lanesOf;
        rows = rowsOf;
    }

    /** The lanes that submitted to a pool alone, or with {@link #ANY} to several. */
    List<LaneStore> submitters(int pool) {
        return submitters.getOrDefault(pool, List.of());
    }

    /** The rows with tasks of a pool alone, or with {@link #ANY} of several. */
    List<RowStore> rows(int pool) {
        return rows.getOrDefault(pool, List.of());
    }
}
