package io.poolscope.analysis.sizing;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(scaling.sentences()).last().asString().matches("Use 16 workers: \\d+ % more throughput than with 8, \\d+ % (more|less) throughput than with 32\\.");
    }

    @Test
    void recommended_withoutALaw_isTheSmallestNearTheBest_andTheReasonIsSaid() {
        Scaling scaling = of(n -> n < 4 ? n * 10 : 40, 1, 4, 8);
        assertThat(scaling.recommended().orElseThrow().workers()).isEqualTo(4);
        assertThat(scaling.sentences()).first().asString().contains("don't support a fit", "at least 4");
        assertThat(scaling.sentences()).last().asString().isEqualTo("Use 4 workers: 300 % more throughput than with 1, as much throughput as with 8.");
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

    private static Scaling.Measured run(long makespan) {
        return new Scaling.Measured(makespan, 10, 0, 0, 0, 0);
    }
}
