package io.poolscope.simulation;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.workload.Workload;
import java.util.List;

/**
 * Runs workloads on virtual time. Stateless; any number of threads may simulate at the same time.
 *
 * <p>What it assumes: submitting, taking and handing over cost no time; a worker that sleeps takes exactly its
 * duration; tasks that compute share the processors evenly. Where several things happen at the same instant, finishes
 * come before submits and submits before the consumer, and workers in the order of their numbers. In a pipeline every
 * queue is first in, first out and blocks, its tasks wait rather than compute, and nobody takes its results.
 */
public final class Simulator {
    private Simulator() {
    }

    /** As {@link #run(Workload, Names, int, EventConsumer)} with as many processors as workers, so that nothing stretches. */
    public static long run(Workload workload, Names names, EventConsumer out) {
        return run(workload, names, Integer.MAX_VALUE, out);
    }

    /** As {@link #run(Workload, Names, EventConsumer)}, for a caller that does not look at names. */
    public static long run(Workload workload, EventConsumer out) {
        return run(workload, new Names(), out);
    }

    /**
     * Runs a workload to its end on the calling thread.
     *
     * @param workload what to run
     * @param names where the names in the events are kept
     * @param processors how many tasks of kind CPU can compute at the same time, 1 or more; more of them share them
     * @param out takes the events, in the order of their times
     * @return how many events there were
     * @throws SimulationException if the run is longer than the simulation's range of time
     */
    public static long run(Workload workload, Names names, int processors, EventConsumer out) {
        if (processors < 1) {
            throw new IllegalArgumentException("processors " + processors + " is less than 1");
        }
        EventWriter writer = new EventWriter(out);
        if (workload.stages().isEmpty()) {
            new PoolRun(workload, names, processors, writer).run();
        } else {
            new PipelineRun(workload, names, writer).run();
        }
        writer.flush();
        return writer.written();
    }

    /**
     * Runs several workloads side by side to their ends, all from time 0, on the calling thread: none makes another wait, and each has the
     * processors for itself. Their pools, streams, tasks and lanes are numbered through, in the order of the list.
     *
     * @param workloads what to run
     * @param names where the names in the events are kept
     * @param processors how many tasks of kind CPU of a workload can compute at the same time, 1 or more
     * @param out takes the events, in the order of their times
     * @return how many events there were
     * @throws SimulationException if one of the runs is longer than the simulation's range of time
     */
    public static long run(List<Workload> workloads, Names names, int processors, EventConsumer out) {
        if (workloads.size() == 1) {
            return run(workloads.getFirst(), names, processors, out);
        }
        EventWriter writer = new EventWriter(out);
        new SideBySide(workloads, names, processors, writer).run();
        writer.flush();
        return writer.written();
    }
}
