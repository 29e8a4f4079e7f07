package io.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 ms", "7, 7 ns", "1500, 1.50 µs", "999499, 999 µs", "999500, 1.00 ms", "12340000, 12.3 ms", "99960000, 100 ms",
        "999600000, 1.00 s",
        "59000000000, 59.0 s", "60000000000, 1 min 00 s", "90000000000, 1 min 30 s", "3599600000000, 1 h 00 min",
        "7260000000000, 2 h 01 min",
        "153016410000000, 42 h 30 min", "4139000000000, 1 h 09 min", "-90000000000, -1 min 30 s",
        "-9223372036854775808, -2562047 h 47 min"})
    void of_hasThreeFigures_orMinutesAndHours(long nanos, String words) {
        assertThat(DurationWords.of(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"153016410000000, 42 h 30 min", "450000000.4, 450 ms", "0.2, 0 ms"})
    void of_aMean_isRoundedToANanosecond(double nanos, String words) {
        assertThat(DurationWords.of(nanos)).isEqualTo(words);
    }
}
