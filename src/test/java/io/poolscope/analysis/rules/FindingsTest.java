package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BlockReason;
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
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each rule with a run that is bad on purpose and its mended twin. */
class FindingsTest {
    private static final long MS = SimulatedRuns.MS;
    private static final Distribution EVEN = Distribution.uniform(8 * MS, 12 * MS);

    private static void assertPair(String rule, Workload bad, Workload mended) {
        assertThat(SimulatedRuns.rules(SimulatedRuns.simulated(bad, 8))).as("bad").contains(rule);
        assertThat(SimulatedRuns.rules(SimulatedRuns.simulated(mended, 8))).as("mended").doesNotContain(rule);
    }

    @Test
    void headOfLine() {
        Workload even = Workload.of(60, EVEN).withPool(PoolSpec.of(4)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        Workload bad = even.withDurations(EVEN.with(4, 80 * MS));
        assertPair("head-of-line", bad, even);
        assertPair("head-of-line", bad, bad.withDelivery(DeliverySpec.of(DeliveryMode.AS_COMPLETED)));
        Finding finding = Findings.of(SimulatedRuns.simulated(bad)).stream().filter(f -> f.rule().equals("head-of-line")).findFirst().orElseThrow();
        assertThat(finding.where().tasks()).containsExactly(4L);
        assertThat(finding.sentence()).startsWith("#5 ran 80.0 ms and held ").endsWith(" each on average: all the waiting for a head of the line.");
        // Independently: every result that finished while #5 was at the head waited until #5 finished.
        Snapshot run = SimulatedRuns.simulated(bad);
        double held = 0;
        for (long task = 5; task < 60; task++) {
            held += Math.max(0, run.tasks().ended(4) - run.tasks().ended(task)) / 1e9;
        }
        assertThat(finding.cost().amount()).isCloseTo(held, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void slowConsumer() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(6 * MS)));
        assertPair("slow-consumer", bad, bad.withDelivery(bad.delivery().withPace(Distribution.fixed(MS))));
        Workload map = bad.withDelivery(bad.delivery().withMode(DeliveryMode.MAP));
        assertPair("slow-consumer", map, map.withDelivery(map.delivery().withPace(Distribution.fixed(MS))));
    }

    @Test
    void submitterBlocked() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(4).withCapacity(6));
        assertPair("submitter-blocked", bad, bad.withArrivals(Arrivals.every(3 * MS)));
        assertThat(Findings.of(SimulatedRuns.simulated(bad)).stream().filter(f -> f.rule().equals("submitter-blocked")).findFirst().orElseThrow()
                .sentence()).contains("50 waits").contains("A longer queue would hide it, not mend it.");
    }

    @Test
    void submitterBlocked_byAWindow_saysSo() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withWindow(8).withPace(Distribution.fixed(20 * MS)));
        assertThat(Findings.of(SimulatedRuns.simulated(bad)).stream().filter(f -> f.rule().equals("submitter-blocked")).findFirst().orElseThrow()
                .sentence()).contains("window");
    }

    @Test
    void queueSaturated_byWorkers() {
        Workload bad = Workload.of(200, EVEN).withArrivals(Arrivals.every(MS))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.CALLER_RUNS));
        assertPair("queue-saturated", bad, bad.withArrivals(Arrivals.every(3 * MS)));
    }

    @Test
    void queueSaturated_byABurst() {
        long[] burst = new long[200];
        java.util.Arrays.setAll(burst, i -> i / 50 * 400L * MS);
        Workload bad = Workload.of(200, EVEN).withArrivals(Arrivals.at(burst))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.DISCARD));
        assertPair("queue-saturated", bad, bad.withPool(bad.pool().withCapacity(60)));
        assertThat(Findings.of(SimulatedRuns.simulated(bad)).stream().filter(f -> f.rule().equals("queue-saturated")).findFirst().orElseThrow()
                .sentence()).contains("a burst");
    }

    @Test
    void queueGrowth() {
        Workload bad = Workload.of(400, EVEN).withArrivals(Arrivals.poisson(3 * MS / 2)).withPool(PoolSpec.of(4));
        assertPair("queue-growth", bad, bad.withPool(PoolSpec.of(8)));
        assertPair("queue-growth", bad, bad.withPool(PoolSpec.of(4).withCapacity(10)));
    }

    @Test
    void tooFewWorkers() {
        // Slightly overloaded at times, so that the queue is long and does not keep growing.
        Workload bad = Workload.of(2_000, Distribution.exponential(10 * MS)).withSeed(4).withArrivals(Arrivals.poisson(2_560_000))
                .withPool(PoolSpec.of(4));
        assertPair("too-few-workers", bad, bad.withPool(PoolSpec.of(6)));
    }

    @Test
    void stragglers() {
        Workload bad = Workload.of(60, EVEN.with(59, 150 * MS)).withPool(PoolSpec.of(4));
        assertPair("stragglers", bad, bad.withDurations(EVEN.with(0, 150 * MS)));
        assertThat(Findings.of(SimulatedRuns.simulated(bad)).stream().filter(f -> f.rule().equals("stragglers")).findFirst().orElseThrow()
                .where().tasks()).containsExactly(59L);
    }

    @Test
    void rejectedWork() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.ABORT));
        assertPair("rejected-work", bad, bad.withPool(bad.pool().withPolicy(SaturationPolicy.CALLER_RUNS)));
    }

    @Test
    void shutDown_tellsWhatWasQueued_andIsNoRejectedWork() {
        Snapshot stopped = SimulatedRuns.told(shutDown(SaturationPolicy.BLOCK));
        assertThat(Findings.of(stopped, 8)).filteredOn(finding -> finding.rule().equals("shut-down")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.sentence()).isEqualTo("2 tasks of 3 were in the queue when the pool was shut down at once, and never ran.");
            assertThat(finding.where().tasks()).containsExactly(1L, 2L);
        });
        assertThat(SimulatedRuns.rules(stopped)).doesNotContain("rejected-work");
        assertThat(SimulatedRuns.rules(SimulatedRuns.told(shutDown(SaturationPolicy.DISCARD)))).contains("rejected-work").doesNotContain("shut-down");
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
    void silentFailures() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(4)).withFailures(FailurePlan.at(7, 9));
        assertPair("silent-failures", bad, bad.withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        assertPair("silent-failures", bad, bad.withFailures(FailurePlan.NONE));
    }

    @Test
    void idleWorkers_behindASmallWindow() {
        Workload bad = Workload.of(60, EVEN).withPool(PoolSpec.of(8))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withWindow(3));
        assertPair("idle-workers", bad, bad.withDelivery(bad.delivery().withWindow(40)));
    }

    @Test
    void idleWorkers_whileTasksAreQueued() {
        assertThat(SimulatedRuns.rules(queuedBesideIdle(false))).contains("idle-workers");
        assertThat(SimulatedRuns.rules(queuedBesideIdle(true))).doesNotContain("idle-workers");
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
    void nestedSubmit_allWorkersWaitForTheirOwnQueue_isADeadlock() {
        assertThat(SimulatedRuns.rules(nested(2))).contains("nested-submit");
        assertThat(SimulatedRuns.rules(nested(3))).doesNotContain("nested-submit");
        Finding finding = Findings.of(nested(2)).getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.where().tasks()).containsExactlyInAnyOrder(0L, 1L);
        assertThat(finding.sentence()).contains("All 2 workers").contains("90.0 ms");
    }

    /** Two outer tasks submit an inner one each and wait for it; with a third worker the inner ones run. */
    private static Snapshot nested(int workers) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < workers; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
        }
        for (int task = 0; task < 2; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, task, 1 + task));
        }
        for (int task = 0; task < 2; task++) {
            events.add(new TaskEvent.TaskSubmitted(10 * MS, 2 + task, 1 + task, "inner", -1, -1, 0));
            events.add(new TaskEvent.TaskBlocked(10 * MS, task, 1 + task, BlockReason.TASK, 2 + task));
        }
        if (workers > 2) {
            for (int task = 0; task < 2; task++) {
                events.add(new TaskEvent.TaskStarted((10 + task) * MS, 2 + task, 3));
                events.add(new TaskEvent.TaskFinished((11 + task) * MS, 2 + task, 3));
                events.add(new TaskEvent.TaskUnblocked((11 + task) * MS, task, 1 + task, 2 + task, 3));
                events.add(new TaskEvent.TaskFinished((11 + task) * MS, task, 1 + task));
            }
        }
        events.add(new PoolEvent.PoolResized(100 * MS, 0, workers, Event.UNBOUNDED));
        events.sort(Comparator.comparingLong(Event::time));
        return SimulatedRuns.told(events);
    }

    @Test
    void nestedSubmit_mostWorkersWaitBehindABusyOne_isStarvation() {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, 3, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < 3; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
            events.add(new TaskEvent.TaskSubmitted(0, worker, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, worker, 1 + worker));
        }
        events.add(new TaskEvent.TaskSubmitted(MS, 3, 1, "inner", -1, -1, 0));
        events.add(new TaskEvent.TaskSubmitted(MS, 4, 2, "inner", -1, -1, 0));
        events.add(new TaskEvent.TaskBlocked(MS, 0, 1, BlockReason.TASK, 3));
        events.add(new TaskEvent.TaskBlocked(MS, 1, 2, BlockReason.TASK, 4));
        events.add(new TaskEvent.TaskFinished(50 * MS, 2, 3));
        for (int inner = 0; inner < 2; inner++) {
            long start = (50 + inner) * MS;
            events.add(new TaskEvent.TaskStarted(start, 3 + inner, 3));
            events.add(new TaskEvent.TaskFinished(start + MS, 3 + inner, 3));
            events.add(new TaskEvent.TaskUnblocked(start + MS, inner, 1 + inner, 3 + inner, 3));
            events.add(new TaskEvent.TaskFinished(start + MS, inner, 1 + inner));
        }
        Finding finding = Findings.of(SimulatedRuns.told(events)).stream().filter(f -> f.rule().equals("nested-submit")).findFirst().orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sentence()).startsWith("Up to 2 of 3 workers waited for tasks queued in their own pool");
    }

    @Test
    void remediesThatCanBeSimulated_tellTheirGain() {
        Workload base = Workload.of(60, EVEN).withPool(PoolSpec.of(4));
        DeliverySpec stream = DeliverySpec.of(DeliveryMode.ORDERED_STREAM);
        assertGain("slow-consumer", SimulatedRuns.simulated(base.withDelivery(stream.withPace(Distribution.fixed(6 * MS)))));
        assertGain("queue-saturated", SimulatedRuns.simulated(base.withTasks(200).withArrivals(Arrivals.every(MS))
                .withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.CALLER_RUNS))));
        assertGain("queue-growth", SimulatedRuns.simulated(base.withTasks(400).withArrivals(Arrivals.poisson(3 * MS / 2))));
        assertGain("stragglers", SimulatedRuns.simulated(base.withDurations(EVEN.with(59, 150 * MS))));
        assertGain("rejected-work", SimulatedRuns.simulated(base.withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.ABORT))));
        assertGain("idle-workers", SimulatedRuns.simulated(base.withPool(PoolSpec.of(8)).withDelivery(stream.withWindow(3))));
        assertGain("workers-used", SimulatedRuns.simulated(base));
        assertThat(Findings.of(computed(8), 2).stream().filter(f -> f.rule().equals("over-threading")).findFirst().orElseThrow().gain().orElseThrow())
                .matches("2 workers would end the run (about as soon|[0-9.]+ ms sooner), and each task within (9|10)\\.\\d+ ms of its start instead of 3\\d\\.\\d ms\\.");
    }

    private static void assertGain(String rule, Snapshot run) {
        Finding finding = Findings.of(run, 8).stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow(() -> new AssertionError(rule));
        assertThat(finding.gain()).as(rule).isPresent();
    }

    @Test
    void rulesWithTooLittleToJudgeBy_areNamedWithWhatTheyNeed_andTheOthersJudge() {
        Snapshot few = SimulatedRuns.simulated(Workload.of(5, EVEN.with(4, 90 * MS)).withPool(PoolSpec.of(4).withCapacity(1).withPolicy(SaturationPolicy.ABORT))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        assertThat(Findings.notJudged(few, 2)).contains("too-few-workers needs 30 tasks that ran; there are 5",
                "queue-saturated needs 10 tasks submitted to a limited queue; there are 5", "slow-consumer needs 10 results that were consumed; there are 5",
                "over-threading needs 10 tasks whose processor time was measured; there are 0", "stragglers needs 3 tasks that ran for each worker");
        assertThat(Findings.notJudged(few, 8)).noneMatch(line -> line.contains("over-threading"));
        Snapshot many = SimulatedRuns.simulated(Workload.of(300, EVEN).withArrivals(Arrivals.every(3 * MS)).withPool(PoolSpec.of(4)));
        assertThat(Findings.notJudged(many, 8)).isEmpty();
        assertThat(Findings.notJudged(SimulatedRuns.told(List.of()), 8)).isEmpty();
    }

    @Test
    void healthyPipelines_findNothingWrong() {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(900 + seed);
            List<StageSpec> stages = new ArrayList<>();
            long gap = random.nextLong(2, 10) * MS;
            for (int i = 0; i < 2; i++) {
                int workers = random.nextInt(2, 6);
                long mean = (long) (gap * workers * random.nextDouble(0.4, 0.7));
                stages.add(new StageSpec(PoolSpec.of(workers).withCapacity(10 * workers).withName("stage-" + (i + 1)), Distribution.uniform(mean / 2, mean * 3 / 2)));
            }
            Workload workload = Workload.of(400, Distribution.uniform(gap / 2, gap * 3 / 2)).withSeed(seed).withArrivals(Arrivals.poisson(gap))
                    .withPool(PoolSpec.of(2).withCapacity(20).withName("stage-0")).withStages(stages);
            List<Finding> bad = Findings.of(SimulatedRuns.simulated(workload), 8).stream().filter(f -> f.severity() != Severity.OK).toList();
            assertThat(bad).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void overThreading() {
        assertThat(Findings.of(computed(8), 2).stream().map(Finding::rule)).contains("over-threading");
        assertThat(Findings.of(computed(2), 2).stream().map(Finding::rule)).doesNotContain("over-threading");
        Workload sleeping = Workload.of(60, EVEN).withPool(PoolSpec.of(8));
        assertThat(Findings.of(SimulatedRuns.simulated(sleeping), 2).stream().map(Finding::rule)).doesNotContain("over-threading");
    }

    private static Snapshot computed(int workers) {
        return SimulatedRuns.computed(Workload.of(60, EVEN).withKind(TaskKind.CPU).withPool(PoolSpec.of(workers)), 2);
    }

    @Test
    void smallTasks() {
        Workload bad = Workload.of(10_000, Distribution.uniform(1_000, 5_000)).withPool(PoolSpec.of(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.MAP));
        assertPair("small-tasks", bad, bad.withDelivery(bad.delivery().withChunk(100)));
    }

    @Test
    void gains_areSimulated() {
        Workload blocked = Workload.of(60, EVEN.with(4, 200 * MS)).withPool(PoolSpec.of(4).withCapacity(6))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        List<Finding> findings = Findings.of(SimulatedRuns.simulated(blocked));
        assertThat(findings.stream().filter(f -> f.rule().equals("head-of-line")).findFirst().orElseThrow().gain().orElseThrow())
                .startsWith("Delivered as completed: ").endsWith(" sooner on average.");
        assertThat(findings.stream().filter(f -> f.rule().equals("submitter-blocked")).findFirst().orElseThrow().gain().orElseThrow())
                .startsWith("6 workers would end the run");
    }

    @Test
    void aMillionTasks_allRules_withinTwoSecondsOfProcessorTime() {
        Snapshot run = SimulatedRuns.simulated(Workload.of(1_000_000, EVEN.with(4, 1_000 * MS)).withArrivals(Arrivals.every(3 * MS))
                .withPool(PoolSpec.of(4).withCapacity(100)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(Findings.of(run, 8)).isNotNull();
        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(2_000_000_000L);
    }

    @Test
    void everyRule_isNamedOnce() {
        assertThat(Findings.rules()).doesNotHaveDuplicates().hasSize(15);
    }

    @Test
    void workersUsed() {
        Workload good = Workload.of(60, EVEN).withPool(PoolSpec.of(4));
        assertPair("workers-used", good, good.withArrivals(Arrivals.every(10 * MS)));
        assertThat(Findings.of(SimulatedRuns.simulated(good)).getFirst().severity()).isEqualTo(Severity.OK);
    }

    @Test
    void healthyRuns_twentyAtRandom_findNothingWrong() {
        for (int seed = 0; seed < 20; seed++) {
            Workload workload = healthy(seed);
            List<Finding> bad = Findings.of(SimulatedRuns.simulated(workload), 8).stream().filter(f -> f.severity() != Severity.OK).toList();
            assertThat(bad).as("seed " + seed + ": " + workload).isEmpty();
        }
    }

    /** A pool that has room: load of 30 to 75 %, mildly random durations, a queue that takes bursts, a consumer that keeps up. */
    static Workload healthy(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int workers = random.nextInt(2, 17);
        long mean = random.nextLong(2 * MS, 50 * MS);
        double load = random.nextDouble(0.3, 0.75);
        long gap = (long) (mean / (workers * load));
        Distribution durations = switch (seed % 3) {
            case 0 -> Distribution.uniform(mean / 2, mean * 3 / 2);
            case 1 -> Distribution.logNormal(mean * 19 / 20, 0.3);
            default -> Distribution.fixed(mean);
        };
        DeliveryMode mode = DeliveryMode.values()[seed / 3 % 4];
        return Workload.of(random.nextInt(200, 2_000), durations).withSeed(seed)
                .withArrivals(seed % 2 == 0 ? Arrivals.poisson(gap) : Arrivals.every(gap))
                .withPool(PoolSpec.of(workers).withCapacity(seed % 4 == 0 ? Event.UNBOUNDED : 20 * workers))
                .withDelivery(DeliverySpec.of(mode).withPace(Distribution.exponential(Math.max(1, gap / 4))));
    }

    @Test
    void anEmptyRun_findsNothing() {
        assertThat(Findings.of(SimulatedRuns.told(List.of()))).isEmpty();
        assertThat(Findings.of(SimulatedRuns.simulated(Workload.of(1, EVEN)))).isEmpty();
    }

    @Test
    void findings_worstFirst() {
        Workload bad = Workload.of(60, EVEN.with(4, 90 * MS)).withPool(PoolSpec.of(4).withCapacity(6).withPolicy(SaturationPolicy.DISCARD))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        List<Finding> findings = Findings.of(SimulatedRuns.simulated(bad));
        assertThat(findings).isSortedAccordingTo(Finding.WORST_FIRST);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }
}
