package io.poolscope.view.pane.log;

import io.poolscope.timeline.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of threads by the numbers that events have of them: a number is given again when its thread has ended. Immutable, any thread. */
public final class LaneNames {
    /** No thread is known. */
    public static final LaneNames NONE = new LaneNames(List.of());

    private final Map<Integer, List<Lane>> lanes = new HashMap<>();

    /**
     * Names of lanes.
     *
     * @param known in the order in which they began
     */
    public LaneNames(List<Lane> known) {
        for (Lane lane : known) {
            lanes.computeIfAbsent(lane.number(), _ -> new ArrayList<>(1)).add(lane);
        }
    }

    /** The name of the thread that had a number at a time; "" if none is known. */
    public String at(int number, long time) {
        String name = "";
        for (Lane lane : lanes.getOrDefault(number, List.of())) {
            if (lane.from() <= time) {
                name = lane.name();
            }
        }
        return name;
    }
}
