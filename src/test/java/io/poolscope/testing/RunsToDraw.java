package io.poolscope.testing;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;

/** Runs to draw, simulated and so always the same. */
public final class RunsToDraw {
    /** The whole of a run. */
    public static final long WHOLE = Long.MAX_VALUE;

    private RunsToDraw() {
    }

    /** Thirty tasks on four workers, of which the fifth holds the others back. */
    public static Workload ordered() {
        return Workload.of(30, Distribution.logNormal(410_000_000, 0.6).with(4, 2_600_000_000L)).withSeed(11)
                .withArrivals(Arrivals.every(30_000_000)).withPool(PoolSpec.of(4).withCapacity(6))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(110_000_000)));
    }

    /** Many tasks of all lengths, a few of which fail. */
    public static Workload many(int workers, int tasks) {
        return Workload.of(tasks, Distribution.heavyTail(2_000_000, 4_000_000_000L, 1.2)).withSeed(3)
                .withPool(PoolSpec.of(workers).withCapacity(2 * workers)).withFailures(FailurePlan.share(0.002))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(6_000_000 / workers)));
    }

    /** A run up to a time. */
    public static Snapshot snapshot(Workload workload, long until) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventBatch cut = new EventBatch(1024);
        Simulator.run(workload, names, batch -> {
            cut.clear();
            for (int i = 0; i < batch.size() && batch.time(i) <= until; i++) {
                cut.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
            }
            timeline.accept(cut);
        });
        return until == WHOLE ? timeline.snapshot() : timeline.snapshot(until);
    }

    /** A run cut after the first event of a time that ends a task: as when it is stepped event by event. */
    public static Snapshot snapshotBetween(Workload workload, long finish) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventBatch cut = new EventBatch(1024);
        boolean[] seen = new boolean[1];
        Simulator.run(workload, names, batch -> {
            cut.clear();
            for (int i = 0; i < batch.size() && !seen[0]; i++) {
                cut.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
                seen[0] = batch.time(i) == finish && EventWord.code(batch.word(i)) == EventKind.TASK_FINISHED.code();
            }
            timeline.accept(cut);
        });
        return timeline.snapshot(finish);
    }
}
