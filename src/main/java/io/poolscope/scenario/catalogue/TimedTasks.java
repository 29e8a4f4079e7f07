package io.poolscope.scenario.catalogue;

import io.poolscope.scenario.DurationRange;
import io.poolscope.scenario.RunStage;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;

/**
 * Tasks that take their time from a workload by sleeping on the run's clock, so that speed, pause and step hold for
 * them and the same seed gives the same durations.
 *
 * @param stage where they run
 * @param workload says how long each takes, and which fail
 */
record TimedTasks(RunStage stage, Workload workload) {
    /** What 90 % of a standard normal variable stay below. */
    private static final double NINE_TENTHS = 1.2815515655446004;

    /** Sleeps as long as item {@code index} takes, and throws if the workload says so; returns the index. */
    int nap(int index) throws InterruptedException {
        stage.sleepNanos(workload.duration(index));
        if (workload.fails(index)) {
            throw new IllegalStateException("item " + (index + 1) + " is broken");
        }
        return index;
    }

    /** The distribution that a range of durations stands for, as {@link DurationRange.Shape#LOG_NORMAL} tells. */
    static Distribution logNormal(DurationRange range) {
        double low = Math.max(1, range.low().toNanos());
        double high = Math.max(1, range.high().toNanos());
        if (low == high) {
            return Distribution.fixed(range.low().toNanos());
        }
        return Distribution.logNormal(Math.round(Math.sqrt(low * high)), Math.min(4, Math.log(high / low) / 2 / NINE_TENTHS));
    }
}
