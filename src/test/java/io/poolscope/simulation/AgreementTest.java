package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Failures;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The real executor and the simulation tell the same run, event by event. The real threads live on a virtual clock that
 * goes to the next time of the simulated run as soon as the real one has told as much as the simulated one until then
 * and all its threads rest: so nothing depends on how fast the machine is.
 *
 * <p>Times are exact. What several threads tell at the same instant has no order of its own; it is compared thread by
 * thread, where a worker's part is told task by task.
 */
class AgreementTest {
    private static final long MS = 1_000_000;
    private static final int PATIENCE = 20;

    private static Workload base(int seed) {
        return Workload.of(40, Distribution.uniform(5 * MS, 40 * MS)).withSeed(seed).withArrivals(Arrivals.poisson(4 * MS))
                .withPool(PoolSpec.of(3).withCapacity(3)).withLabel("job(#)").withResultBytes(Distribution.uniform(10, 1_000))
                .withDelivery(DeliverySpec.NONE.withPace(Distribution.uniform(2 * MS, 12 * MS)));
    }

    @TestFactory
    Stream<DynamicTest> eachPolicyOrderAndDelivery() {
        List<DynamicTest> tests = new ArrayList<>();
        int seed = 0;
        for (SaturationPolicy policy : SaturationPolicy.values()) {
            for (Order order : Order.values()) {
                for (DeliveryMode mode : DeliveryMode.values()) {
                    if (mode == DeliveryMode.MAP && (order == Order.PRIORITY || order == Order.LIFO || order == Order.SHORTEST_FIRST)) {
                        continue; // a map has no priorities to tell the executor
                    }
                    boolean stealing = order == Order.WORK_STEALING;
                    Workload base = base(seed++);
                    PoolSpec pool = base.pool().withPolicy(policy).withOrder(order);
                    Workload workload = base.withPool(stealing ? pool.withCapacity(Event.UNBOUNDED) : pool)
                            .withPriorities(order == Order.PRIORITY ? Priorities.levels(4) : Priorities.NONE)
                            .withDelivery(base.delivery().withMode(mode));
                    if (!(stealing && policy != SaturationPolicy.BLOCK)) {
                        tests.add(test(policy + " " + order + " " + mode, workload));
                    }
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> windowsChunksAndFailures() {
        List<DynamicTest> tests = new ArrayList<>();
        int seed = 100;
        for (DeliveryMode mode : DeliveryMode.values()) {
            Workload base = base(seed++);
            DeliverySpec delivery = base.delivery().withMode(mode);
            tests.add(test(mode + " with failures", base.withDelivery(delivery).withFailures(Failures.at(5, 6, 20))));
            tests.add(test(mode + " unbounded", base.withDelivery(delivery).withPool(PoolSpec.of(5))));
            tests.add(test(mode + " hand-over", base.withDelivery(delivery).withPool(PoolSpec.of(3).withCapacity(0))));
            tests.add(test(mode + " all at once", base.withDelivery(delivery).withArrivals(Arrivals.allAtOnce())));
            tests.add(test(mode + " one worker", base.withDelivery(delivery).withPool(PoolSpec.of(1).withCapacity(1))));
        }
        for (int window : new int[] {1, 2, 5}) {
            for (DeliveryMode mode : List.of(DeliveryMode.ORDERED_STREAM, DeliveryMode.MAP)) {
                Workload base = base(seed++);
                tests.add(test(mode + " window " + window, base.withDelivery(base.delivery().withMode(mode).withWindow(window))));
                tests.add(test(mode + " window " + window + " with failures", base.withFailures(Failures.at(7, 8))
                        .withDelivery(base.delivery().withMode(mode).withWindow(window))));
            }
        }
        for (int chunk : new int[] {2, 7, 100}) {
            Workload base = base(seed++);
            DeliverySpec map = base.delivery().withMode(DeliveryMode.MAP).withChunk(chunk);
            tests.add(test("chunk " + chunk, base.withDelivery(map)));
            tests.add(test("chunk " + chunk + " window 2", base.withDelivery(map.withWindow(2))));
            tests.add(test("chunk " + chunk + " with a failure", base.withDelivery(map).withFailures(Failures.at(11))));
        }
        return tests.stream();
    }

    private static DynamicTest test(String name, Workload workload) {
        return DynamicTest.dynamicTest(name, () -> assertAgreement(workload));
    }

    static void assertAgreement(Workload workload) {
        Names names = new Names();
        EventBatch simulated = new EventBatch(1024);
        Simulator.run(workload, names, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                simulated.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
            }
        });
        List<Told> expected = told(EventReader.readAll(simulated, names), workload);
        VirtualClock clock = new VirtualClock();
        RealRun run = new RealRun(workload, clock);
        run.start();
        boolean inStep = follow(expected, clock, run);
        List<Told> actual = told(EventReader.readAll(run.recorded(), run.names()), workload);
        assertThat(texts(actual)).containsExactlyElementsOf(texts(expected));
        assertThat(inStep).as("the real run came to rest with the simulated one").isTrue();
        assertThat(run.failure()).isNull();
    }

    /** Moves the clock from one simulated time to the next; false when the real run does not come along. */
    private static boolean follow(List<Told> expected, VirtualClock clock, RealRun run) {
        int told = 0;
        int running = 0;
        while (told < expected.size()) {
            // A thread may sleep several times between two events, as for the items of a chunk.
            long time = Math.min(expected.get(told).time, clock.earliest());
            clock.advance(time);
            for (; told < expected.size() && expected.get(told).time == time; told++) {
                running += switch (expected.get(told).kind) {
                    case TASK_STARTED -> 1;
                    case TASK_FINISHED, TASK_FAILED -> -1;
                    default -> 0;
                };
            }
            int events = told;
            int tasks = running;
            boolean last = told == expected.size();
            if (!VirtualClock.until(() -> run.events() >= events && (last ? run.ended() : atRest(clock, run, tasks)), PATIENCE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean atRest(VirtualClock clock, RealRun run, int tasks) {
        return clock.sleepers(run.inTask()) == tasks && run.quiet(clock, tasks);
    }

    /** An event as it is compared: without lanes, which threads get in the order in which they come to life. */
    private record Told(long time, EventKind kind, String actor, String text) {
    }

    private static List<Told> told(List<Event> events, Workload workload) {
        List<Told> told = new ArrayList<>();
        for (Event event : events) {
            if (event.kind() != EventKind.WORKER_STARTED && event.kind() != EventKind.WORKER_STOPPED) {
                told.add(new Told(event.time(), event.kind(), actor(event), text(event, workload)));
            }
        }
        told.sort(Comparator.comparingLong(Told::time).thenComparing(Told::actor));
        return told;
    }

    private static List<String> texts(List<Told> told) {
        return told.stream().map(t -> t.time + " " + t.text).toList();
    }

    private static String actor(Event event) {
        return switch (event) {
            case io.poolscope.event.TaskEvent.TaskStarted e -> "task " + e.task();
            case io.poolscope.event.TaskEvent.TaskFinished e -> "task " + e.task();
            case io.poolscope.event.TaskEvent.TaskFailed e -> "task " + e.task();
            case io.poolscope.event.ResultEvent.ResultBuffered e -> "task " + e.task();
            case io.poolscope.event.ResultEvent.ResultDropped e -> "task " + e.task();
            case io.poolscope.event.TaskEvent.TaskCancelled e -> "task " + e.task();
            case io.poolscope.event.ResultEvent e -> "stream";
            case io.poolscope.event.TaskEvent.FailureRead e -> "stream";
            case io.poolscope.event.PoolEvent.PoolStarted e -> "pool";
            case io.poolscope.event.PoolEvent.PoolStopped e -> "pool";
            default -> "submitter";
        };
    }

    /** As the record says it, but for its lane; and for orders that the executor has no pool for, its kind and priorities. */
    private static String text(Event event, Workload workload) {
        String text = event.toString().replaceFirst("lane=-?\\d+(, )?", "");
        Order order = workload.pool().order();
        return order == Order.LIFO || order == Order.SHORTEST_FIRST
                ? text.replaceFirst("poolKind=\\w+", "").replaceFirst("priority=-?\\d+", "") : text;
    }
}
