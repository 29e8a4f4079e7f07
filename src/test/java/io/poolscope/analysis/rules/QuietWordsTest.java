package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietWordsTest {
    @Test
    void nothingStandsOut_isSaidOfNoRunWithFailures() {
        assertThat(QuietWords.of(0, 0, false)).isEqualTo("Nothing stands out.");
        assertThat(QuietWords.of(0, 0, true)).isEqualTo("Nothing stands out so far.");
        assertThat(QuietWords.of(1, 0, false)).isEqualTo("No rule has found anything, but 1 task failed.");
        assertThat(QuietWords.of(0, 1, false)).isEqualTo("No rule has found anything, but 1 task was refused.");
        assertThat(QuietWords.of(3, 2, true)).isEqualTo("No rule has found anything, but 3 tasks failed and 2 tasks were refused so far.");
    }
}
