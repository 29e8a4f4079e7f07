package io.poolscope.analysis.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.testing.SimulatedRuns;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private static Advice advise(String words) {
        return Advisor.advise(Advisor.read(words, 0, 0, 8, 0));
    }

    @Test
    void words_thatCompute_asManyThreadsAsProcessors() {
        Advice advice = advise("resize 1000 images");
        assertThat(advice.approach()).isEqualTo(Advice.Approach.THREADS);
        assertThat(advice.workers()).isEqualTo(8);
        assertThat(advice.queueCapacity()).isEqualTo(16);
        assertThat(advice.reasons()).allMatch(reason -> !reason.rule().isEmpty());
    }

    @Test
    void words_thatWait_manyWorkers() {
        assertThat(advise("download 50 pages").workers()).isEqualTo(50);
        assertThat(advise("download 5k pages").approach()).isEqualTo(Advice.Approach.VIRTUAL_THREADS);
        assertThat(Advisor.advise(Advisor.read("download 5000 pages", 0, 0, 8, 20)).workers()).isEqualTo(20);
    }

    @Test
    void words_ofBothKinds_aPipeline() {
        assertThat(advise("download 500 pages and parse them").approach()).isEqualTo(Advice.Approach.PIPELINE);
    }

    @Test
    void littleWork_sequential() {
        assertThat(Advisor.advise(Advisor.read("hash 50 files", 1e6, 0, 8, 0)).approach()).isEqualTo(Advice.Approach.SEQUENTIAL);
    }

    @Test
    void tinyTasks_chunks() {
        assertThat(Advisor.advise(Advisor.read("parse 1000000 lines", 2_000, 0, 8, 0)).chunk()).isEqualTo(500);
    }

    @Test
    void largeItems_shortQueue() {
        assertThat(Advisor.advise(Advisor.read("resize 1000 images", 0, 32L << 20, 8, 0)).queueCapacity()).isEqualTo(2);
    }

    @Test
    void unknownWords_sayWhatToTry() {
        assertThatThrownBy(() -> advise("frobnicate 7 things")).hasMessageContaining("try a verb");
    }

    @Test
    void aMeasuredRun_isJudgedByItsTimes() {
        Advisor.Work work = Advisor.read(SimulatedRuns.simulated(Workload.of(100, Distribution.fixed(20 * SimulatedRuns.MS))), 8, 0);
        assertThat(work.tasks()).isEqualTo(100);
        assertThat(work.nanos()).isEqualTo(20 * SimulatedRuns.MS);
    }

    private static Scaling sweep(double... throughputs) {
        List<Scaling.Point> points = new ArrayList<>();
        for (int i = 0; i < throughputs.length; i++) {
            long makespan = Math.round(1_000 * 1e9 / throughputs[i]);
            points.add(new Scaling.Point(1 << i, List.of(new Scaling.Measured(makespan, 1_000, 0, 0, 0, 0)), Optional.empty(), ""));
        }
        return new Scaling(points);
    }

    private static String measured(Advice advice, AdvicePart part) {
        return advice.reasons().stream().filter(reason -> reason.what() == part).findFirst().orElseThrow().measured();
    }

    @Test
    void aSweep_thatBearsTheAdviceOut_isToldBesideIt() {
        Advice plain = advise("resize 1000 images");
        Advice advice = plain.beside(sweep(100, 200, 400, 800));
        assertThat(measured(advice, AdvicePart.WORKERS)).isEqualTo("With 8 workers the run took 1.25 s, the best of 1, 2, 4 and 8.");
        assertThat(measured(advice, AdvicePart.APPROACH))
                .isEqualTo("With 1 worker the run took 10.0 s and with 8 1.25 s, 8.00 times the work a second.");
        assertThat(measured(advice, AdvicePart.QUEUE)).isEmpty();
        assertThat(advice.workers()).isEqualTo(plain.workers());
    }

    @Test
    void aSweep_thatSpeaksForAnotherNumber_saysGoByTheMeasurement() {
        assertThat(measured(advise("resize 1000 images").beside(sweep(100, 200, 400, 300)), AdvicePart.WORKERS)).isEqualTo(
                "With 8 workers the run took 3.33 s; with 4 workers it took 2.50 s and got 33 % more done a second: go by the "
                        + "measurement.");
        assertThat(measured(advise("resize 1000 images").beside(sweep(100, 200, 400, 390)), AdvicePart.WORKERS)).endsWith(
                "hardly behind the best of 1, 2, 4 and 8, which is 4.");
        assertThat(measured(advise("resize 1000 images").beside(sweep(100, 101)), AdvicePart.APPROACH))
                .endsWith(": more workers brought nothing here.");
        assertThat(measured(advise("resize 1000 images").beside(sweep(100, 101)), AdvicePart.WORKERS))
                .startsWith("With 2 workers, the nearest to 8 that was tried,");
    }

    @Test
    void trialsOfQueueAndChunk_areToldBesideTheirReasons_andFailedOnesInOneLine() {
        Advice advice = advise("resize 1000 images").beside(List.of(
                new Trial(AdvicePart.QUEUE,
                        List.of(new Trial.Tried(32, 2e9, 50, ""), new Trial.Tried(16, 2e9, 50, ""), Trial.Tried.failed(8, "given up"))),
                new Trial(AdvicePart.CHUNK, List.of(Trial.Tried.failed(1, "chunk: 1 is not allowed")))));
        assertThat(measured(advice, AdvicePart.QUEUE)).isEqualTo("With a queue of 16 the run took 2.00 s, the best of 16 and 32.");
        assertThat(measured(advice, AdvicePart.CHUNK)).isEqualTo("No value could be tried: chunk: 1 is not allowed.");
        assertThat(measured(advice, AdvicePart.WORKERS)).isEmpty();
    }

    @Test
    void usl_ofItsOwnCurve_findsTheCoefficients() {
        Usl truth = new Usl(100, 0.05, 0.002, 1, "");
        Map<Integer, Double> data = new LinkedHashMap<>();
        for (int n : new int[] {1, 2, 4, 8, 16, 32}) {
            data.put(n, truth.throughput(n) * (n % 4 == 0 ? 1.005 : 0.995));
        }
        Usl fitted = Usl.fit(data);
        assertThat(fitted.supported()).isTrue();
        assertThat(fitted.sigma()).isCloseTo(0.05, within(0.02));
        assertThat(fitted.kappa()).isCloseTo(0.002, within(0.0006));
        assertThat(fitted.peak()).isBetween(19, 25);
        assertThat(fitted.recommended(64)).isBetween(14, 22);
    }

    @Test
    void usl_linearScaling_hasNoPeak() {
        Usl fitted = Usl.fit(Map.of(1, 10.0, 2, 20.0, 4, 40.0, 8, 80.0));
        assertThat(fitted.peak()).isEqualTo(Integer.MAX_VALUE);
        assertThat(fitted.recommended(16)).isEqualTo(16);
    }

    @Test
    void usl_tooLittleOrWildData_isRefused() {
        assertThat(Usl.fit(Map.of(1, 10.0, 2, 20.0)).refusal()).contains("at least 4");
        assertThat(Usl.fit(Map.of(7, 10.0, 8, 20.0, 9, 15.0, 10, 3.0)).refusal()).contains("too close");
        assertThat(Usl.fit(Map.of(1, 10.0, 2, 90.0, 4, 5.0, 8, 70.0, 16, 8.0)).refusal()).contains("explains only");
    }
}
