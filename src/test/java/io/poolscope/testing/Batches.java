package io.poolscope.testing;

import io.poolscope.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Splits events into batches as drains may: of one event, of a few, of many. */
public final class Batches {
    private static final int[] MOST = {1, 9, 70, 900, 20_000};

    private Batches() {
    }

    /** The events in their order, batch by batch. */
    public static List<List<Event>> of(List<Event> events, Random random) {
        List<List<Event>> batches = new ArrayList<>();
        int most = MOST[random.nextInt(MOST.length)];
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(most));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }
}
