package io.poolscope.explore.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRowsTest {
    private final Names names = new Names();

    private static long[] numbers(LogRows rows) {
        return IntStream.range(0, rows.size()).mapToLong(rows::number).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "resultconsumed", "kind:consumed", "kind:task", "#100", "-#100", "started", "-started", "result 7",
        "#100 kind:result"})
    void upTo_inSteps_choosesWhatOneLookOverEverythingChooses(String text) {
        LogFilter filter = LogFilter.parse(text);
        EventLog log = new EventLog(8_192);
        LogRows rows = LogRows.empty(filter);
        for (int i = 0; i < 40_000; i += 1_999) {
            log.accept(EventLogTest.batch(i, i + 1_999));
            rows = rows.upTo(log.view(), names, LaneNames.NONE);
            LogView view = log.view();
            long[] expected =
                    LongStream.range(view.first(), view.end()).filter(n -> filter.holds(view, n, names, LaneNames.NONE)).toArray();
            assertThat(numbers(rows)).isEqualTo(expected);
        }
    }

    @Test
    void upTo_aLogThatStartedOver_startsOver() {
        EventLog one = new EventLog();
        one.accept(EventLogTest.batch(0, 5_000));
        EventLog two = new EventLog();
        two.accept(EventLogTest.batch(0, 50));
        LogRows rows = LogRows.empty(LogFilter.parse("kind:consumed")).upTo(one.view(), names, LaneNames.NONE).upTo(two.view(), names,
                LaneNames.NONE);
        assertThat(numbers(rows)).hasSize(17).contains(0, 48);
    }

    @Test
    void line_ofANumber_isItsPlaceOrTheNext() {
        EventLog log = new EventLog();
        log.accept(EventLogTest.batch(0, 100));
        LogRows rows = LogRows.empty(LogFilter.parse("kind:consumed")).upTo(log.view(), names, LaneNames.NONE);
        assertThat(rows.line(0)).isZero();
        assertThat(rows.line(1)).isEqualTo(1);
        assertThat(rows.line(3)).isEqualTo(1);
        assertThat(rows.line(1_000)).isEqualTo(rows.size());
    }

    @Test
    void parse_kindsByPart_orRefusal() {
        LogFilter filter = LogFilter.parse("kind:waiting");
        LogView view = view(EventKind.CONSUMER_WAITING);
        assertThat(filter.holds(view, 0, names, LaneNames.NONE)).isTrue();
        assertThatThrownBy(() -> LogFilter.parse("kind:nonsense")).hasMessageContaining("nonsense").hasMessageContaining("kind:blocked");
        assertThatThrownBy(() -> LogFilter.parse("x".repeat(500))).hasMessageContaining("500");
    }

    private static LogView view(EventKind kind) {
        EventLog log = new EventLog();
        EventBatch batch = new EventBatch(1);
        batch.add(0, EventWord.pack(0, 0, kind.code()), 0, 0);
        log.accept(batch);
        return log.view();
    }
}
