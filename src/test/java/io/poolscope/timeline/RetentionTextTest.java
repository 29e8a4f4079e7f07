package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much history to keep, as a person writes it. */
class RetentionTextTest {
    private static final long ALL = Snapshot.OPEN;

    @ParameterizedTest
    @CsvSource({"1s, 1000000000, 1s", "90s, 90000000000, 90s", "5min, 300000000000, 5min", "5 min, 300000000000, 5min",
        "60min, 3600000000000, 1h",
        "0.5min, 30000000000, 30s", "24h, 86400000000000, 24h", "1.5s, 1500000000, 1.5s"})
    void parse_aTime_isReadAndWrittenInItsShortestForm(String text, long nanos, String written) {
        assertThat(Retention.parse(text)).isEqualTo(new Retention(nanos, ALL));
        assertThat(Retention.parse(text).text()).isEqualTo(written);
        assertThat(Retention.parse(written)).isEqualTo(Retention.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"2M, 2000000, 2M", "0.1M, 100000, 0.1M", "1000M, 1000000000, 1000M", "0.25 M, 250000, 0.25M"})
    void parse_millionsOfTasks_areReadAndWritten(String text, long tasks, String written) {
        assertThat(Retention.parse(text)).isEqualTo(new Retention(ALL, tasks));
        assertThat(Retention.parse(text).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", " all "})
    void parse_all_keepsAll(String text) {
        assertThat(Retention.parse(text)).isEqualTo(Retention.ALL);
        assertThat(Retention.ALL.text()).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "0min", "-5min", "0.9s", "25h", "2m", "0.09M", "1001M", "5 minutes", "all of it", "1e3M", "99999999999h"})
    void parse_anythingElse_isRefused_namingItAndWhatIsAllowed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.parse(text)).withMessage(
                "'" + text
                        + "' is no amount of history; allowed: all, a time from 1s to 24h as 30s, 5min or 2h, or from 0.1M to 1000M "
                        + "(million) tasks as 2M");
    }
}
