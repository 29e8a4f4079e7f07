package io.poolscope.analysis;

import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;

/** What is known of a makespan without simulating. */
final class Bounds {
    private Bounds() {
    }

    /**
     * No schedule is shorter than the work divided by what can work at a time, nor than the longest task, nor than the
     * arrivals take and the last task after them.
     */
    static long lower(Workload workload, int processors) {
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
