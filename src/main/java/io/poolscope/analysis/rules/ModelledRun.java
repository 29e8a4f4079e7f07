package io.poolscope.analysis.rules;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;

/**
 * A part of a run as it can be simulated, seen from one of its pools. Immutable.
 *
 * @param snapshot the run
 * @param part the part of it
 * @param stage which stage of the part the pool is
 * @param now the part simulated as it was
 * @param processors how many tasks of kind CPU can compute at the same time
 */
record ModelledRun(Snapshot snapshot, Extraction.Part part, int stage, Forecast now, int processors) {
    /** A run that ends sooner by a smaller share of its length is not told to: durations are not measured more exactly. */
    static final double WORTH_A_WORD = 0.005;

    Workload workload() {
        return part.workload();
    }

    /** How many workers the pool has. */
    int workers() {
        return workload().pool(stage).workers();
    }

    /** The part with another workload. */
    Forecast forecast(Workload changed) {
        return Forecast.of(changed, processors);
    }

    /** The part with another number of workers in the pool. */
    Forecast withWorkers(int workers) {
        return forecast(workload().withPool(stage, workload().pool(stage).withWorkers(Math.min(PoolSpec.MAX_WORKERS, workers))));
    }
}
