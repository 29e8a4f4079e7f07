package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run would have been with other numbers: its arrivals and durations kept, simulated again.
 *
 * @param workload the changed workload; of several that of the changed pool
 * @param before the real run, simulated as it was: what the simulation makes of the unchanged numbers
 * @param after the changed run
 * @param run the changed run's timeline, to be drawn beneath the real one on the same clock
 * @param realMakespan how long the real run took, in nanoseconds
 * @param assumptions what was assumed, each in one sentence
 */
public record WhatIf(Workload workload, Forecast before, Forecast after, Snapshot run, long realMakespan, List<String> assumptions) {
    /** From how many tasks on it can be said that more of them would go on like that. */
    private static final int STREAM = 20;
    /** How many times faster than the workers a batch comes at least. */
    private static final double BATCH = 10;

    public WhatIf {
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Changes numbers of a run, in its pool with the most tasks.
     *
     * @param changes the new values as typed, by what they change
     * @param processors how many processors the run had
     * @throws IllegalArgumentException if a value is not allowed, or the run has no task to run again
     */
    public static WhatIf of(Snapshot snapshot, Map<Knob, String> changes, int processors) {
        return of(snapshot, extract(snapshot), "", changes, processors);
    }

    /**
     * The workloads of a run.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static Extraction extract(Snapshot snapshot) {
        return Extraction.of(snapshot).orElseThrow(() -> new IllegalArgumentException("the run has no tasks to run again"));
    }

    /**
     * Changes numbers of one of a run's pools; the others stay as they were.
     *
     * @param extraction of the run
     * @param pool the name of the pool, or "" for that with the most tasks
     * @throws IllegalArgumentException if a value is not allowed, or there is no such pool
     */
    public static WhatIf of(Snapshot snapshot, Extraction extraction, String pool, Map<Knob, String> changes, int processors) {
        Extraction changed = extraction.with(pool, changes);
        List<String> assumptions = new ArrayList<>(extraction.assumptions());
        List<String> others = new ArrayList<>(extraction.poolNames());
        String name = pool.isEmpty() ? others.getFirst() : pool;
        if (others.remove(name) && !others.isEmpty() && !changes.isEmpty()) {
            assumptions.add("Changed is the pool " + name + "; " + String.join(", ", others)
                    + (others.size() == 1 ? " stays as it was." : " stay as they were."));
        }
        Workload now = changed.workload(pool);
        if (unstable(now, processors)) {
            assumptions.add("Tasks arrive faster than these workers end them: with more tasks the queue would grow without end.");
        }
        return new WhatIf(now, extraction.forecast(processors), changed.forecast(processors), changed.run(processors),
                RangeStatistics.of(snapshot).makespan(), assumptions);
    }

    /** Whether more comes to a stage without a limit than it can do, for as long as more comes. */
    private static boolean unstable(Workload workload, int processors) {
        for (int stage = 0; stage < workload.stageCount(); stage++) {
            if (workload.pool(stage).unbounded() && overloaded(workload, stage, processors)) {
                return true;
            }
        }
        return false;
    }

    /** A batch comes much faster than anybody could work it off, and then no more comes: that is no overload. */
    private static boolean overloaded(Workload workload, int stage, int processors) {
        double gap = workload.arrivals().mean();
        Distribution durations = stage == 0 ? workload.durations() : workload.stages().get(stage - 1).durations();
        int atOnce = Math.min(workload.pool(stage).workers(), workload.kind() == TaskKind.CPU ? processors : Integer.MAX_VALUE);
        double needed = durations.mean() / atOnce;
        return workload.tasks() >= STREAM && needed > gap && needed < BATCH * gap;
    }

    /** How much sooner the changed run ends than the unchanged one, both simulated, in nanoseconds; negative if later. */
    public long gain() {
        return before.makespan() - after.makespan();
    }

    /** The difference in one sentence. */
    public String sentence() {
        String ends = Math.abs(gain()) < before.makespan() / 1000 ? "ends at the same time"
                : "ends " + DurationWords.of(Math.abs(gain())) + (gain() > 0 ? " sooner" : " later");
        return "It " + ends + " (" + DurationWords.of(after.makespan()) + " instead of " + DurationWords.of(before.makespan())
                + "), queue wait p99 "
                + DurationWords.of(after.waitP99()) + " instead of " + DurationWords.of(before.waitP99()) + ", " + parked() + ".";
    }

    private String parked() {
        if (after.peakBuffered() == before.peakBuffered()) {
            return after.peakBuffered() == 0 ? "no results parked"
                    : "at most " + CountWords.of(after.peakBuffered(), "result") + " parked, as before";
        }
        return "at most " + CountWords.of(after.peakBuffered(), "result") + " parked instead of " + before.peakBuffered();
    }
}
