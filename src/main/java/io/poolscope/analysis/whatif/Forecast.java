package io.poolscope.analysis.whatif;

import io.poolscope.event.Names;
import io.poolscope.simulation.Simulator;
import io.poolscope.workload.Workload;
import java.util.List;

/**
 * A simulated run in a few figures; times in nanoseconds.
 *
 * @param makespan from the first submit to the last end or consumption
 * @param waitMean the mean queue wait
 * @param waitP50 the median of the queue waits
 * @param waitP99 the queue wait that 99 of 100 tasks do not exceed
 * @param deliveredMean the mean time from submit to consumption; 0 where nobody consumes
 * @param peakQueue the most tasks queued at one time
 * @param peakBuffered the most results parked at one time
 * @param submitterBlocked how long the submitter stood blocked
 * @param lost how many tasks were refused or given up
 * @param busyShare the share of the workers' time that they ran tasks
 * @param lowerBound what no schedule on these workers can go below
 */
public record Forecast(long makespan, double waitMean, long waitP50, long waitP99, double deliveredMean, long peakQueue, long peakBuffered,
        long submitterBlocked, long lost, double busyShare, long lowerBound) {
    /**
     * Simulates a workload.
     *
     * @param processors how many tasks of kind CPU can compute at the same time
     * @throws io.poolscope.simulation.SimulationException if it can't be simulated to its end
     */
    public static Forecast of(Workload workload, int processors) {
        return of(List.of(workload), processors);
    }

    /**
     * Simulates workloads side by side, from the first submit of any to the last end.
     *
     * @param processors how many tasks of kind CPU can compute at the same time
     * @throws io.poolscope.simulation.SimulationException if one can't be simulated to its end
     */
    static Forecast of(List<Workload> workloads, int processors) {
        int tasks = 0;
        long workers = 0;
        for (Workload workload : workloads) {
            tasks = Math.addExact(tasks, Math.multiplyExact(workload.tasks(), workload.stageCount()));
            for (int stage = 0; stage < workload.stageCount(); stage++) {
                workers += workload.pool(stage).workers();
            }
        }
        ForecastMeter meter = new ForecastMeter(tasks);
        Simulator.run(workloads, new Names(), processors, meter);
        return meter.read(workers, bound(workloads, processors));
    }

    /**
     * What no schedule of a workload can go below, in nanoseconds: known also where a simulation doesn't come to its end.
     *
     * @param processors how many tasks of kind CPU can compute at the same time
     */
    public static long bound(Workload workload, int processors) {
        return Bounds.lower(workload, processors);
    }

    /** From the first submit of any. */
    static long bound(List<Workload> workloads, int processors) {
        long first = Long.MAX_VALUE;
        long end = 0;
        for (Workload workload : workloads) {
            long begins = workload.tasks() == 0 ? 0 : workload.arrivalGap(0);
            first = Math.min(first, begins);
            end = Math.max(end, begins + Bounds.lower(workload, processors));
        }
        return Math.max(0, end - first);
    }
}
