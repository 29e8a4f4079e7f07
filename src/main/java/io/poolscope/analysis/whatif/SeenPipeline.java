package io.poolscope.analysis.whatif;

import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Pools of a run that hand items on to each other.
 *
 * @param stages in the order in which items pass them
 * @param tasks the task of each item in the first stage; none where items are no tasks
 * @param gaps the gaps between the items' arrivals, in nanoseconds; none where they are those of the tasks' submits
 */
record SeenPipeline(List<SeenStage> stages, long[] tasks, long[] gaps) {
    int items() {
        return stages.getFirst().durations().length;
    }

    List<Integer> pools() {
        return stages.stream().map(SeenStage::id).toList();
    }

    /** As a workload. */
    Workload workload(long[] arrivals) {
        SeenStage first = stages.getFirst();
        List<StageSpec> later = new ArrayList<>();
        for (SeenStage stage : stages.subList(1, stages.size())) {
            later.add(new StageSpec(stage.pool(), RunTasks.trace(stage.durations()), new FailurePlan(stage.failed(), 0)));
        }
        return Workload.of(items(), RunTasks.trace(first.durations())).withPool(first.pool()).withArrivals(RunTasks.trace(arrivals))
                .withFailures(new FailurePlan(first.failed(), 0)).withStages(later);
    }
}
