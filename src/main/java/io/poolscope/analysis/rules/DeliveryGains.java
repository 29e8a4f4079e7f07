package io.poolscope.analysis.rules;

import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Workload;
import java.util.Arrays;
import java.util.Optional;

/** What results that are taken as they complete would bring. Stateless. */
final class DeliveryGains {
    private DeliveryGains() {
    }

    /** How much sooner results are delivered on average. */
    static Optional<String> asCompleted(ModelledRun run) {
        Workload workload = run.workload();
        // As completed starts to deliver when all are submitted; only a real gain is worth a word.
        double mean = workload.delivery().mode() == DeliveryMode.ORDERED_STREAM ? streamAsCompleted(run)
                : run.forecast(workload.withDelivery(workload.delivery().withMode(DeliveryMode.AS_COMPLETED).withWindow(0)))
                        .deliveredMean();
        double gain = run.now().deliveredMean() - mean;
        return gain <= 0 ? Optional.empty() : Optional.of("Delivered as completed: " + DurationWords.of(gain) + " sooner on average.");
    }

    /**
     * The mean time to delivery of a stream, whose consumer runs beside the submitter: as completed, each result is delivered when it and
     * the consumer are ready.
     */
    private static double streamAsCompleted(ModelledRun run) {
        Workload workload = run.workload();
        Tasks tasks = run.snapshot().tasks();
        double sum = 0;
        long free = 0;
        long[] ends = new long[workload.tasks()];
        long[] submits = new long[workload.tasks()];
        int n = 0;
        for (long task : run.part().tasks()) {
            if (tasks.buffered(task) != Snapshot.NONE && tasks.consumed(task) != Snapshot.NONE) {
                submits[n] = tasks.submitted(task);
                ends[n++] = tasks.buffered(task);
            }
        }
        Arrays.sort(ends, 0, n);
        for (int i = 0; i < n; i++) {
            free = Math.max(free, ends[i]);
            sum += free - submits[i];
            free += workload.pace(i);
        }
        return n == 0 ? 0 : sum / n;
    }
}
