package io.poolscope.view.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.sizing.Scaling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTextTest {
    @Test
    void counts_areReadInAnyOrder_eachOnce() {
        assertThat(CountsText.parse(" 8, 1,2 ,2")).containsExactly(1, 2, 8);
        assertThat(CountsText.problem("1,2,4,8,16,32")).isEmpty();
        assertThat(CountsText.repeats(" 3 ")).isEqualTo(3);
    }

    @Test
    void counts_thatAreNotAllowed_areNamed_withWhatIs() {
        assertThat(CountsText.problem("1,two"))
                .hasValue("“two” is not allowed; allowed: whole numbers from 1 to 100000 with commas between");
        assertThat(CountsText.problem("")).hasValueSatisfying(line -> assertThat(line).startsWith("“” is not allowed"));
        assertThat(CountsText.problem("1,,2")).isPresent();
        assertThat(CountsText.problem("0")).isPresent();
        assertThat(CountsText.problem("-4")).isPresent();
        assertThat(CountsText.problem("99999999999")).isPresent();
        assertThat(CountsText.problem("100001")).isPresent();
        assertThat(CountsText.problem(IntStream.rangeClosed(1, 65).mapToObj(Integer::toString).collect(Collectors.joining(","))))
                .hasValue("65 numbers are too many; allowed: up to 64");
        assertThat(CountsText.repeatsProblem("1001")).hasValue("“1001” is not allowed; allowed: whole numbers from 1 to 1000");
    }

    @Test
    void figures_areMediansWithHalfTheSpread_andOfAFailedNumberNothing() {
        Scaling.Point one = new Scaling.Point(1, List.of(run(4_000_000_000L), run(4_000_000_000L)), Optional.empty(), "");
        Scaling.Point two =
                new Scaling.Point(2, List.of(run(1_900_000_000L), run(2_000_000_000L), run(2_300_000_000L)), Optional.empty(), "");
        Scaling.Point failed = new Scaling.Point(4, List.of(), Optional.empty(), "it failed");
        Scaling scaling = new Scaling(List.of(one, two, failed));
        assertThat(PointText.makespan(scaling, one)).isEqualTo("4.00 s");
        assertThat(PointText.makespan(scaling, two)).isEqualTo("2.00 s ±10 %");
        assertThat(PointText.throughput(scaling, two)).startsWith("10.0/s ±");
        assertThat(PointText.speedUp(scaling, two)).isEqualTo("2.00");
        assertThat(PointText.efficiency(scaling, two)).isEqualTo("100 %");
        assertThat(PointText.wait(scaling, two)).isEqualTo("50.0 ms");
        assertThat(PointText.cpu(scaling, two)).isEqualTo("300 ms");
        assertThat(PointText.heap(scaling, two)).isEqualTo("64 MiB");
        assertThat(PointText.stacks(scaling, two)).isEqualTo("2 MiB");
        assertThat(PointText.predicted(scaling, two)).isEqualTo("–");
        assertThat(PointText.makespan(scaling, failed)).isEqualTo("failed");
        assertThat(PointText.throughput(scaling, failed)).isEqualTo("–");
    }

    private static Scaling.Measured run(long makespan) {
        return new Scaling.Measured(makespan, 20, 50_000_000, 300_000_000, 64L << 20, 2L << 20);
    }
}
