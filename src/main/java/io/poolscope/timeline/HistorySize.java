package io.poolscope.timeline;

/**
 * How much heap a fold takes at most, together with one snapshot of it: the columns, as they count themselves, and the objects around
 * them, which hardly count in a run of many tasks, but are all there is to a run of a hundred thousand pools. Reckoned anew only when the
 * fold has grown; live only.
 */
final class HistorySize {
    // Measured, as the heap in use after a collection over the number of things, with a snapshot at hand;
    // HostileMemorySoakTest holds them to be enough.
    private static final long LANE = 448;
    private static final long INTERVALS = 512;
    private static final long ROW = 768;
    private static final long POOL = 3_200;
    private static final long POOL_SIZE = 56;
    private static final long STREAM = 6_656;
    private static final long QUEUE = 1_536;
    private static final long LOCK = 704;
    private static final long STEPS = 416;
    /**
     * Reckoned anew after this many new things, and an eighth of those that were there: so that it costs nothing in a
     * run of many tasks.
     */
    private static final long LEAST_GROWTH = 1 << 10;
    private static final int GROWTH_SHIFT = 3;
    /** So many events, or ids of tasks, count as one thing. */
    private static final int EVENTS_SHIFT = 6;

    private final Fold fold;
    private long reckonAt;
    private long bytes;

    HistorySize(Fold fold) {
        this.fold = fold;
    }

    /** The heap as it was lately, after so many events. */
    long after(long events) {
        long things = things() + (events >> EVENTS_SHIFT);
        if (things >= reckonAt) {
            reckonAt = things + LEAST_GROWTH + (things >> GROWTH_SHIFT);
            bytes = reckon();
        }
        return bytes;
    }

    private long things() {
        LaneRegistry lanes = fold.lanes;
        return lanes.lanes.size() + lanes.rows.size() + fold.pools.size() + fold.streams.size() + fold.queues.size() + fold.locks.size()
                + fold.stepOrder.size() + (fold.tasks.size() >> EVENTS_SHIFT);
    }

    private long reckon() {
        long sum = fold.bytesBy().values().stream().mapToLong(Long::longValue).sum();
        for (LaneStore lane : fold.lanes.lanes) {
            sum += LANE + INTERVALS * lane.intervalStores();
        }
        sum += ROW * fold.lanes.rows.size();
        for (PoolStore pool : fold.pools) {
            sum += POOL + POOL_SIZE * pool.sizes.size();
        }
        sum += STREAM * fold.streams.size() + QUEUE * fold.queues.size();
        for (LockStore lock : fold.locks) {
            sum += LOCK + lock.bytes();
        }
        for (StepStore step : fold.stepOrder) {
            sum += STEPS + step.bytes();
        }
        return sum + fold.log.bytes() + fold.lost.bytes();
    }
}
