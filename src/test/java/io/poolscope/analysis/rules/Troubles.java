package io.poolscope.analysis.rules;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.simulation.Simulator;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of one pool, each with a trouble of its own, as events: all rules find something in one or the other. */
final class Troubles {
    private static final long MS = SimulatedRuns.MS;
    private static final Distribution EVEN = Rules.EVEN;

    private Troubles() {
    }

    /** All of them by name, always the same. */
    static Map<String, List<Event>> all() {
        Map<String, List<Event>> all = new LinkedHashMap<>();
        Workload four = Workload.of(60, EVEN).withPool(PoolSpec.of(4));
        DeliverySpec stream = DeliverySpec.of(DeliveryMode.ORDERED_STREAM);
        Workload dense = Workload.of(200, EVEN).withArrivals(Arrivals.every(MS));
        long[] bursts = new long[120];
        Arrays.setAll(bursts, i -> i / 40 * 300L * MS);
        all.put("slow head", simulated(four.withDurations(EVEN.with(4, 80 * MS)).withDelivery(stream)));
        all.put("slow consumer", simulated(four.withDelivery(stream.withPace(Distribution.fixed(6 * MS)))));
        all.put("blocked by its queue", simulated(four.withPool(PoolSpec.of(4).withCapacity(6))));
        all.put("blocked by its window", simulated(four.withDelivery(stream.withWindow(8).withPace(Distribution.fixed(20 * MS)))));
        all.put("caller runs", simulated(dense.withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.CALLER_RUNS))));
        all.put("refuses", simulated(dense.withPool(PoolSpec.of(3).withCapacity(5).withPolicy(SaturationPolicy.ABORT))));
        all.put("discards bursts", simulated(Workload.of(120, EVEN).withArrivals(Arrivals.at(bursts))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.DISCARD))));
        all.put("discards the oldest", simulated(dense.withPool(PoolSpec.of(5).withCapacity(4)
                .withPolicy(SaturationPolicy.DISCARD_OLDEST))));
        all.put("grows", simulated(Workload.of(400, EVEN).withArrivals(Arrivals.poisson(3 * MS / 2)).withPool(PoolSpec.of(4))));
        all.put("too few", simulated(Workload.of(2_000, Distribution.exponential(10 * MS)).withSeed(4)
                .withArrivals(Arrivals.poisson(2_560_000))
                .withPool(PoolSpec.of(4))));
        all.put("straggler", simulated(four.withDurations(EVEN.with(59, 150 * MS))));
        all.put("shut down", shutDown());
        all.put("fails silently", simulated(four.withFailures(FailurePlan.at(7, 9))));
        all.put("idle behind a window", simulated(four.withPool(PoolSpec.of(8)).withDelivery(stream.withWindow(3))));
        all.put("idle beside a queue", idleBesideItsQueue());
        all.put("deadlock", deadlock());
        all.put("computes", computed(four.withKind(TaskKind.CPU).withPool(PoolSpec.of(8))));
        all.put("small tasks", simulated(Workload.of(1_200, Distribution.uniform(1_000, 5_000)).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.MAP))));
        all.put("healthy", simulated(Workload.of(300, EVEN).withArrivals(Arrivals.every(4 * MS)).withPool(PoolSpec.of(4))));
        return all;
    }

    static List<Event> simulated(Workload workload) {
        Names names = new Names();
        List<Event> events = new ArrayList<>();
        Simulator.run(workload, names, 2, batch -> events.addAll(EventReader.readAll(batch, names)));
        return events;
    }

    /** With the processor time of each task measured, as an executor does when it is asked to. */
    private static List<Event> computed(Workload workload) {
        List<Event> events = new ArrayList<>();
        for (Event event : simulated(workload)) {
            if (event instanceof TaskEvent.TaskFinished end) {
                events.add(new TaskEvent.TaskCpuMeasured(end.time(), end.task(), end.lane(), workload.duration((int) end.task())));
            }
            events.add(event);
        }
        return events;
    }

    private static List<Event> pool(int workers, int capacity, SaturationPolicy policy) {
        List<Event> events = new ArrayList<>(List.of(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, capacity, policy),
                new PoolEvent.SubmitterJoined(0, 0, 0, "main")));
        for (int worker = 0; worker < workers; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
        }
        return events;
    }

    private static List<Event> shutDown() {
        List<Event> events = pool(1, 8, SaturationPolicy.ABORT);
        for (int task = 0; task < 9; task++) {
            events.add(new TaskEvent.TaskSubmitted(1, task, 0, "", -1, -1, 0));
        }
        events.add(new TaskEvent.TaskStarted(2, 0, 1));
        for (int task = 1; task < 9; task++) {
            events.add(new TaskEvent.TaskRejected(3 * MS, task, EventWord.NO_LANE, Rejection.DISCARDED));
        }
        events.add(new TaskEvent.TaskFinished(4 * MS, 0, 1));
        events.add(new PoolEvent.PoolStopped(5 * MS, 0));
        return events;
    }

    private static List<Event> idleBesideItsQueue() {
        List<Event> events = pool(4, Event.UNBOUNDED, SaturationPolicy.BLOCK);
        for (int task = 0; task < 40; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(task * 10L * MS, task, 1));
            events.add(new TaskEvent.TaskFinished((task + 1) * 10L * MS, task, 1));
        }
        // Stable, so that at one time a finish comes before the start that follows it on the lane.
        events.sort(Comparator.comparingLong(Event::time).thenComparing(event -> event instanceof TaskEvent.TaskStarted));
        return events;
    }

    private static List<Event> deadlock() {
        List<Event> events = pool(2, Event.UNBOUNDED, SaturationPolicy.BLOCK);
        for (int task = 0; task < 2; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, task, 1 + task));
            events.add(new TaskEvent.TaskSubmitted(10 * MS, 2 + task, 1 + task, "inner", -1, -1, 0));
            events.add(new TaskEvent.TaskBlocked(10 * MS, task, 1 + task, BlockReason.TASK, 2 + task));
        }
        events.sort(Comparator.comparingLong(Event::time));
        return events;
    }
}
