package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules about queues and those who fill them: a run that is bad on purpose, and its mended twin. */
class QueueRulesTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void submitterBlocked() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4).withCapacity(6));
        Rules.assertPair(RuleId.SUBMITTER_BLOCKED, bad, bad.withArrivals(Arrivals.every(3 * MS)));
        assertThat(Rules.finding(RuleId.SUBMITTER_BLOCKED, Findings.of(SimulatedRuns.simulated(bad)))
                .sentence()).contains("50 waits").contains("A longer queue would hide it, not mend it.");
    }

    @Test
    void submitterBlocked_byAWindow_saysSo() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withWindow(8).withPace(Distribution.fixed(20 * MS)));
        assertThat(Rules.finding(RuleId.SUBMITTER_BLOCKED, Findings.of(SimulatedRuns.simulated(bad)))
                .sentence()).contains("window");
    }

    @Test
    void queueSaturated_byWorkers() {
        Workload bad = Workload.of(200, Rules.EVEN).withArrivals(Arrivals.every(MS))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.CALLER_RUNS));
        Rules.assertPair(RuleId.QUEUE_SATURATED, bad, bad.withArrivals(Arrivals.every(3 * MS)));
    }

    @Test
    void queueSaturated_byABurst() {
        long[] burst = new long[200];
        Arrays.setAll(burst, i -> i / 50 * 400L * MS);
        Workload bad = Workload.of(200, Rules.EVEN).withArrivals(Arrivals.at(burst))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.DISCARD));
        Rules.assertPair(RuleId.QUEUE_SATURATED, bad, bad.withPool(bad.pool().withCapacity(60)));
        assertThat(Rules.finding(RuleId.QUEUE_SATURATED, Findings.of(SimulatedRuns.simulated(bad)))
                .sentence()).contains("a burst");
    }

    @Test
    void queueGrowth() {
        Workload bad = Workload.of(400, Rules.EVEN).withArrivals(Arrivals.poisson(3 * MS / 2)).withPool(PoolSpec.of(4));
        Rules.assertPair(RuleId.QUEUE_GROWTH, bad, bad.withPool(PoolSpec.of(8)));
        Rules.assertPair(RuleId.QUEUE_GROWTH, bad, bad.withPool(PoolSpec.of(4).withCapacity(10)));
    }

    @Test
    void tooFewWorkers() {
        // Slightly overloaded at times, so that the queue is long and does not keep growing.
        Workload bad = Workload.of(2_000, Distribution.exponential(10 * MS)).withSeed(4).withArrivals(Arrivals.poisson(2_560_000))
                .withPool(PoolSpec.of(4));
        Rules.assertPair(RuleId.TOO_FEW_WORKERS, bad, bad.withPool(PoolSpec.of(6)));
    }

    @Test
    void rejectedWork() {
        Workload bad = Workload.of(60, Rules.EVEN).withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.ABORT));
        Rules.assertPair(RuleId.REJECTED_WORK, bad, bad.withPool(bad.pool().withPolicy(SaturationPolicy.CALLER_RUNS)));
    }

    @Test
    void shutDown_tellsWhatWasQueued_andIsNoRejectedWork() {
        Snapshot stopped = SimulatedRuns.told(shutDown(SaturationPolicy.BLOCK));
        assertThat(Findings.of(stopped, 8)).filteredOn(finding -> finding.rule() == RuleId.SHUT_DOWN).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.sentence()).isEqualTo("2 tasks of 3 were in the queue when the pool was shut down at once, and never ran.");
            assertThat(finding.where().tasks()).containsExactly(1L, 2L);
        });
        assertThat(Rules.of(stopped)).doesNotContain(RuleId.REJECTED_WORK);
        assertThat(Rules.of(SimulatedRuns.told(shutDown(SaturationPolicy.DISCARD)))).contains(RuleId.REJECTED_WORK)
                .doesNotContain(RuleId.SHUT_DOWN);
    }

    /** One task runs and two are discarded, by the policy if it is one that discards. */
    private static List<Event> shutDown(SaturationPolicy policy) {
        List<Event> events = new ArrayList<>(List.of(new PoolEvent.PoolStarted(0, 0, "p", PoolKind.FIXED, 1, 8, policy),
                new PoolEvent.WorkerStarted(0, 0, 0, "p-1"), new PoolEvent.SubmitterJoined(0, 1, 0, "main")));
        for (int task = 0; task < 3; task++) {
            events.add(new TaskEvent.TaskSubmitted(1, task, 1, "", -1, -1, 0));
        }
        events.add(new TaskEvent.TaskStarted(2, 0, 0));
        for (int task = 1; task < 3; task++) {
            events.add(new TaskEvent.TaskRejected(3 * MS, task, EventWord.NO_LANE, Rejection.DISCARDED));
        }
        events.add(new TaskEvent.TaskFinished(4 * MS, 0, 0));
        events.add(new PoolEvent.PoolStopped(5 * MS, 0));
        return events;
    }

    @Test
    void queueSaturated_countsWhatThePolicyMet_notWhatAShutdownDiscarded() {
        List<Event> events = new ArrayList<>(List.of(new PoolEvent.PoolStarted(0, 0, "p", PoolKind.FIXED, 1, 10, SaturationPolicy.ABORT),
                new PoolEvent.WorkerStarted(0, 0, 0, "p-1"), new PoolEvent.SubmitterJoined(0, 1, 0, "main")));
        for (int task = 0; task < 12; task++) {
            events.add(new TaskEvent.TaskSubmitted(1, task, 1, "", -1, -1, 0));
        }
        events.add(new TaskEvent.TaskRejected(1, 11, 1, Rejection.ABORTED));
        events.add(new TaskEvent.TaskStarted(2, 0, 0));
        for (int task = 1; task < 11; task++) {
            events.add(new TaskEvent.TaskRejected(3 * MS, task, EventWord.NO_LANE, Rejection.DISCARDED));
        }
        events.add(new TaskEvent.TaskFinished(4 * MS, 0, 0));
        assertThat(Rules.finding(RuleId.QUEUE_SATURATED, Findings.of(SimulatedRuns.told(events), 8)).sentence())
                .contains(". Its policy, abort, refused 1 task: ");
    }

    @Test
    void queueSaturated_doesNotCountWhatCameToAPoolThatHadEnded() {
        List<Event> events = new ArrayList<>(List.of(new PoolEvent.PoolStarted(0, 0, "p", PoolKind.FIXED, 1, 4, SaturationPolicy.ABORT),
                new PoolEvent.WorkerStarted(0, 0, 0, "p-1"), new PoolEvent.SubmitterJoined(0, 1, 0, "main")));
        for (int task = 0; task < 5; task++) {
            events.add(new TaskEvent.TaskSubmitted(1, task, 1, "", -1, -1, 0));
        }
        for (int task = 0; task < 5; task++) {
            events.add(new TaskEvent.TaskStarted((2 + task) * MS, task, 0));
            events.add(new TaskEvent.TaskFinished((3 + task) * MS - 1, task, 0));
        }
        events.add(new PoolEvent.PoolStopped(8 * MS, 0));
        for (int task = 5; task < 15; task++) {
            events.add(new TaskEvent.TaskSubmitted((4 + task) * MS, task, 1, "", -1, -1, 0));
            events.add(new TaskEvent.TaskRejected((4 + task) * MS, task, 1, Rejection.ABORTED));
        }
        assertThat(Rules.of(SimulatedRuns.told(events))).doesNotContain(RuleId.QUEUE_SATURATED).contains(RuleId.REJECTED_WORK);
    }
}
