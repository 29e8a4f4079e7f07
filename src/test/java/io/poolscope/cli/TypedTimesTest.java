package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Knob;
import io.poolscope.cli.options.TypedValues;
import io.poolscope.explore.navigation.TimeText;
import io.poolscope.scenario.Durations;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One grammar: a time that is understood in one place is understood in each. */
class TypedTimesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1m30s, 90000000000", "0:01:30, 90000000000", "1.5min, 90000000000", "0.025h, 90000000000", "90000 ms, 90000000000",
        "90 S, 90000000000",
        "90000000µs, 90000000000", "90000000μs, 90000000000", "90000000us, 90000000000"})
    void eachPlace_readsTheSame(String text, long nanos) {
        assertThat(Durations.parse(text).toNanos()).isEqualTo(nanos);
        assertThat(TimeText.parse(text)).isEqualTo(nanos);
        assertThat(TimeText.parseWindow("0s–" + text, new TimeRange(0, 1))).isEqualTo(new TimeRange(0, nanos));
        assertThat(Retention.parse(text)).isEqualTo(new Retention(nanos, Snapshot.OPEN));
        assertThat(TypedValues.nanos("--limit", text)).isEqualTo(nanos);
        assertThat(Knob.PACE.set(Workload.of(1, Distribution.fixed(1)), text).delivery().pace().mean()).isEqualTo(nanos);
    }

    @Test
    void bareNumber_isMillisecondsWhereItAlwaysWas() {
        assertThat(Durations.parse("110").toMillis()).isEqualTo(110);
        assertThat(TypedValues.nanos("--limit", "60")).isEqualTo(60_000_000);
        assertThat(Knob.PACE.set(Workload.of(1, Distribution.fixed(1)), "7.5").delivery().pace().mean()).isEqualTo(7_500_000);
    }

    @Test
    void commands_takeThem() {
        String file = folder.resolve("run.pool").toString();
        assertThat(WritingCommand.run("run", "in-order", "--tasks", "6", "--speed", "100", "--set", "pace=0m0.01s", "--out", file).code())
                .isZero();
        for (String[] range : new String[][] {{"0:00:00", "1m30s"}, {"0", "0:01:30"}, {"0.1 s", "1h"}, {"500", "1min"}}) {
            WritingCommand.Said said = WritingCommand.run("export", file, "--to", "csv", "-o", folder.resolve("out.csv").toString(),
                    "--from", range[0], "--until", range[1]);
            assertThat(said.code()).as(said.err()).isZero();
        }
        WritingCommand.Said said = WritingCommand.run("export", file, "--to", "csv", "-o", "x", "--from", "soon");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--from soon is not allowed; allowed: times as 1.25s").hasLineCount(1);
    }
}
