package io.poolscope.render.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.Counts;
import io.poolscope.render.WorkerLanes;
import org.junit.jupiter.api.Test;

class TextMeasureTest {
    private final TextMeasure tens = (text, style) -> 10 * text.length();

    @Test
    void fit_whatFits_isWhole() {
        assertThat(tens.fit("worker-1", TextStyle.NAME, 80)).isEqualTo("worker-1");
    }

    @Test
    void fit_whatDoesNot_endsInAnEllipsis() {
        assertThat(tens.fit("worker-1", TextStyle.NAME, 79)).isEqualTo("worker…");
        assertThat(tens.fit("a b c", TextStyle.NAME, 35)).isEqualTo("a…");
    }

    @Test
    void fit_noRoom_isEmpty() {
        assertThat(tens.fit("worker-1", TextStyle.NAME, 15)).isEmpty();
    }

    @Test
    void fit_neverCutsACharacterInTwo() {
        assertThat(tens.fit("a😀b", TextStyle.NAME, 30)).isEqualTo("a…");
    }

    @Test
    void counts_stayShort() {
        assertThat(Counts.compact(9999)).isEqualTo("9999");
        assertThat(Counts.compact(36_989)).isEqualTo("37.0 k");
        assertThat(Counts.compact(999_950)).isEqualTo("1.00 M");
        assertThat(Counts.bytes(512)).isEqualTo("512 B");
        assertThat(Counts.bytes(3_200_000)).isEqualTo("3.20 MB");
    }

    @Test
    void names_areInAPersonsOrder() {
        assertThat(WorkerLanes.compareNames("worker-2", "worker-10")).isNegative();
        assertThat(WorkerLanes.compareNames("worker-02", "worker-2")).isZero();
        assertThat(WorkerLanes.compareNames("a", "b")).isNegative();
    }
}
