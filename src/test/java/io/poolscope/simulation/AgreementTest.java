package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern TASK = Pattern.compile("\\b(task[= ])(\\d+)");

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
                    boolean stealing = order == Order.WORK_STEALING; // whose pool has no limit, and so no policy
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
            tests.add(test(mode + " with failures", base.withDelivery(delivery).withFailures(FailurePlan.at(5, 6, 20))));
            tests.add(test(mode + " unbounded", base.withDelivery(delivery).withPool(PoolSpec.of(5))));
            tests.add(test(mode + " hand-over", base.withDelivery(delivery).withPool(PoolSpec.of(3).withCapacity(0))));
            tests.add(test(mode + " all at once", base.withDelivery(delivery).withArrivals(Arrivals.allAtOnce())));
            tests.add(test(mode + " one worker", base.withDelivery(delivery).withPool(PoolSpec.of(1).withCapacity(1))));
        }
        for (int window : new int[] {1, 2, 5}) {
            for (DeliveryMode mode : List.of(DeliveryMode.ORDERED_STREAM, DeliveryMode.MAP)) {
                Workload base = base(seed++);
                tests.add(test(mode + " window " + window, base.withDelivery(base.delivery().withMode(mode).withWindow(window))));
                tests.add(test(mode + " window " + window + " with failures", base.withFailures(FailurePlan.at(7, 8))
                        .withDelivery(base.delivery().withMode(mode).withWindow(window))));
            }
        }
        for (SaturationPolicy policy : SaturationPolicy.values()) {
            for (DeliveryMode mode : DeliveryMode.values()) {
                Workload base = base(seed++);
                tests.add(test(policy + " " + mode + " window 4 with failures", base.withPool(base.pool().withPolicy(policy))
                        .withDelivery(base.delivery().withMode(mode)
                                .withWindow(mode == DeliveryMode.ORDERED_STREAM || mode == DeliveryMode.MAP ? 4 : 0))
                        .withFailures(FailurePlan.at(9, 23))));
            }
        }
        for (int workers : new int[] {1, 2, 6}) {
            for (DeliveryMode mode : DeliveryMode.values()) {
                Workload base = base(seed++);
                tests.add(test("stealing, " + workers + " workers, " + mode,
                        base.withPool(PoolSpec.of(workers).withOrder(Order.WORK_STEALING))
                                .withDelivery(base.delivery().withMode(mode)).withArrivals(Arrivals.poisson(12 * MS / workers))
                                .withFailures(FailurePlan.at(3))));
            }
        }
        for (int chunk : new int[] {2, 7, 100}) {
            Workload base = base(seed++);
            DeliverySpec map = base.delivery().withMode(DeliveryMode.MAP).withChunk(chunk);
            tests.add(test("chunk " + chunk, base.withDelivery(map)));
            tests.add(test("chunk " + chunk + " window 2", base.withDelivery(map.withWindow(2))));
            tests.add(test("chunk " + chunk + " with a failure", base.withDelivery(map).withFailures(FailurePlan.at(11))));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> pipelines() {
        List<DynamicTest> tests = new ArrayList<>();
        int seed = 300;
        for (int[] shape : new int[][] {{1, 1}, {3, 1}, {1, 3}, {2, 2}, {1, 2, 1}, {2, 1, 3}, {3, 3, 2, 1}}) {
            for (int capacity : new int[] {0, 1, 4, Event.UNBOUNDED}) {
                tests.add(test("stages of " + Arrays.toString(shape) + ", queues of " + capacity,
                        pipeline(seed++, capacity, shape)));
            }
        }
        tests.add(test("stages, all at once", pipeline(seed++, 2, 2, 3, 1).withArrivals(Arrivals.allAtOnce())));
        Workload failing = pipeline(seed, 2, 2, 2, 2).withFailures(FailurePlan.at(3, 17));
        List<StageSpec> stages = new ArrayList<>(failing.stages());
        stages.set(0, new StageSpec(stages.getFirst().pool(), stages.getFirst().durations(), FailurePlan.share(0.2)));
        stages.set(1, new StageSpec(stages.get(1).pool(), stages.get(1).durations(), FailurePlan.at(5)));
        tests.add(test("stages, items that fail in each", failing.withStages(stages)));
        return tests.stream();
    }

    private static Workload pipeline(int seed, int capacity, int... workers) {
        List<StageSpec> stages = new ArrayList<>();
        for (int i = 1; i < workers.length; i++) {
            stages.add(new StageSpec(PoolSpec.of(workers[i]).withCapacity(capacity).withName("stage-" + i),
                    Distribution.uniform(2L * workers[i] * MS, 9L * workers[i] * MS)));
        }
        return Workload.of(25, Distribution.uniform(2L * workers[0] * MS, 9L * workers[0] * MS)).withSeed(seed).withLabel("item(#)")
                .withArrivals(Arrivals.poisson(4 * MS)).withPool(PoolSpec.of(workers[0]).withCapacity(capacity).withName("stage-0"))
                .withStages(stages);
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
        RealStory run = workload.stages().isEmpty() ? new RealRun(workload, clock) : new RealPipeline(workload, clock);
        run.start();
        boolean inStep = follow(expected, clock, run);
        List<Told> actual = told(EventReader.readAll(run.recorded(), run.names()), workload);
        assertThat(String.join("\n", texts(actual))).isEqualTo(String.join("\n", texts(expected)));
        assertThat(inStep).as("the real run came to rest with the simulated one").isTrue();
        assertThat(run.failure()).isNull();
    }

    /** Moves the clock from one simulated time to the next; false when the real run does not come along. */
    private static boolean follow(List<Told> expected, VirtualClock clock, RealStory run) {
        int told = 0;
        int running = 0;
        int blocked = 0;
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
                blocked += switch (expected.get(told).kind) {
                    case TASK_BLOCKED -> 1;
                    case TASK_UNBLOCKED -> -1;
                    default -> 0;
                };
            }
            int events = told;
            int tasks = running;
            int asleep = running - blocked;
            boolean last = told == expected.size();
            if (!VirtualClock.until(() -> run.events() >= events && (last ? run.ended() : atRest(clock, run, tasks, asleep)), PATIENCE)) {
                return false;
            }
        }
        return true;
    }

    /** Tasks that wait for room in the next stage wait on the clock too, but for no time. */
    private static boolean atRest(VirtualClock clock, RealStory run, int tasks, int asleep) {
        return clock.sleepers(run.inTask()) == asleep && run.quiet(clock, tasks);
    }

    /** An event as it is compared: without lanes, which threads get in the order in which they come to life. */
    private record Told(long time, EventKind kind, String actor, String text) {
    }

    private static List<Told> told(List<Event> events, Workload workload) {
        Map<Integer, Integer> poolOf = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        for (Event event : events) {
            if (event instanceof PoolEvent.SubmitterJoined e) {
                poolOf.put(e.lane(), e.pool());
            } else if (event instanceof TaskEvent.TaskSubmitted e && !workload.stages().isEmpty()) {
                // Submits into two stages at one instant get their ids in any order.
                names.put(e.task(), "of " + e.label() + " in " + poolOf.get(e.lane()));
            }
        }
        List<Told> told = new ArrayList<>();
        for (Event event : events) {
            if (RealStory.compared(event.kind())) {
                told.add(new Told(event.time(), event.kind(), named(actor(event, poolOf), names), named(text(event, workload), names)));
            }
        }
        told.sort(Comparator.comparingLong(Told::time).thenComparing(Told::actor));
        return told;
    }

    /** With what else tells tasks apart in place of ids, where there are such names. */
    private static String named(String text, Map<Long, String> names) {
        return names.isEmpty() ? text : TASK.matcher(text).replaceAll(found -> found.group(1) + names.get(Long.parseLong(found.group(2))));
    }

    private static List<String> texts(List<Told> told) {
        return told.stream().map(t -> t.time + " " + t.text).toList();
    }

    private static String actor(Event event, Map<Integer, Integer> poolOf) {
        return switch (event) {
            case TaskEvent.TaskStarted e -> "task " + e.task();
            case TaskEvent.TaskFinished e -> "task " + e.task();
            case TaskEvent.TaskFailed e -> "task " + e.task();
            case ResultEvent.ResultBuffered e -> "task " + e.task();
            case ResultEvent.ResultDropped e -> "task " + e.task();
            case TaskEvent.TaskCancelled e -> "task " + e.task();
            case TaskEvent.TaskBlocked e -> "task " + e.task();
            case TaskEvent.TaskUnblocked e -> "task " + e.task();
            case ResultEvent e -> "stream";
            case TaskEvent.FailureRead e -> "stream";
            case PoolEvent.PoolStarted e -> "pool";
            case PoolEvent.PoolStopped e -> "pool";
            // Into one stage only one task a time submits at an instant, as its queue has room for one.
            case TaskEvent.TaskSubmitted e -> "submitter into " + poolOf.get(e.lane());
            case PoolEvent.SubmitterJoined e -> "submitter into " + e.pool();
            case PoolEvent.SubmitterBlocked e -> "submitter into " + e.pool();
            case PoolEvent.SubmitterUnblocked e -> "submitter into " + e.pool();
            default -> "submitter into 0";
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
