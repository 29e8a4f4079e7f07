package io.poolscope.render;

import io.poolscope.event.Role;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which worker lanes are shown, in which order, under which headings. */
public final class WorkerLanes {
    /**
     * A row of the worker area: a heading or a lane.
     *
     * @param heading the heading, or null
     * @param pool the pool of a heading, or -1
     * @param lane the lane, or null
     * @param snapshot the run it is of
     * @param ghost whether it is of another run
     */
    record Row(String heading, int pool, Lane lane, Snapshot snapshot, boolean ghost) {
    }

    private WorkerLanes() {
    }

    static List<Row> rows(Snapshot snapshot, PictureStyle options) {
        List<Row> rows = new ArrayList<>();
        add(rows, snapshot, options, false);
        for (Ghost ghost : options.ghosts()) {
            rows.add(new Row(ghost.name(), -1, null, ghost.snapshot(), true));
            add(rows, ghost.snapshot(), options, true);
        }
        return rows;
    }

    private static void add(List<Row> rows, Snapshot snapshot, PictureStyle options, boolean ghost) {
        LaneOptions view = options.lanes();
        List<Lane> workers = new ArrayList<>(snapshot.lanes().stream()
                .filter(lane -> lane.role() == Role.WORKER && (ghost || !view.hidden().contains(lane.key()))).toList());
        sort(workers, snapshot, view.order());
        Map<Integer, List<Lane>> lanes = workers.stream().collect(Collectors.groupingBy(Lane::pool));
        List<PoolTrack> pools = snapshot.pools().stream().filter(pool -> lanes.containsKey(pool.id())).toList();
        if (!view.grouped() || pools.size() < 2) {
            workers.forEach(lane -> rows.add(new Row(null, -1, lane, snapshot, ghost)));
            return;
        }
        for (PoolTrack pool : pools) {
            if (!ghost) {
                rows.add(new Row(poolName(pool), pool.id(), null, snapshot, false));
            }
            if (ghost || !view.collapsed().contains(pool.id())) {
                lanes.get(pool.id()).forEach(lane -> rows.add(new Row(null, -1, lane, snapshot, ghost)));
            }
        }
    }

    static String poolName(PoolTrack pool) {
        return pool.name().isEmpty() ? "pool " + (pool.id() + 1) : pool.name();
    }

    private static void sort(List<Lane> workers, Snapshot snapshot, LaneOptions.Order order) {
        switch (order) {
            case NAME -> workers.sort(Comparator.comparingInt(Lane::pool).thenComparing(Lane::name, WorkerLanes::compareNames));
            case BUSY_SHARE -> {
                Map<Integer, Double> shares = new HashMap<>();
                workers.forEach(lane -> shares.put(lane.key(), busyShare(lane, snapshot, 0, snapshot.end())));
                workers.sort(Comparator.comparingDouble((Lane lane) -> -shares.get(lane.key())).thenComparingInt(Lane::key));
            }
            case FIRST_USE -> workers.sort(Comparator.comparingLong(WorkerLanes::firstUse).thenComparingInt(Lane::key));
        }
    }

    private static long firstUse(Lane lane) {
        if (lane.depth() == 0) {
            return Snapshot.OPEN;
        }
        SpanRow row = lane.row(0);
        return row.size() > row.first() ? row.start(row.first()) : row.openStart();
    }

    /** How much of its life in {@code [from, until)} a worker was busy: 0 to 1. */
    static double busyShare(Lane lane, Snapshot snapshot, long from, long until) {
        long begin = Math.max(from, lane.from());
        long end = Math.min(Math.min(until, lane.until()), snapshot.end());
        return lane.depth() == 0 || end <= begin ? 0 : (double) lane.row(0).busy(begin, end) / (end - begin);
    }

    /** Names in the order a person expects: worker-2 before worker-10. */
    public static int compareNames(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char c = a.charAt(i);
            char d = b.charAt(j);
            if (digit(c) && digit(d)) {
                int endA = endOfNumber(a, i);
                int endB = endOfNumber(b, j);
                String numberA = stripZeros(a.substring(i, endA));
                String numberB = stripZeros(b.substring(j, endB));
                int byLength = Integer.compare(numberA.length(), numberB.length());
                int order = byLength != 0 ? byLength : numberA.compareTo(numberB);
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (c != d) {
                return Character.compare(c, d);
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String stripZeros(String number) {
        int i = 0;
        while (i < number.length() - 1 && number.charAt(i) == '0') {
            i++;
        }
        return number.substring(i);
    }
}
