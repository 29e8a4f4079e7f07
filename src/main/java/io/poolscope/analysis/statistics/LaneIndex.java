package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lanes of a snapshot by what they are asked for, found in one pass: a file may have as many pools and streams as lanes, and to go
 * through all lanes for each of them would take minutes. Immutable.
 */
public final class LaneIndex {
    private final Map<Integer, List<Lane>> byPool = new HashMap<>();
    private final Map<Integer, List<Lane>> submitters = new HashMap<>();
    private final Map<Integer, List<Lane>> consumers = new HashMap<>();
    private final Map<String, List<Lane>> workersByName = new HashMap<>();
    private final Map<String, List<Lane>> consumersByName = new HashMap<>();

    public LaneIndex(Snapshot snapshot) {
        for (Lane lane : snapshot.lanes()) {
            add(byPool, lane.pool(), lane);
            switch (lane.role()) {
                case SUBMITTER -> add(submitters, lane.pool(), lane);
                case CONSUMER -> {
                    add(consumers, lane.stream(), lane);
                    add(consumersByName, lane.name(), lane);
                }
                case WORKER -> add(workersByName, lane.name(), lane);
                default -> {
                    // Nobody asks for the others but by pool.
                }
            }
        }
    }

    private static <K> void add(Map<K, List<Lane>> map, K key, Lane lane) {
        map.computeIfAbsent(key, none -> new ArrayList<>(2)).add(lane);
    }

    /** All lanes of a pool, in the order of their first event, as all lists here. */
    List<Lane> ofPool(int pool) {
        return byPool.getOrDefault(pool, List.of());
    }

    /** The submitters of a pool. */
    public List<Lane> submitters(int pool) {
        return submitters.getOrDefault(pool, List.of());
    }

    /** The consumers of a stream. */
    public List<Lane> consumers(int stream) {
        return consumers.getOrDefault(stream, List.of());
    }

    /** The workers, of any pool, whose threads have a name. */
    public List<Lane> workers(String name) {
        return workersByName.getOrDefault(name, List.of());
    }

    /** The consumers, of any stream, whose threads have a name. */
    public List<Lane> consumers(String name) {
        return consumersByName.getOrDefault(name, List.of());
    }
}
