package io.poolscope.bus;

import io.poolscope.event.EventConsumer;
import java.util.ArrayList;
import java.util.List;

/** Takes what rings hold and hands it on merged by time. Used under the lock of its bus. */
final class Drain {
    /*
     * A drain goes in rounds of some 16 thousand events, whose columns and keys fit a core's own cache: each ring stages at
     * most its quota. Where a ring had more, the round ends at the last time that it staged, for later events of others
     * must not overtake it; what others staged beyond stays in their rings for the next round. The fullest rings stage
     * first, so that this is little.
     */
    private static final int ROUND = 1 << 14;

    private final Staging staging = new Staging();
    private final List<Ring> fuller = new ArrayList<>();
    private final List<Ring> active = new ArrayList<>();
    /** How many of what each active ring staged is handed on. */
    private int[] sizes = new int[64];

    Drain() {
    }

    /**
     * Hands on what is due.
     *
     * @param rings all rings, each {@linkplain Ring#see seen}
     * @param cap no event later than this
     * @param horizon of the events that came since the drain before, none later than this
     * @return how many events
     */
    long run(List<Ring> rings, long cap, long horizon, EventConsumer consumer) {
        long total = 0;
        boolean more = true;
        while (more) {
            int quota = Math.max(1, Math.min(ROUND / rings.size() + 16, Staging.MAX_EVENTS / rings.size()));
            long base = order(rings, quota);
            if (base > cap) {
                return total;
            }
            long limit = stage(Math.min(cap, Math.max(base, base + Staging.MAX_SPAN)), horizon, quota);
            more = limit < cap;
            int count = release(limit);
            if (count == 0) {
                return total;
            }
            total += count;
            consumer.accept(staging.merge(sizes, base));
        }
        return total;
    }

    /** Collects the rings with events, the fullest first, and finds the earliest time; the greatest if there is none. */
    private long order(List<Ring> rings, int quota) {
        fuller.clear();
        active.clear();
        long base = Long.MAX_VALUE;
        for (Ring ring : rings) {
            if (!ring.isDrained()) {
                base = Math.min(base, ring.firstTime());
                (ring.waiting() > 2L * quota ? fuller : active).add(ring);
            }
        }
        active.addAll(0, fuller);
        return base;
    }

    /** Stages what each ring has up to a time, and returns the time up to which that is everything. */
    private long stage(long cap, long horizon, int quota) {
        staging.begin();
        long limit = cap;
        for (int run = 0; run < active.size(); run++) {
            staging.reserve(quota);
            int count = active.get(run).stage(staging, limit, horizon, quota);
            staging.endRun();
            if (count == quota) {
                limit = Math.min(limit, staging.timeOf(run, count - 1));
            }
        }
        return limit;
    }

    /** Leaves what is later than {@code limit} in its ring and frees the rest; returns how many that are. */
    private int release(long limit) {
        int runs = active.size();
        if (sizes.length < runs) {
            sizes = new int[runs * 2];
        }
        int total = 0;
        for (int run = 0; run < runs; run++) {
            Ring ring = active.get(run);
            int size = staging.sizeOf(run);
            while (size > 0 && staging.timeOf(run, size - 1) > limit) {
                ring.unstage(staging.wordOf(run, --size));
            }
            if (size > 0) {
                ring.release(staging.timeOf(run, size - 1));
            }
            sizes[run] = size;
            total += size;
        }
        return total;
    }
}
