package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.LaneIndex;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A snapshot with what several rules ask of it, worked out once. For one thread, during one pass of the rules.
 */
final class RuleContext {
    /** At how many times a rule looks where it asks what share of a period something held. */
    static final int LOOKS = 512;

    /** More pools than this that have too little are counted and not named. */
    private static final int MOST_NAMED = 4;

    private final Snapshot snapshot;
    private final int processors;
    private final Map<Integer, PoolFigures> figures = new HashMap<>();
    private RejectedTasks neverRan;
    private LaneIndex lanes;
    private Map<Integer, List<StreamTrack>> windowed;

    RuleContext(Snapshot snapshot, int processors) {
        this.snapshot = snapshot;
        this.processors = processors;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** How many processors the run had. */
    int processors() {
        return processors;
    }

    /** The tasks that were rejected. */
    RejectedTasks neverRan() {
        if (neverRan == null) {
            neverRan = new RejectedTasks(snapshot);
        }
        return neverRan;
    }

    /** The figures of a pool. */
    PoolFigures pool(PoolTrack pool) {
        return figures.computeIfAbsent(pool.id(), id -> PoolFigures.of(snapshot, lanes(), pool));
    }

    /** How much a pool has of what a rule judges by. */
    record Amount(int pool, long amount) {}

    /** How much each of those pools has that a rule can be asked about, if a task was submitted to it. */
    List<Amount> amounts(Predicate<PoolTrack> concerned, ToLongFunction<PoolFigures> amount) {
        return snapshot.pools().stream().filter(concerned).filter(pool -> pool(pool).submitted() > 0)
                .map(pool -> new Amount(pool.id(), amount.applyAsLong(pool(pool)))).toList();
    }

    /**
     * As "30 tasks that ran; there are 5" where a pool has less than that, with the name of each where there are several; "" where all
     * have as much.
     */
    String lacks(int enough, String what, List<Amount> amounts) {
        List<Amount> few = amounts.stream().filter(amount -> amount.amount() < enough).toList();
        if (few.isEmpty()) {
            return "";
        }
        long most = few.stream().mapToLong(Amount::amount).max().orElseThrow();
        if (snapshot.pools().size() <= 1) {
            return enough + " " + what + "; there " + (most == 1 ? "is " : "are ") + most;
        }
        if (few.size() <= MOST_NAMED) {
            return enough + " " + what + "; " + few.stream().map(amount -> name(amount.pool()) + " has " + amount.amount())
                    .collect(Collectors.joining(", "));
        }
        return enough + " " + what + "; " + few.size() + " pools have " + most + " or fewer";
    }

    private String name(int pool) {
        String name = pool < 0 ? "" : snapshot.pools().get(pool).name();
        return name.isEmpty() ? "a pool without a name" : name;
    }

    /** The lanes by pool, stream and name. */
    LaneIndex lanes() {
        if (lanes == null) {
            lanes = new LaneIndex(snapshot);
        }
        return lanes;
    }

    /** The streams of a pool's results that have a window. */
    List<StreamTrack> windowed(int pool) {
        if (windowed == null) {
            windowed = snapshot.streams().stream().filter(stream -> stream.window() > 0).collect(Collectors.groupingBy(StreamTrack::pool));
        }
        return windowed.getOrDefault(pool, List.of());
    }

    /** The submitters of a pool. */
    List<Lane> submitters(int pool) {
        return lanes().submitters(pool);
    }

    /** The consumers of a stream. */
    List<Lane> consumers(int stream) {
        return lanes().consumers(stream);
    }

    /** The keys of lanes, as findings name them. */
    static List<Integer> keys(List<Lane> lanes) {
        return lanes.stream().map(Lane::key).toList();
    }

    /** As {@link #in(PoolTrack)}, of a pool that may not be known. */
    String in(int pool) {
        return pool < 0 ? "" : in(snapshot.pools().get(pool));
    }

    /** A pool's name in a sentence: only told where there are several. */
    String in(PoolTrack pool) {
        return snapshot.pools().size() > 1 && !pool.name().isEmpty() ? " in " + pool.name() : "";
    }

    /** The time of the last of some instants, or {@link Snapshot#NONE}. */
    static long last(Instants instants) {
        return instants.size() > instants.first() ? instants.time(instants.size() - 1) : Snapshot.NONE;
    }
}
