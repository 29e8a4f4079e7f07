package io.poolscope.analysis.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static Scaling of(IntToDoubleFunction throughput, int... workers) {
        List<Scaling.Point> points = new ArrayList<>();
        for (int count : workers) {
            long makespan = Math.round(1000 * 1e9 / throughput.applyAsDouble(count));
            points.add(new Scaling.Point(count, List.of(new Scaling.Measured(makespan, 1000, 0, 0, 0, 0)), Optional.empty(), ""));
        }
        return new Scaling(points);
    }

    @Test
    void recommended_fromTheLaw_isNearItsPeak_withTheGainsOverItsNeighbours() {
        Scaling scaling = of(n -> 100.0 * n / (1 + 0.05 * (n - 1) + 0.002 * n * (n - 1)), 32, 1, 2, 4, 8, 16);
        assertThat(scaling.law().supported()).isTrue();
        assertThat(scaling.recommended().orElseThrow().workers()).isEqualTo(16);
        assertThat(scaling.sentences()).first().asString().contains("contention 5.00 %", "peak at 21 workers");
        assertThat(scaling.sentences()).last().asString()
                .matches("Use 16 workers: \\d+ % more throughput than with 8, \\d+ % (more|less) throughput than with 32\\.");
    }

    @Test
    void recommended_withoutALaw_isTheSmallestNearTheBest_andTheReasonIsSaid() {
        Scaling scaling = of(n -> n < 4 ? n * 10 : 40, 1, 4, 8);
        assertThat(scaling.recommended().orElseThrow().workers()).isEqualTo(4);
        assertThat(scaling.sentences()).first().asString().contains("don't support a fit", "at least 4");
        assertThat(scaling.sentences()).last().asString()
                .isEqualTo("Use 4 workers: 300 % more throughput than with 1, as much throughput as with 8.");
    }

    @Test
    void median_ofRepeats_hasItsSpread_andSpeedUpComparesMedians() {
        Scaling.Point one = new Scaling.Point(1, List.of(run(90), run(100), run(130)), Optional.empty(), "");
        Scaling.Point two = new Scaling.Point(2, List.of(run(40), run(60)), Optional.empty(), "");
        Scaling scaling = new Scaling(List.of(two, new Scaling.Point(4, List.of(), Optional.empty(), "broken"), one));
        assertThat(one.median(Scaling.Measured::makespan)).isEqualTo(new Scaling.Median(100, 90, 130));
        assertThat(scaling.speedUp(two)).isEqualTo(2);
        assertThat(scaling.efficiency(two)).isEqualTo(1);
        assertThat(one.median(Scaling.Measured::makespan).spread()).isEqualTo(0.2);
    }

    @Test
    void boundAndIdeal_thatAMeasurementBeats_areLoweredFromThereOn_andItIsSaid() {
        Scaling scaling = new Scaling(
                List.of(predicted(2, 1580, 1580), predicted(8, 1230, 1580), predicted(32, 1190, 1600), predicted(64, 1210, 1600)));
        List<Scaling.Point> points = scaling.points();
        assertThat(points.stream().map(point -> scaling.lowerBound(point).orElseThrow())).containsExactly(1580L, 1230L, 1190L, 1190L);
        assertThat(points).allSatisfy(point -> {
            assertThat(scaling.lowerBound(point).orElseThrow()).isLessThanOrEqualTo((long) point.median(Scaling.Measured::makespan).low());
            assertThat(scaling.ideal(point)).isLessThanOrEqualTo((long) point.median(Scaling.Measured::makespan).middle());
            assertThat(scaling.idealThroughput(point)).isGreaterThanOrEqualTo(point.throughput());
        });
        assertThat(scaling.sentences()).anySatisfy(line -> assertThat(line).startsWith("With 8, 32, 64 workers a run was shorter")
                .contains("with 32 it took 1.19 µs where 1.60 µs was the lower bound"));
    }

    @Test
    void boundThatHolds_staysWithoutAWord() {
        Scaling scaling = new Scaling(List.of(predicted(1, 100, 90), predicted(2, 60, 60)));
        assertThat(scaling.points().stream().map(point -> scaling.lowerBound(point).orElseThrow())).containsExactly(90L, 60L);
        assertThat(scaling.sentences()).noneMatch(line -> line.contains("bound"));
    }

    @Test
    void runsThatScaleBetterThanEvenly_lowerTheIdeal() {
        Scaling scaling = of(n -> n * n, 1, 2, 4);
        for (Scaling.Point point : scaling.points()) {
            assertThat(scaling.ideal(point)).isEqualTo(Math.round(point.median(Scaling.Measured::makespan).middle()));
        }
    }

    private static Scaling.Point predicted(int workers, long makespan, long bound) {
        return new Scaling.Point(workers, List.of(run(makespan)), Optional.of(new Forecast(bound, 0, 0, 0, 0, 0, 0, 0, 0, 0, bound)), "");
    }

    private static Scaling.Measured run(long makespan) {
        return new Scaling.Measured(makespan, 10, 0, 0, 0, 0);
    }
}
