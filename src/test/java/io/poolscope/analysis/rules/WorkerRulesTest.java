package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules about workers and what they run: a run that is bad on purpose, and its mended twin. */
class WorkerRulesTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void stragglers() {
        Workload bad = Workload.of(60, Rules.EVEN.with(59, 150 * MS)).withPool(PoolSpec.of(4));
        Rules.assertPair(RuleId.STRAGGLERS, bad, bad.withDurations(Rules.EVEN.with(0, 150 * MS)));
        assertThat(Rules.finding(RuleId.STRAGGLERS, Findings.of(SimulatedRuns.simulated(bad)))
                .where().tasks()).containsExactly(59L);
    }

    @Test
    void silentFailures() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4)).withFailures(FailurePlan.at(7, 9));
        Rules.assertPair(RuleId.SILENT_FAILURES, bad, bad.withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        Rules.assertPair(RuleId.SILENT_FAILURES, bad, bad.withFailures(FailurePlan.NONE));
    }

    @Test
    void idleWorkers_behindASmallWindow() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(8))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withWindow(3));
        Rules.assertPair(RuleId.IDLE_WORKERS, bad, bad.withDelivery(bad.delivery().withWindow(40)));
    }

    @Test
    void idleWorkers_whileTasksAreQueued() {
        assertThat(Rules.of(queuedBesideIdle(false))).contains(RuleId.IDLE_WORKERS);
        assertThat(Rules.of(queuedBesideIdle(true))).doesNotContain(RuleId.IDLE_WORKERS);
    }

    /** Four workers of which, unless mended, only one takes tasks, as behind a lock around the queue. */
    private static Snapshot queuedBesideIdle(boolean mended) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, 4, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < 4; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
        }
        for (int task = 0; task < 40; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "", -1, -1, 0));
            int worker = mended ? task % 4 : 0;
            long start = (mended ? task / 4 : task) * 10L * MS;
            events.add(new TaskEvent.TaskStarted(start, task, 1 + worker));
            events.add(new TaskEvent.TaskFinished(start + 10 * MS, task, 1 + worker));
        }
        // Stable, so that at one time a finish comes before the start that follows it on the lane.
        events.sort(Comparator.comparingLong(Event::time).thenComparing(e -> e instanceof TaskEvent.TaskStarted));
        return SimulatedRuns.told(events);
    }

    @Test
    void overThreading() {
        assertThat(Findings.of(Rules.computed(8), 2).stream().map(Finding::rule)).contains(RuleId.OVER_THREADING);
        assertThat(Findings.of(Rules.computed(2), 2).stream().map(Finding::rule)).doesNotContain(RuleId.OVER_THREADING);
        Workload sleeping = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(8));
        assertThat(Findings.of(SimulatedRuns.simulated(sleeping), 2).stream().map(Finding::rule)).doesNotContain(RuleId.OVER_THREADING);
    }

    @Test
    void smallTasks() {
        Workload bad = Workload.of(10_000, Distribution.uniform(1_000, 5_000)).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.MAP));
        Rules.assertPair(RuleId.SMALL_TASKS, bad, bad.withDelivery(bad.delivery().withChunk(100)));
    }

    @Test
    void workersUsed() {
        Workload good = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4));
        Rules.assertPair(RuleId.WORKERS_USED, good, good.withArrivals(Arrivals.every(10 * MS)));
        assertThat(Findings.of(SimulatedRuns.simulated(good)).getFirst().severity()).isEqualTo(Severity.OK);
    }
}
