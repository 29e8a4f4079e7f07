package io.poolscope.view.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.analysis.sizing.Advisor;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static Question question(String words, String duration, String computing, String items) {
        return new Question(words, duration, computing, items, "", "8", "");
    }

    @Test
    void nothingSaid_meansNothing() {
        assertThat(question("", "", "", "").read()).isEmpty();
        assertThat(question(" ", "20ms", "", "10").read()).isEmpty();
    }

    @Test
    void words_areReadAsTheAdvisorReadsThem_andWhatTheyDontSayIsAssumed() {
        Question.Meant meant = question("resize 1000 images", "", "", "").read().orElseThrow();
        assertThat(meant.work()).isEqualTo(Advisor.read("resize 1000 images", 0, 0, 8, 0));
        assertThat(meant.assumed()).containsExactly("A task takes 20.0 ms, as nothing says how long.");
        assertThat(question("resize images", "5ms", "", "").read().orElseThrow().assumed())
                .containsExactly("100 tasks, as no other number is said.");
    }

    @Test
    void figures_takeThePlaceOfWords() {
        Advisor.Work work = new Question("download pages", "250ms", "50ms", "5 000", "2 MB", "4", "20").read().orElseThrow().work();
        assertThat(work.tasks()).isEqualTo(5_000);
        assertThat(work.nanos()).isEqualTo(250e6);
        assertThat(work.computing()).isCloseTo(0.2, within(1e-9));
        assertThat(work.bytes()).isEqualTo(2_000_000);
        assertThat(work.processors()).isEqualTo(4);
        assertThat(work.connections()).isEqualTo(20);
        assertThat(question("", "10ms", "10ms", "").read().orElseThrow().work().computing()).isEqualTo(1);
    }

    @Test
    void whatCantBeMeant_isRefusedInOneLine() {
        assertThatThrownBy(() -> question("resize", "", "5ms", "").read())
                .hasMessageContaining("but not how long it takes from start to end");
        assertThatThrownBy(() -> question("resize", "5ms", "6ms", "").read())
                .hasMessage("a task can't compute longer than it takes: 6ms of 5ms");
        assertThatThrownBy(() -> question("frobnicate", "", "", "").read()).hasMessageContaining("does not say what a task does");
        assertThatThrownBy(() -> question("resize", "soon", "", "").read())
                .hasMessage("“soon” is not allowed; allowed: times, as 1.25s, 300ms, 20us");
        assertThatThrownBy(() -> question("resize", "", "", "none").read()).hasMessageContaining("whole numbers from 1 to");
    }

    @Test
    void sizes_haveUnits() {
        assertThat(Quantities.bytes("500")).isEqualTo(500);
        assertThat(Quantities.bytes("1.5 kB")).isEqualTo(1_500);
        assertThat(Quantities.bytes("2 MiB")).isEqualTo(2 << 20);
        assertThatThrownBy(() -> Quantities.bytes("big")).hasMessage("“big” is not allowed; allowed: sizes up to 1 TB, as 500 kB or 2 MiB");
        assertThatThrownBy(() -> Quantities.bytes("9000 GB")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Quantities.problem(Quantities::bytes, "")).isEmpty();
        assertThat(Quantities.problem(Quantities::nanos, "0")).hasValue("“0” is not allowed; allowed: times above 0");
    }
}
