package io.poolscope.analysis.whatif;

import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.Arrays;

/** What is known of a makespan without simulating. */
final class Bounds {
    private Bounds() {
    }

    /**
     * No schedule is shorter than the work divided by what can work at a time, nor than the longest task, nor than the
     * arrivals take and the last task after them.
     */
    static long lower(Workload workload, int processors) {
        return workload.stages().isEmpty() ? ofPool(workload, processors) : ofPipeline(workload);
    }

    /**
     * No stage begins before the quickest item has come to it, is done before its work divided by its workers, and after it the last item
     * still has as much to do as the quickest there.
     */
    private static long ofPipeline(Workload workload) {
        int stages = workload.stageCount();
        long[] work = new long[stages];
        long[] before = new long[stages];
        long[] after = new long[stages];
        Arrays.fill(before, Long.MAX_VALUE);
        Arrays.fill(after, Long.MAX_VALUE);
        long longest = 0;
        for (int item = 0; item < workload.tasks(); item++) {
            int last = 0;
            long all = 0;
            while (last < stages - 1 && !workload.fails(last, item)) {
                last++;
            }
            for (int stage = 0; stage <= last; stage++) {
                before[stage] = Math.min(before[stage], all);
                work[stage] += workload.duration(stage, item);
                all += workload.duration(stage, item);
            }
            longest = Math.max(longest, all);
            for (int stage = 0; stage <= last; stage++) {
                all -= workload.duration(stage, item);
                after[stage] = Math.min(after[stage], all);
            }
        }
        long bound = longest;
        for (int stage = 0; stage < stages; stage++) {
            if (work[stage] > 0) {
                bound = Math.max(bound, before[stage] + work[stage] / workload.pool(stage).workers() + after[stage]);
            }
        }
        return bound;
    }

    private static long ofPool(Workload workload, int processors) {
        long work = 0;
        long longest = 0;
        long arrival = 0;
        for (int i = 0; i < workload.tasks(); i++) {
            long duration = workload.duration(i);
            work += duration;
            longest = Math.max(longest, duration);
            arrival += i == 0 ? 0 : workload.arrivalGap(i);
        }
        long lastTask = workload.tasks() == 0 ? 0 : workload.duration(workload.tasks() - 1);
        int atOnce = workload.kind() == TaskKind.CPU ? Math.min(processors, workload.pool().workers()) : workload.pool().workers();
        return Math.max(Math.max(work / atOnce, longest), arrival + lastTask);
    }
}
