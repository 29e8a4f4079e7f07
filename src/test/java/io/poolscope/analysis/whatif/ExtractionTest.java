package io.poolscope.analysis.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.simulation.Simulator;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken out of runs of several pools, and that it simulates as the run was. */
class ExtractionTest {
    private static final long MS = SimulatedRuns.MS;

    private static Workload pipeline(int seed, int capacity, int... workers) {
        List<StageSpec> stages = new ArrayList<>();
        for (int i = 1; i < workers.length; i++) {
            stages.add(new StageSpec(PoolSpec.of(workers[i]).withCapacity(capacity).withName("stage-" + i),
                    Distribution.uniform(2L * workers[i] * MS, 9L * workers[i] * MS)));
        }
        return Workload.of(60, Distribution.uniform(2L * workers[0] * MS, 9L * workers[0] * MS)).withSeed(seed)
                .withArrivals(Arrivals.poisson(4 * MS)).withPool(PoolSpec.of(workers[0]).withCapacity(5).withName("stage-0"))
                .withStages(stages);
    }

    @Test
    void aPipelineOfPools_isTakenAsOne_andSimulatesTheSame() {
        int seed = 0;
        for (int[] shape : new int[][] {{1, 1}, {2, 3}, {3, 1, 2}, {1, 2, 2, 1}}) {
            for (int capacity : new int[] {0, 2, Event.UNBOUNDED}) {
                Workload workload = pipeline(seed++, capacity, shape);
                Snapshot run = SimulatedRuns.simulated(workload);
                Extraction extraction = Extraction.of(run).orElseThrow();
                String name = Arrays.toString(shape) + " " + capacity;
                assertThat(extraction.parts()).as(name).hasSize(1);
                assertThat(extraction.workload().stages()).as(name).hasSize(shape.length - 1);
                assertThat(extraction.forecast(8)).as(name).isEqualTo(Forecast.of(workload, 8));
                assertThat(extraction.forecast(8).makespan()).as(name).isGreaterThanOrEqualTo(extraction.forecast(8).lowerBound());
                assertThat(extraction.assumptions())
                        .anyMatch(line -> line.startsWith("One pipeline through their own queues: stage-0, stage-1"));
            }
        }
    }

    @Test
    void aPipeline_itemsThatFail_goNoFurtherAgain() {
        Workload workload = pipeline(7, 2, 2, 2, 2).withFailures(FailurePlan.at(3, 17));
        Forecast again = Extraction.of(SimulatedRuns.simulated(workload)).orElseThrow().forecast(8);
        assertThat(again).isEqualTo(Forecast.of(workload, 8));
    }

    @Test
    void whatIf_inAStage_changesThatStageOnly() {
        Workload workload = pipeline(3, 2, 2, 1, 2);
        Snapshot run = SimulatedRuns.simulated(workload);
        WhatIf whatIf = WhatIf.of(run, WhatIf.extract(run), "stage-1", Map.of(Knob.WORKERS, "3", Knob.QUEUE, "9"), 8);
        Workload changed = workload.withPool(1, workload.pool(1).withWorkers(3).withCapacity(9));
        assertThat(whatIf.after()).isEqualTo(Forecast.of(changed, 8));
        assertThat(whatIf.run().workers(1)).hasSize(3);
        assertThat(whatIf.realMakespan()).isEqualTo(whatIf.before().makespan());
        assertThat(whatIf.assumptions()).contains("Changed is the pool stage-1; stage-0, stage-2 stay as they were.");
        assertThatThrownBy(() -> WhatIf.of(run, WhatIf.extract(run), "stage-9", Map.of(Knob.WORKERS, "3"), 8))
                .hasMessage("there is no pool 'stage-9'; there are stage-0, stage-1, stage-2");
        assertThatThrownBy(() -> WhatIf.of(run, Map.of(Knob.POLICY, "abort"), 8))
                .hasMessageStartingWith("policy can't be changed in a pipeline");
    }

    @Test
    void severalPools_areAllTaken_andSimulatedSideBySide() {
        Workload stream = Workload.of(100, Distribution.exponential(10 * MS)).withArrivals(Arrivals.poisson(3 * MS))
                .withPool(PoolSpec.of(3).withName("a"))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(MS)));
        Workload batch = Workload.of(40, Distribution.uniform(5 * MS, 9 * MS)).withPool(PoolSpec.of(2).withName("b"));
        Workload completed = Workload.of(30, Distribution.uniform(5 * MS, 9 * MS)).withPool(PoolSpec.of(2).withName("c"))
                .withDelivery(DeliverySpec.of(DeliveryMode.AS_COMPLETED).withPace(Distribution.fixed(MS)));
        List<Workload> all = List.of(batch, completed, stream, pipeline(5, 1, 1, 2));
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(all, names, 8, timeline);
        Snapshot run = timeline.snapshot();
        assertThat(run.oddEvents()).isZero();
        assertThat(run.lateEvents()).isZero();
        assertThat(run.tasks().submittedCount()).isEqualTo(100 + 40 + 30 + 120);
        Extraction extraction = Extraction.of(run).orElseThrow();
        assertThat(extraction.poolNames()).containsExactly("stage-0", "stage-1", "a", "b", "c");
        Forecast forecast = extraction.forecast(8);
        assertThat(forecast.makespan()).isEqualTo(RangeStatistics.of(run).makespan());
        assertThat(forecast.waitMean()).isCloseTo(RangeStatistics.of(run).queueWait().mean(), within(1e-3 * MS));
        WhatIf whatIf = WhatIf.of(run, extraction, "b", Map.of(Knob.WORKERS, "5"), 8);
        assertThat(whatIf.workload().pool().workers()).isEqualTo(5);
        assertThat(whatIf.run().pools()).hasSize(5);
        assertThat(whatIf.assumptions())
                .contains("Pools are simulated side by side; where one made another wait, that stays in its arrivals and durations.");
        assertThat(Sweep.of(extraction, "c", Knob.WORKERS, List.of(0L, 2L), 8).points().get(1).forecast()).contains(forecast);
    }

    @Test
    void tasksThatWaitForTasksOfTheirs_keepTheirTimes_andItIsSaid() {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "outer", PoolKind.FIXED, 1, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.PoolStarted(0, 1, "inner", PoolKind.FIXED, 1, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        events.add(new PoolEvent.WorkerStarted(0, 1, 0, "outer-1"));
        events.add(new PoolEvent.WorkerStarted(0, 2, 1, "inner-1"));
        events.add(new PoolEvent.SubmitterJoined(0, 3, 1, "outer-1"));
        for (int i = 0; i < 4; i++) {
            long time = i * 20L * MS;
            events.add(new TaskEvent.TaskSubmitted(time, 2L * i, 0, "", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(time, 2L * i, 1));
            events.add(new TaskEvent.TaskSubmitted(time + MS, 2L * i + 1, 3, "", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(time + MS, 2L * i + 1, 2));
            events.add(new TaskEvent.TaskBlocked(time + 2 * MS, 2L * i, 1, BlockReason.TASK, 2L * i + 1));
            events.add(new TaskEvent.TaskFinished(time + 9 * MS, 2L * i + 1, 2));
            events.add(new TaskEvent.TaskUnblocked(time + 9 * MS, 2L * i, 1, 2L * i + 1, 2));
            events.add(new TaskEvent.TaskFinished(time + 10 * MS, 2L * i, 1));
        }
        Extraction extraction = Extraction.of(SimulatedRuns.told(events)).orElseThrow();
        assertThat(extraction.parts()).hasSize(2);
        assertThat(extraction.assumptions()).contains(
                "Tasks of inner that other tasks submitted keep their times of arrival, as only the code says what they follow on.",
                "What tasks of outer waited for while they ran stays in their durations, as only the code says what ends it.");
        assertThat(extraction.forecast(8).makespan()).isEqualTo(70 * MS);
    }

    /** A producer makes an item each 10 ms, two loops work 30 ms on each, one loop stores it in 5 ms; queues of 2. */
    private static Snapshot loops(boolean external) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "make", PoolKind.FIXED, 1, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.PoolStarted(0, 1, "work", PoolKind.FIXED, 2, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        events.add(new PoolEvent.SubmitterJoined(0, 1, 1, "main"));
        events.add(new PoolEvent.WorkerStarted(0, 2, 0, "make-1"));
        events.add(new PoolEvent.WorkerStarted(0, 3, 1, "work-1"));
        events.add(new PoolEvent.WorkerStarted(0, 4, 1, "work-2"));
        events.add(new RunEvent.QueueOpened(0, 0, "raw", Event.UNBOUNDED));
        events.add(new RunEvent.QueueOpened(0, 1, "done", Event.UNBOUNDED));
        for (int task = external ? 1 : 0; task < 3; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, task == 0 ? 0 : 1, "loop", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, task, 2 + task));
        }
        int by = external ? -1 : 0;
        int lane = external ? EventWord.NO_LANE : 2;
        // Items 0 to 5 at 10, 20, … 60 ms, then two that mean the end; the loops take turns.
        for (int item = 0; item < 8; item++) {
            long put = Math.min(60, 10 * (item + 1)) * MS;
            events.add(new RunEvent.ItemPut(put, 0, lane, 1, by));
        }
        long[] free = {0, 0};
        for (int item = 0; item < 8; item++) {
            int loop = item % 2;
            long put = Math.min(60, 10 * (item + 1)) * MS;
            long take = Math.max(put, free[loop]);
            if (take > free[loop]) {
                events.add(new TaskEvent.TaskBlocked(free[loop], 1 + loop, 3 + loop, BlockReason.QUEUE_EMPTY, 0));
                events.add(new TaskEvent.TaskUnblocked(take, 1 + loop, 3 + loop, by, lane));
            }
            events.add(new RunEvent.ItemTaken(take, 0, 3 + loop, 0, 1 + loop));
            free[loop] = item < 6 ? take + 30 * MS : take;
            if (item < 6) {
                events.add(new RunEvent.ItemPut(free[loop], 1, 3 + loop, 1, 1 + loop));
            } else {
                events.add(new TaskEvent.TaskFinished(take, 1 + loop, 3 + loop));
            }
        }
        if (!external) {
            events.add(new TaskEvent.TaskFinished(60 * MS, 0, 2));
        }
        events.sort(Comparator.comparingLong(Event::time));
        return SimulatedRuns.told(events);
    }

    @Test
    void loopsOverAQueue_areAPipeline_itemByItem() {
        Extraction extraction = Extraction.of(loops(false)).orElseThrow();
        assertThat(extraction.assumptions()).as("%s", extraction.assumptions())
                .anyMatch(line -> line.startsWith("One pipeline through observed queues: make, work, with 6 items"));
        Workload workload = extraction.workload();
        assertThat(workload.tasks()).isEqualTo(6);
        for (int item = 0; item < 6; item++) {
            assertThat(workload.duration(0, item)).isEqualTo(10 * MS);
            assertThat(workload.duration(1, item)).isEqualTo(30 * MS);
        }
        assertThat(workload.pool(1).workers()).isEqualTo(2);
        assertThat(extraction.forecast(8).makespan()).isEqualTo(110 * MS); // 10, 40, 70, then 20, 50, 80: the last ends at 110
        assertThat(extraction.with("work", Map.of(Knob.WORKERS, "3")).forecast(8).makespan()).isEqualTo(90 * MS);
    }

    @Test
    void loopsOverAQueue_thatAnotherThreadFills_haveItsArrivals() {
        Extraction extraction = Extraction.of(loops(true)).orElseThrow();
        assertThat(extraction.parts()).hasSize(1);
        assertThat(extraction.poolNames()).containsExactly("work");
        assertThat(extraction.forecast(8).makespan()).isEqualTo(100 * MS); // from the first arrival at 10 to 110
        assertThat(extraction.with("", Map.of(Knob.WORKERS, "3")).forecast(8).makespan()).isEqualTo(80 * MS);
    }
}
