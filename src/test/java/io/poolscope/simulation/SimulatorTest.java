package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
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
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final long MS = 1_000_000;

    private static List<Event> events(Workload workload) {
        Names names = new Names();
        List<Event> events = new ArrayList<>();
        Simulator.run(workload, names, batch -> events.addAll(EventReader.readAll(batch, names)));
        return events;
    }

    private static Tally tally(Workload workload) {
        Tally tally = new Tally(workload.tasks());
        Simulator.run(workload, tally);
        return tally;
    }

    /** The starts in their order, as task ids. */
    private static List<Long> starts(Workload workload) {
        return events(workload).stream().filter(e -> e.kind() == EventKind.TASK_STARTED)
                .map(e -> ((TaskEvent.TaskStarted) e).task()).toList();
    }

    @Test
    void orderedStream_slowFirstTask_holdsTheOthersBack() {
        Workload workload = Workload.of(3, Distribution.trace(30 * MS, 10 * MS, 10 * MS)).withPool(PoolSpec.of(2))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(MS)));
        List<String> lines = events(workload).stream().filter(e -> e.time() > 0).map(SimulatorTest::brief).toList();
        assertThat(lines).containsExactly("10 TASK_FINISHED", "10 RESULT_BUFFERED", "10 TASK_STARTED", "20 TASK_FINISHED",
                "20 RESULT_BUFFERED", "30 TASK_FINISHED", "30 RESULT_BUFFERED", "30 RESULT_CONSUMED", "31 RESULT_CONSUMED",
                "32 RESULT_CONSUMED", "33 STREAM_CLOSED", "33 WORKER_STOPPED", "33 WORKER_STOPPED", "33 POOL_STOPPED");
    }

    private static String brief(Event event) {
        return event.time() / MS + " " + event.kind();
    }

    @Test
    void block_fullQueue_submitterWaitsForAStart() {
        Workload workload = Workload.of(4, Distribution.fixed(10 * MS)).withPool(PoolSpec.of(1).withCapacity(1));
        Tally tally = tally(workload);
        assertThat(tally.count(EventKind.SUBMITTER_BLOCKED)).isEqualTo(2);
        assertThat(tally.count(EventKind.SUBMITTER_UNBLOCKED)).isEqualTo(2);
        assertThat(tally.submitted).containsExactly(0, 0, 10 * MS, 20 * MS);
    }

    @Test
    void abort_fullQueue_refusesTheNewTask() {
        Tally tally = tally(Workload.of(4, Distribution.fixed(10 * MS))
                .withPool(PoolSpec.of(1).withCapacity(1).withPolicy(SaturationPolicy.ABORT)));
        assertThat(tally.started).containsExactly(0, 10 * MS, -1, -1);
        assertThat(tally.count(EventKind.TASK_REJECTED)).isEqualTo(2);
    }

    @Test
    void discardOldest_fullQueue_keepsTheNewest() {
        Tally tally = tally(Workload.of(4, Distribution.fixed(10 * MS))
                .withPool(PoolSpec.of(1).withCapacity(1).withPolicy(SaturationPolicy.DISCARD_OLDEST)));
        assertThat(tally.started).containsExactly(0, -1, -1, 10 * MS);
    }

    @Test
    void callerRuns_fullQueue_keepsTheSubmitterBusy() {
        Tally tally = tally(Workload.of(4, Distribution.trace(10 * MS, 10 * MS, 4 * MS, 10 * MS))
                .withPool(PoolSpec.of(1).withCapacity(1).withPolicy(SaturationPolicy.CALLER_RUNS)));
        assertThat(tally.started).containsExactly(0, 10 * MS, 0, 4 * MS);
    }

    @Test
    void orders_oneWorker_startAsTheySay() {
        Workload workload = Workload.of(5, Distribution.trace(5 * MS, 4 * MS, 3 * MS, 2 * MS, 1 * MS));
        assertThat(starts(workload.withPool(PoolSpec.of(1)))).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(starts(workload.withPool(PoolSpec.of(1).withOrder(Order.LIFO)))).containsExactly(0L, 4L, 3L, 2L, 1L);
        assertThat(starts(workload.withPool(PoolSpec.of(1).withOrder(Order.SHORTEST_FIRST)))).containsExactly(0L, 4L, 3L, 2L, 1L);
        assertThat(starts(workload.withPool(PoolSpec.of(1).withOrder(Order.PRIORITY)).withPriorities(Priorities.of(3, 9))))
                .containsExactly(0L, 3L, 1L, 2L, 4L);
    }

    @Test
    void window_ofTwo_neverMoreThanTwoSubmittedAndNotConsumed() {
        for (DeliveryMode mode : List.of(DeliveryMode.ORDERED_STREAM, DeliveryMode.MAP)) {
            Workload workload = Workload.of(50, Distribution.uniform(MS, 20 * MS))
                    .withDelivery(DeliverySpec.of(mode).withWindow(2).withPace(Distribution.fixed(3 * MS)));
            int open = 0;
            int most = 0;
            for (Event event : events(workload)) {
                open += event.kind() == EventKind.TASK_SUBMITTED_AS ? 1 : event.kind() == EventKind.RESULT_CONSUMED ? -1 : 0;
                most = Math.max(most, open);
            }
            assertThat(most).as(mode.name()).isEqualTo(2);
            assertThat(open).as(mode.name()).isZero();
        }
    }

    @Test
    void everyMixture_books_balanceAndTimesNeverDecrease() {
        int seed = 0;
        for (SaturationPolicy policy : SaturationPolicy.values()) {
            for (Order order : Order.values()) {
                for (DeliveryMode mode : DeliveryMode.values()) {
                    Workload workload = Workload.of(300, Distribution.exponential(10 * MS)).withSeed(seed++)
                            .withArrivals(Arrivals.poisson(3 * MS)).withPriorities(Priorities.levels(3))
                            .withPool(PoolSpec.of(3).withCapacity(2).withPolicy(policy).withOrder(order))
                            .withDelivery(DeliverySpec.of(mode).withPace(Distribution.exponential(2 * MS)));
                    Tally tally = tally(workload);
                    String name = policy + " " + order + " " + mode;
                    assertThat(tally.inOrder).as(name).isTrue();
                    long submitted = tally.count(EventKind.TASK_SUBMITTED) + tally.count(EventKind.TASK_SUBMITTED_AS);
                    assertThat(tally.count(EventKind.TASK_FINISHED) + tally.count(EventKind.TASK_REJECTED)
                            + tally.count(EventKind.TASK_CANCELLED)).as(name).isEqualTo(submitted);
                    if (mode != DeliveryMode.MAP) {
                        assertThat(submitted).as(name).isEqualTo(300);
                    }
                    assertThat(tally.count(EventKind.TASK_STARTED)).as(name).isEqualTo(tally.count(EventKind.TASK_FINISHED));
                    assertThat(tally.count(EventKind.SUBMITTER_BLOCKED)).as(name).isEqualTo(tally.count(EventKind.SUBMITTER_UNBLOCKED));
                    if (mode != DeliveryMode.NONE) {
                        assertThat(tally.count(EventKind.RESULT_CONSUMED) + tally.count(EventKind.RESULT_DROPPED)).as(name)
                                .isEqualTo(tally.count(EventKind.RESULT_BUFFERED));
                        assertThat(tally.count(EventKind.STREAM_CLOSED)).as(name).isOne();
                    }
                }
            }
        }
    }

    @Test
    void sameSeed_twice_sameEvents() {
        Workload workload = Workload.of(5_000, Distribution.logNormal(MS, 1)).withArrivals(Arrivals.poisson(200_000))
                .withPool(PoolSpec.of(4).withCapacity(20).withPolicy(SaturationPolicy.CALLER_RUNS)).withFailures(FailurePlan.share(0.05));
        assertThat(tally(workload).hash).isEqualTo(tally(workload).hash);
        assertThat(tally(workload.withSeed(99)).hash).isNotEqualTo(tally(workload).hash);
    }

    @Test
    void cpuTasks_moreThanProcessors_shareThemEvenly() {
        Workload workload = Workload.of(4, Distribution.fixed(10 * MS)).withKind(TaskKind.CPU).withPool(PoolSpec.of(4));
        Tally tally = new Tally(4);
        Simulator.run(workload, new Names(), 2, tally);
        assertThat(tally.ended).containsOnly(20 * MS);
        Tally uneven = new Tally(3);
        Simulator.run(workload.withTasks(3).withDurations(Distribution.trace(10 * MS, 20 * MS, 30 * MS)), new Names(), 1, uneven);
        assertThat(uneven.ended).containsExactly(30 * MS, 50 * MS, 60 * MS);
    }

    @Test
    void noTasks_endsAtOnce() {
        for (DeliveryMode mode : DeliveryMode.values()) {
            assertThat(tally(Workload.of(0, Distribution.fixed(1)).withDelivery(DeliverySpec.of(mode))).last).isZero();
        }
    }

    @Test
    void beyondTheRangeOfTime_saysSo() {
        Workload workload = Workload.of(3, Distribution.fixed(Distribution.MAX)).withPool(PoolSpec.of(100));
        assertThatThrownBy(() -> tally(workload)).isInstanceOf(SimulationException.class).hasMessageContaining("simulated time");
    }

    @Test
    void columns_replayed_giveTheSameEvents() {
        Workload workload = Workload.of(20_000, Distribution.exponential(MS)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        EventColumns columns = new EventColumns();
        long count = Simulator.run(workload, columns);
        Tally replayed = new Tally(20_000);
        columns.replay(replayed);
        assertThat(columns.size()).isEqualTo(count);
        assertThat(replayed.hash).isEqualTo(tally(workload).hash);
        assertThat(replayed.inOrder).isTrue();
    }

    @Test
    void pipeline_slowLastStage_holdsBackAllBeforeIt() {
        Workload workload = Workload.of(20, Distribution.fixed(MS)).withPool(PoolSpec.of(1).withCapacity(2).withName("read"))
                .withStages(List.of(
                        new StageSpec(PoolSpec.of(1).withCapacity(1).withName("work"), Distribution.fixed(2 * MS)),
                        new StageSpec(PoolSpec.of(1).withCapacity(1).withName("write"), Distribution.fixed(5 * MS))));
        List<Event> events = events(workload);
        long finished = events.stream().filter(e -> e.kind() == EventKind.TASK_FINISHED).count();
        assertThat(finished).isEqualTo(60);
        assertThat(events.getLast().time()).isEqualTo((1 + 2 + 5 * 20) * MS); // the first passes, then the bottleneck beats
        long blocked = events.stream().filter(e -> e.kind() == EventKind.TASK_BLOCKED).count();
        assertThat(blocked).isPositive().isEqualTo(events.stream().filter(e -> e.kind() == EventKind.TASK_UNBLOCKED).count());
        assertThat(events).isSortedAccordingTo(Comparator.comparingLong(Event::time));
    }
}
