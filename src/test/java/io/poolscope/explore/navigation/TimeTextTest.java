package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.timeline.TimeRange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final TimeRange WHOLE = new TimeRange(0, 10_000_000_000L);

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1.25s–1.75s; 1250000000; 1750000000",
        "1.25–1.75s; 1250000000; 1750000000",
        "1.25 s - 1.75 s; 1250000000; 1750000000",
        "1.25s..1.75s; 1250000000; 1750000000",
        "250ms to 1.5s; 250000000; 1500000000",
        "250ms–1s; 250000000; 1000000000",
        "0-5µs; 0; 5000",
        "0 – 5 us; 0; 5000",
        "12ns-13ns; 12; 13",
        "3s+200ms; 3000000000; 3200000000",
        "3s±200ms; 2800000000; 3200000000",
        "3s +- 200ms; 2800000000; 3200000000",
        "1m30s - 2m; 90000000000; 120000000000",
        "last 2s; 8000000000; 10000000000",
        "ALL; 0; 10000000000",
        "0.00 s – 4.75 s; 0; 4750000000",
        ".5s-1s; 500000000; 1000000000",
        "0:01:30 - 0:02:00; 90000000000; 120000000000",
        "13:43:12.25 – 13:43:13; 49392250000000; 49393000000000",
        "2:00:00+200ms; 7200000000000; 7200200000000",
        "-1s-2s; -1000000000; 2000000000",
        "-130.5 ms – 6.56 s; -130500000; 6560000000",
        "-3s - -2s; -3000000000; -2000000000",
        "-1..2s; -1000000000; 2000000000",
        "-5ms+10ms; -5000000; 5000000",
        "-1:44:46 – 45:23:58; -6286000000000; 163438000000000",
        "−1 s to 1 s; -1000000000; 1000000000"})
    void parseWindow_writtenForms_giveTheWindow(String text, long from, long until) {
        assertThat(TimeText.parseWindow(text, WHOLE)).isEqualTo(new TimeRange(from, until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.25s", "2s-1s", "1s-1s", "1-2", "1s-2x", "1s--2s", "1s+2s+3s", "-1s", "--1s–2s", "1s---2s",
        "last -2s", "3s+-", "-", "- – 1s", "1e9s-2s",
        "99999999999999999999h-2s", "1s–", "–", "1s 2s", "1:30–1:40", "0:60:00–2:00:00", "1:2:3:4–5h"})
    void parseWindow_anythingElse_isRefusedInOneLineThatSaysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> TimeText.parseWindow(text, WHOLE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("“" + text + "”").hasMessageContaining("3s+200ms").hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0; 4750000000; 0.00 s – 4.75 s", "1250000000; 1750000000; 1.250 s – 1.750 s",
        "1000000000; 1000002000; 1.000000000 s – 1.000002000 s", "10; 70; 10 ns – 70 ns",
        "0; 599000000000; 0.00 s – 599.00 s", "0; 157152070000000; 0:00:00 – 43:39:12",
        "49392250000000; 49393250000000; 13:43:12.250 – 13:43:13.250",
        "-6286080000000; 163438150000000; -1:44:46 – 45:23:58", "49392250000000; 49392250002000; 13:43:12.250000000 – 13:43:12.250002000"})
    void roundedWindow_hasTheDigitsItsLengthNeeds(long from, long until, String text) {
        assertThat(TimeText.roundedWindow(new TimeRange(from, until))).isEqualTo(text);
    }

    @Test
    void compactWindow_saysTheUnitOnce() {
        assertThat(TimeText.compactWindow(new TimeRange(0, 5_870_000_000L))).isEqualTo("0.00 – 5.87 s");
        assertThat(TimeText.compactWindow(new TimeRange(10_000_256_000L, 10_001_772_000L))).isEqualTo("10.000256 – 10.001772 s");
        assertThat(TimeText.compactWindow(new TimeRange(0, 157_152_070_000_000L))).isEqualTo("0:00:00 – 43:39:12");
    }

    @Property(tries = 300)
    void window_written_isReadBackToTheNanosecond(@ForAll @LongRange(min = -(1L << 50), max = 1L << 50) long from,
            @ForAll @LongRange(min = 1, max = 1L << 47) long span) {
        TimeRange window = new TimeRange(from, from + span);
        assertThat(TimeText.parseWindow(TimeText.window(window), WHOLE)).isEqualTo(window);
    }

    @Property(tries = 300)
    void roundedWindow_isReadBack_toAThousandthOfItsLength(@ForAll @LongRange(min = -(1L << 58), max = 1L << 58) long from,
            @ForAll @LongRange(min = 10_000, max = 1L << 57) long span) {
        TimeRange window = new TimeRange(from, from + span);
        TimeRange read = TimeText.parseWindow(TimeText.roundedWindow(window), WHOLE);
        long grain = Math.max(2, span / 180);
        assertThat(Math.abs(read.from() - from)).isLessThan(grain);
        assertThat(Math.abs(read.until() - from - span)).isLessThan(grain);
    }
}
