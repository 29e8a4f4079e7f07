package io.poolscope.analysis;

import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The workload of a run: what a simulation needs to run it again with another number.
 *
 * @param workload its tasks, arrivals, durations, pool and delivery
 * @param pool the pool that it was taken from: the one with the most tasks
 * @param tasks the task of the run behind each index of the workload
 * @param assumptions what had to be assumed, each in one sentence; the first always is that durations stay
 */
public record Extraction(Workload workload, int pool, long[] tasks, List<String> assumptions) {
    public Extraction {
        tasks = tasks.clone();
        assumptions = List.copyOf(assumptions);
    }

    @Override
    public long[] tasks() {
        return tasks.clone();
    }

    /** The workload of a run; empty where no pool ran a task. */
    public static Optional<Extraction> of(Snapshot snapshot) {
        return new Extractor(snapshot).extract();
    }
}
