package io.poolscope.analysis.whatif;

import io.poolscope.event.Names;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workloads of a run: what a simulation needs to run it again with another number. Each pool is one, and pools that hand
 * items on to each other are one together, a pipeline.
 *
 * @param parts the workloads, that with the most tasks first; they don't make each other wait
 * @param assumptions what had to be assumed, each in one sentence; the first always is that durations stay
 */
public record Extraction(List<Part> parts, List<String> assumptions) {
    public Extraction {
        parts = List.copyOf(parts);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * One workload of a run.
     *
     * @param workload its tasks, arrivals, durations, pools and delivery
     * @param pools the pool that each of its stages was taken from
     * @param tasks the task of the run behind each index of the workload; none where items were no tasks of their own
     */
    public record Part(Workload workload, List<Integer> pools, long[] tasks) {
        public Part {
            pools = List.copyOf(pools);
            tasks = tasks.clone();
        }

        @Override
        public long[] tasks() {
            return tasks.clone();
        }
    }

    /** A pool of one of the parts: what can be changed for itself. */
    public record Place(int part, int stage) {
    }

    /** The workloads of a run; empty where no pool ran a task. */
    public static Optional<Extraction> of(Snapshot snapshot) {
        return new Extractor(snapshot).extract();
    }

    /** The workload with the most tasks. */
    public Workload workload() {
        return parts.getFirst().workload();
    }

    /** The task of the run behind each index of {@link #workload()}. */
    public long[] tasks() {
        return parts.getFirst().tasks();
    }

    /** The names of all pools, in the order in which they are simulated and numbered. */
    public List<String> poolNames() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            for (int stage = 0; stage < part.workload().stageCount(); stage++) {
                names.add(part.workload().pool(stage).name());
            }
        }
        return names;
    }

    /**
     * Where a pool of a name is.
     *
     * @param pool the name, or "" for the first
     * @throws IllegalArgumentException if there is none, with the names that there are
     */
    private Place place(String pool) {
        for (int part = 0; part < parts.size(); part++) {
            for (int stage = 0; stage < parts.get(part).workload().stageCount(); stage++) {
                if (pool.isEmpty() || parts.get(part).workload().pool(stage).name().equals(pool)) {
                    return new Place(part, stage);
                }
            }
        }
        throw new IllegalArgumentException("there is no pool '" + pool + "'; there are " + String.join(", ", poolNames()));
    }

    /** Where the pool with an id in the run is; empty where it ran nothing, or is several stages at once. */
    public Optional<Place> place(int pool) {
        for (int part = 0; part < parts.size(); part++) {
            int stage = parts.get(part).pools().indexOf(pool);
            if (stage >= 0 && stage == parts.get(part).pools().lastIndexOf(pool)) {
                return Optional.of(new Place(part, stage));
            }
        }
        return Optional.empty();
    }

    /**
     * These workloads with changes in one pool.
     *
     * @param pool the name of the pool, or "" for the first
     * @param changes the new values as typed, by what they change
     * @throws IllegalArgumentException if there is no such pool, or a value is not allowed
     */
    public Extraction with(String pool, Map<Knob, String> changes) {
        return with(place(pool), changes);
    }

    Extraction with(Place place, Map<Knob, String> changes) {
        Part part = parts.get(place.part());
        List<Part> others = new ArrayList<>(parts);
        others.set(place.part(), new Part(changed(place, changes), part.pools(), part.tasks()));
        return new Extraction(others, assumptions);
    }

    private Workload changed(Place place, Map<Knob, String> changes) {
        Workload changed = parts.get(place.part()).workload();
        for (Map.Entry<Knob, String> change : changes.entrySet()) {
            changed = change.getKey().set(changed, place.stage(), change.getValue());
        }
        return changed;
    }

    /**
     * What one pool has once it is changed; costs nothing, however many tasks there are.
     *
     * @param pool the name of the pool, or "" for the first
     * @param changes the new values as typed, by what they change; an empty map for what it has as it is
     * @throws IllegalArgumentException if there is no such pool, or a value is not allowed
     */
    public String value(String pool, Map<Knob, String> changes, Knob knob) {
        Place place = place(pool);
        return knob.of(changed(place, changes), place.stage());
    }

    /**
     * The workload that holds a pool.
     *
     * @param pool the name of the pool, or "" for the first
     * @throws IllegalArgumentException if there is none
     */
    public Workload workload(String pool) {
        return parts.get(place(pool).part()).workload();
    }

    private List<Workload> workloads() {
        return parts.stream().map(Part::workload).toList();
    }

    /**
     * All of it, simulated.
     *
     * @param processors how many tasks of kind CPU can compute at the same time
     * @throws io.poolscope.simulation.SimulationException if it can't be simulated to its end
     */
    public Forecast forecast(int processors) {
        return Forecast.of(workloads(), processors);
    }

    /** What no schedule of it can go below, in nanoseconds: known also where a simulation doesn't come to its end. */
    public long bound(int processors) {
        return Forecast.bound(workloads(), processors);
    }

    /** All of it, simulated, as a run to look at; the pools are in the order of {@link #poolNames()}. */
    public Snapshot run(int processors) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workloads(), names, processors, timeline);
        return timeline.snapshot();
    }

    /** How many tasks there are, an item in each stage counted. */
    public long size() {
        return parts.stream().mapToLong(Extraction::size).sum();
    }

    private static long size(Part part) {
        return (long) part.workload().tasks() * part.workload().stageCount();
    }

    /** That with the most tasks first. */
    static List<Part> sorted(List<Part> parts) {
        return parts.stream().sorted(Comparator.comparingLong(part -> -size(part))).toList();
    }
}
