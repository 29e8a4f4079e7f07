package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.words.DurationWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ns", "12500, 12.5 µs", "191000000, 191 ms", "2600000000, 2.60 s", "4150000000, 4.15 s",
        "999600000, 1.00 s", "59990000000, 60.0 s", "61000000000, 1 min 01 s", "3700000000000, 1 h 02 min", "-1500000, -1.50 ms"})
    void duration_hasThreeFigures(long nanos, String words) {
        assertThat(DurationWords.of(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 500000000, 0.0 s", "1500000000, 500000000, 1.5 s", "2000000000, 1000000000, 2.0 s", "1250000000, 50000000, 1.25 s",
        "1500000, 500000, 1.5 ms", "2000, 1000, 2 µs", "1500, 500, 1.5 µs", "300, 100, 0.3 µs", "300, 1, 300 ns",
        "120000000000, 60000000000, 2 min", "7200000000000, 3600000000000, 2:00 h", "599500000000, 500000000, 599.5 s",
        "49392000000000, 5000000000, 13:43:12", "49392250000000, 50000000, 13:43:12.25", "49392000000010, 1, 13:43:12.000000010",
        "-4000000000000, 1000000000, -1:06:40", "600000000000, 60000000000, 10 min", "600000000000, 30000000000, 0:10:00"})
    void moment_hasTheGridsGrain(long nanos, long step, String words) {
        assertThat(Times.moment(nanos, step)).isEqualTo(words);
    }
}
