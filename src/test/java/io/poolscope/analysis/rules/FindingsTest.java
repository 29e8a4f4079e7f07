package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for all rules together. */
class FindingsTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void rulesWithTooLittleToJudgeBy_areNamedWithWhatTheyNeed_andTheOthersJudge() {
        Snapshot few = SimulatedRuns.simulated(Workload.of(5, Rules.EVEN.with(4, 90 * MS))
                .withPool(PoolSpec.of(4).withCapacity(1).withPolicy(SaturationPolicy.ABORT))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        assertThat(Findings.notJudged(few, 2)).contains("too-few-workers needs 30 tasks that ran; there are 5",
                "queue-saturated needs 10 tasks submitted to a limited queue; there are 5",
                "slow-consumer needs 10 results that were consumed; there are 5",
                "over-threading needs 10 tasks whose processor time was measured; there are 0",
                "stragglers needs 3 tasks that ran for each worker; there is 1");
        assertThat(Findings.notJudged(few, 8)).noneMatch(line -> line.startsWith(RuleId.OVER_THREADING.text()));
        Snapshot many = SimulatedRuns.simulated(Workload.of(300, Rules.EVEN).withArrivals(Arrivals.every(3 * MS)).withPool(PoolSpec.of(4)));
        assertThat(Findings.notJudged(many, 8)).isEmpty();
        assertThat(Findings.notJudged(SimulatedRuns.told(List.of()), 8)).isEmpty();
    }

    @Test
    void ofSeveralPools_thoseWithTooLittleAreNamed_andTheOthersAreNot() {
        Workload few = Workload.of(5, Rules.EVEN).withPool(PoolSpec.of(2));
        Workload many = Workload.of(300, Rules.EVEN).withArrivals(Arrivals.every(3 * MS)).withPool(PoolSpec.of(4));
        Snapshot both = Together.of(List.of(Troubles.simulated(few), Troubles.simulated(many))).snapshot();
        assertThat(both.pools()).hasSize(2);
        String name = both.pools().getFirst().name();
        assertThat(Findings.notJudged(both, 8)).contains("too-few-workers needs 30 tasks that ran; "
                + (name.isEmpty() ? "a pool without a name" : name) + " has 5");
        Snapshot enough = Together.of(List.of(Troubles.simulated(many), Troubles.simulated(many))).snapshot();
        assertThat(Findings.notJudged(enough, 8)).isEmpty();
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
                stages.add(new StageSpec(PoolSpec.of(workers).withCapacity(10 * workers).withName("stage-" + (i + 1)),
                        Distribution.uniform(mean / 2, mean * 3 / 2)));
            }
            Workload workload =
                    Workload.of(400, Distribution.uniform(gap / 2, gap * 3 / 2)).withSeed(seed).withArrivals(Arrivals.poisson(gap))
                            .withPool(PoolSpec.of(2).withCapacity(20).withName("stage-0")).withStages(stages);
            List<Finding> bad =
                    Findings.of(SimulatedRuns.simulated(workload), 8).stream().filter(f -> f.severity() != Severity.OK).toList();
            assertThat(bad).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void aMillionTasks_allRules_withinTwoSecondsOfProcessorTime() {
        Snapshot run = SimulatedRuns.simulated(Workload.of(1_000_000, Rules.EVEN.with(4, 1_000 * MS)).withArrivals(Arrivals.every(3 * MS))
                .withPool(PoolSpec.of(4).withCapacity(100)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Rules.finding(RuleId.HEAD_OF_LINE, Findings.of(run, 8));
        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(2_000_000_000L);
    }

    @Test
    void everyRule_isNamedOnce() {
        assertThat(Findings.rules()).extracting(RuleDescription::id).doesNotHaveDuplicates().containsExactlyInAnyOrder(RuleId.values());
        assertThat(RuleId.values()).extracting(RuleId::text).doesNotHaveDuplicates().allMatch(text -> text.matches("[a-z]+(-[a-z]+)*"));
        assertThat(RuleId.values()).allSatisfy(id -> assertThat(RuleId.of(id.text())).contains(id));
        assertThat(RuleId.of("deadlock")).isEmpty();
    }

    @Test
    void everyRule_saysWhatItLooksFor_byWhichNumbers_andWhatToDo() {
        for (RuleDescription rule : Findings.rules()) {
            assertThat(rule.looksFor()).as(rule.id().text()).matches("[A-Z].{30,}\\.");
            assertThat(rule.thresholds()).as(rule.id().text()).extracting(Threshold::name).doesNotHaveDuplicates();
            assertThat(rule.thresholds()).allSatisfy(threshold -> assertThat(threshold.meaning()).contains(" "));
            assertThat(rule.remedies()).as(rule.id().text()).allMatch(remedy -> remedy.matches("[A-Z].+\\."));
            assertThat(rule.remedies().isEmpty()).as(rule.id().text()).isEqualTo(rule.id() == RuleId.WORKERS_USED);
        }
    }

    @Test
    void healthyRuns_twentyAtRandom_findNothingWrong() {
        for (int seed = 0; seed < 20; seed++) {
            Workload workload = healthy(seed);
            List<Finding> bad =
                    Findings.of(SimulatedRuns.simulated(workload), 8).stream().filter(f -> f.severity() != Severity.OK).toList();
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
        assertThat(Findings.of(SimulatedRuns.simulated(Workload.of(1, Rules.EVEN)))).isEmpty();
    }

    @Test
    void findings_worstFirst() {
        Workload bad = Workload.of(60, Rules.EVEN.with(4, 90 * MS)).withPool(PoolSpec.of(4).withCapacity(6)
                .withPolicy(SaturationPolicy.DISCARD))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM));
        List<Finding> findings = Findings.of(SimulatedRuns.simulated(bad));
        assertThat(findings).isSortedAccordingTo(Finding.WORST_FIRST);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }
}
