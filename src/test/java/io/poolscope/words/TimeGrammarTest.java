package io.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGrammarTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "7ns, 7", "20us, 20000", "20 µs, 20000", "20 μs, 20000", "110 ms, 110000000", "2.6 s, 2600000000", ".5s, 500000000",
        "5.s, 5000000000",
        "2min, 120000000000", "2m, 120000000000", "1h, 3600000000000", "1m30s, 90000000000", "1 min 30 s, 90000000000",
        "1 h 30 MIN, 5400000000000",
        "2:05:07.5, 7507500000000", "0:01:30, 90000000000", "1.6ns, 2", "1h1m1s1ms1us1ns, 3661001001001"})
    void nanos_ofWhatPeopleWrite(String text, long nanos) {
        assertThat(TimeGrammar.nanos(text)).isEqualTo(nanos);
        assertThat(TimeGrammar.nanos("  " + text + " ", Optional.of(TimeGrammar.Unit.MILLIS))).isEqualTo(nanos);
    }

    @Test
    void bareNumber_isATimeOnlyWhereThePlaceHasAUnit() {
        assertThat(TimeGrammar.nanos("110", Optional.of(TimeGrammar.Unit.MILLIS))).isEqualTo(110_000_000);
        assertThat(TimeGrammar.nanos("1.5", Optional.of(TimeGrammar.Unit.SECONDS))).isEqualTo(1_500_000_000);
        assertThatThrownBy(() -> TimeGrammar.nanos("110")).isInstanceOf(IllegalArgumentException.class).hasMessage("“110” has no unit");
        assertThatThrownBy(() -> TimeGrammar.nanos("1m30", Optional.of(TimeGrammar.Unit.MILLIS))).hasMessage("“30” has no unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5ms", "5 parsecs", "1e9s", "1:30", "0:60:00", "1:2:3:4", "999999999999min", "1s 2", "1..2s",
        "1,5s", "ms", "5ms,", "+5ms"})
    void anythingElse_isRefusedInOneLine(String text) {
        assertThatThrownBy(() -> TimeGrammar.nanos(text, Optional.of(TimeGrammar.Unit.MILLIS))).as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void textOfManyDigits_isRefusedAtOnce() {
        assertThatThrownBy(() -> TimeGrammar.nanos("9".repeat(100_000) + "s")).hasMessage("a time of 100001 characters is longer than 100");
    }
}
