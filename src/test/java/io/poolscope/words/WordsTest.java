package io.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WordsTest {
    private enum Sample {
        ONE, CALLER_RUNS
    }

    @Test
    void percent_isWhole_orFineBelowTen() {
        assertThat(Percent.of(0.954)).isEqualTo("95 %");
        assertThat(Percent.of(0)).isEqualTo("0 %");
        assertThat(Percent.fine(0.004)).isEqualTo("0.4 %");
        assertThat(Percent.fine(0.0996)).isEqualTo("10 %");
        assertThat(Percent.fine(0)).isEqualTo("0 %");
        assertThat(Percent.fine(-0.05)).isEqualTo("-5.0 %");
    }

    @Test
    void numbers_countsAndConstants() {
        assertThat(TaskNumber.of(4)).isEqualTo("#5");
        assertThat(TaskNumber.of(4, "render(page 5)")).isEqualTo("#5 render(page 5)");
        assertThat(TaskNumber.of(4, "")).isEqualTo("#5");
        assertThat(CountWords.of(1, "task")).isEqualTo("1 task");
        assertThat(CountWords.of(0, "task")).isEqualTo("0 tasks");
        assertThat(EnumWords.spaced(Sample.CALLER_RUNS)).isEqualTo("caller runs");
        assertThat(EnumWords.dashed(Sample.CALLER_RUNS)).isEqualTo("caller-runs");
        assertThat(EnumWords.spaced(TimeUnit.SECONDS)).isEqualTo("seconds");
    }

    @Test
    void allOfSomeThings_areNamedAsAPersonWould() {
        assertThat(CountWords.all(1, "worker")).isEqualTo("the only worker");
        assertThat(CountWords.all(2, "worker")).isEqualTo("both workers");
        assertThat(CountWords.all(3, "worker")).isEqualTo("all 3 workers");
    }
}
