package io.poolscope.analysis;

import io.poolscope.event.Names;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run would have been with other numbers: its arrivals and durations kept, simulated again.
 *
 * @param workload the changed workload
 * @param before the real run, simulated as it was: what the simulation makes of the unchanged numbers
 * @param after the changed run
 * @param run the changed run's timeline, to be drawn beneath the real one on the same clock
 * @param realMakespan how long the real run took, in nanoseconds
 * @param assumptions what was assumed, each in one sentence
 */
public record WhatIf(Workload workload, Forecast before, Forecast after, Snapshot run, long realMakespan, List<String> assumptions) {
    public WhatIf {
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Changes numbers of a run.
     *
     * @param changes the new values as typed, by what they change
     * @param processors how many processors the run had
     * @throws IllegalArgumentException if a value is not allowed, or the run has no task to run again
     */
    public static WhatIf of(Snapshot snapshot, Map<Knob, String> changes, int processors) {
        Extraction extraction = Extraction.of(snapshot)
                .orElseThrow(() -> new IllegalArgumentException("the run has no tasks to run again"));
        Workload changed = extraction.workload();
        for (Map.Entry<Knob, String> change : changes.entrySet()) {
            changed = change.getKey().set(changed, change.getValue());
        }
        return of(snapshot, extraction, changed, processors);
    }

    static WhatIf of(Snapshot snapshot, Extraction extraction, Workload changed, int processors) {
        List<String> assumptions = new ArrayList<>(extraction.assumptions());
        if (changed.pool().unbounded() && extraction.workload().pool().unbounded() && overloaded(changed, processors)) {
            assumptions.add("Tasks arrive faster than these workers end them: with more tasks the queue would grow without end.");
        }
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(changed, names, processors, timeline);
        return new WhatIf(changed, Forecast.of(extraction.workload(), processors), Forecast.of(changed, processors), timeline.snapshot(),
                PoolFigures.of(snapshot, snapshot.pools().get(extraction.pool())).makespan(), assumptions);
    }

    private static boolean overloaded(Workload workload, int processors) {
        double gap = workload.arrivals().mean();
        return gap > 0 && workload.durations().mean() / Math.min(workload.pool().workers(),
                workload.kind() == io.poolscope.workload.TaskKind.CPU ? processors : Integer.MAX_VALUE) > gap;
    }

    /** How much sooner the changed run ends than the unchanged one, both simulated, in nanoseconds; negative if later. */
    public long gain() {
        return before.makespan() - after.makespan();
    }

    /** The difference in one sentence. */
    public String sentence() {
        String ends = Math.abs(gain()) < before.makespan() / 1000 ? "ends at the same time"
                : "ends " + Figures.time(Math.abs(gain())) + (gain() > 0 ? " sooner" : " later");
        return "It " + ends + " (" + Figures.time(after.makespan()) + " instead of " + Figures.time(before.makespan()) + "), queue wait p99 "
                + Figures.time(after.waitP99()) + " instead of " + Figures.time(before.waitP99()) + ", at most " + after.peakBuffered()
                + " results parked instead of " + before.peakBuffered() + ".";
    }
}
