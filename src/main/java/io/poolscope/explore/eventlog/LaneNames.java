package io.poolscope.explore.eventlog;

import io.poolscope.timeline.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of threads by the numbers that events have of them: a number is given again when its thread has ended.
 * Immutable, any thread.
 */
public final class LaneNames {
    /** No thread is known. */
    public static final LaneNames NONE = new LaneNames(List.of());

    private static final Named NOBODY = new Named(Long.MIN_VALUE, "");

    /** A thread's name from a time on; in lower case from when it is first asked for so, which is once and not for every line of a log. */
    private static final class Named {
        private final long from;
        private final String name;
        /** Threads that race fold the same. */
        private String folded;

        private Named(long from, String name) {
            this.from = from;
            this.name = name;
        }

        private String folded() {
            String known = folded;
            if (known == null) {
                known = name.toLowerCase(Locale.ROOT);
                folded = known;
            }
            return known;
        }
    }

    private final Map<Integer, List<Named>> lanes = new HashMap<>();

    /**
     * Names of lanes.
     *
     * @param known in the order in which they began
     */
    public LaneNames(List<Lane> known) {
        for (Lane lane : known) {
            lanes.computeIfAbsent(lane.number(), _ -> new ArrayList<>(1)).add(new Named(lane.from(), lane.name()));
        }
    }

    /** The name of the thread that had a number at a time; "" if none is known. */
    public String at(int number, long time) {
        return thread(number, time).name;
    }

    /** The same in lower case, to be searched in. */
    String foldedAt(int number, long time) {
        return thread(number, time).folded();
    }

    private Named thread(int number, long time) {
        Named found = NOBODY;
        for (Named named : lanes.getOrDefault(number, List.of())) {
            if (named.from <= time) {
                found = named;
            }
        }
        return found;
    }
}
