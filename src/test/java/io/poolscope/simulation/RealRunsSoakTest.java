package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.event.Event;
import io.poolscope.event.SystemClock;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads on the wall clock beside the simulation: sleeping tasks, so that the machine's speed does not matter. */
@Tag("soak")
class RealRunsSoakTest {
    private static final long MS = 1_000_000;

    private static Workload random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int workers = random.nextInt(1, 17);
        int capacity = random.nextBoolean() ? Event.UNBOUNDED : random.nextInt(1, 20);
        return Workload.of(random.nextInt(20, 80), Distribution.uniform(5 * MS, random.nextLong(20, 80) * MS)).withSeed(seed)
                .withArrivals(random.nextBoolean() ? Arrivals.allAtOnce() : Arrivals.every(random.nextLong(1, 6) * MS))
                .withPool(PoolSpec.of(workers).withCapacity(capacity))
                .withDelivery(
                        DeliverySpec.of(DeliveryMode.values()[random.nextInt(4)]).withPace(Distribution.fixed(random.nextLong(0, 4) * MS)));
    }

    private static Snapshot real(Workload workload) {
        RealRun run = new RealRun(workload, new SystemClock());
        run.start();
        assertThat(VirtualClock.until(run::ended, 120)).isTrue();
        assertThat(run.failure()).isNull();
        Timeline timeline = new Timeline(run.names());
        timeline.accept(run.recorded());
        return timeline.snapshot();
    }

    private static double makespan(Snapshot snapshot) {
        return RangeStatistics.of(snapshot).makespan();
    }

    /**
     * How far a real run's makespan is from a prediction, as a share. What else the machine does can make a real run longer, never
     * shorter: so of up to four runs the nearest counts, and of up to a dozen where those four were far off.
     */
    private static double error(double predicted, Workload workload) {
        double nearest = Double.MAX_VALUE;
        for (int run = 0; run < 4 && nearest > 0.03 || run < 12 && nearest > 0.08; run++) {
            nearest = Math.min(nearest, Math.abs(predicted / makespan(real(workload)) - 1));
        }
        return nearest;
    }

    @Test
    void makespan_twoHundredSleepingRuns_isPredicted() {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            Workload workload = random(seed);
            errors.add(error(Forecast.of(workload, 64).makespan(), workload));
        }
        Collections.sort(errors);
        assertThat(errors.get(100)).as("median").isLessThan(0.03);
        assertThat(errors.getLast()).as("worst").isLessThan(0.10);
    }

    @Test
    void whatIf_fourWorkersToEight_predictsTheRealRun() {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            Workload workload = random(1_000 + seed);
            Snapshot four = real(workload.withPool(workload.pool().withWorkers(4)));
            Workload extracted = Extraction.of(four).orElseThrow().workload();
            long predicted = Forecast.of(extracted.withPool(extracted.pool().withWorkers(8)), 64).makespan();
            errors.add(error(predicted, workload.withPool(workload.pool().withWorkers(8))));
        }
        Collections.sort(errors);
        assertThat(errors.get(10)).as("median").isLessThan(0.05);
    }
}
