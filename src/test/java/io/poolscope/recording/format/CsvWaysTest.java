package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells and rows as spreadsheets, programs and people write them. */
@SuppressWarnings("StringConcatToTextBlock") // rows are put together
class CsvWaysTest {
    @TempDir
    private Path folder;
    private Recording recording;

    private Snapshot read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        return timeline.snapshot();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            12ms                             # 12000000
            1.5 s                            # 1500000000
            250us                            # 250000
            3\u00b5s                              # 3000
            1h 2m 3.5s                       # 3723500000000
            0:00:12.5                        # 12500000000
            1 days 00:00:01                  # 86401000000000
            1e3                              # 1000000000
            -5                               # -5000000
            2025-07-24T09:02:43.769Z         # 1753347763769000000
            2025-07-24 11:02:43,769+02:00    # 1753347763769000000
            2025-07-24T09:02:43.769123456+0000 # 1753347763769123456
            2025-07-24 09:02:43.769 UTC      # 1753347763769000000
            2025-07-24T11:02:43.769+02:00[Europe/Berlin] # 1753347763769000000
            2025-07-24                       # 1753315200000000000
            2025/07/24 00:00                 # 1753315200000000000
            """)
    void timeInACell_isReadExactly(String cell, long nanos) {
        assertThat(TimeCell.nanos(cell, 1_000_000)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"n/a", "soon", "12 parsecs", "1e300", "1e999999999", "-", "2025-02-31T00:00Z", "2025-07-24T25:00Z", "0x10", "1_000",
        "9223372036854775808"})
    void whatIsNoTime_isNone(String cell) {
        assertThat(TimeCell.nanos(cell, 1)).isEqualTo(ForeignTimes.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            start,end # 1753340563,1753340564 # 1000000000
            start,end # 1753340563000,1753340563002 # 2000000
            start,end # 1753340563000000,1753340563000003 # 3000
            start,end # 1753340563000000000,1753340563000000004 # 4
            start,end # 1753340563.5,1753340563.75 # 250000000
            startTimeMillis,duration # 5,7 # 7000000
            start_time,duration_s # 2025-07-24T09:02:43Z,1.5 # 1500000000
            Begin [us],Length [ms] # 10,2 # 2000000
            start in seconds,end in seconds # 1,2 # 1000000000
            startTimeUnixNano,endTimeUnixNano # 5,9 # 4
            Start,Elapsed # 0.5,0.25 # 250000000
            """)
    void unit_isInTheHeader_orToldByTheNumbers(String header, String row, long length) throws IOException {
        Snapshot run = read(header + "\n" + row + "\n");
        assertThat(run.tasks().ended(0) - run.tasks().started(0)).isEqualTo(length);
        assertThat(recording.remarks()).hasSize(1);
    }

    @Test
    void quoteThatIsNeverClosed_costsItsRowOnly() throws IOException {
        Snapshot run = read("label,started_ns,ended_ns\na,0,1\n\"b,2,3\nc,4,5\n\"d\nd\",6,7\n");
        assertThat(run.tasks().size()).isEqualTo(3);
        assertThat(run.tasks().label(2)).isEqualTo("d\nd");
        assertThat(recording.warning()).contains("1 row that can't be read is left out: line 3 at byte 32: a quote that is never closed");
    }

    @Test
    void blanksAroundALabel_areKeptInOurOwnFiles_andLeftOutOfOthers() throws IOException {
        assertThat(read("label,started_ns,ended_ns\n a ,0,1\n").tasks().label(0)).isEqualTo(" a ");
        assertThat(read("Label ; Start (s)\n a ;0\n").tasks().label(0)).isEqualTo("a");
    }

    @Test
    void rowsOfTheWrongShape_areTold() throws IOException {
        Snapshot run = read("label,started_ns,ended_ns\na,b,0,1\nc\nd,4,5\n,,\n");
        assertThat(run.tasks().size()).isEqualTo(1);
        assertThat(recording.warning())
                .contains("3 rows that can't be read are left out, the first: line 2 at byte 26: 4 cells where the header has 3");
    }

    @Test
    void separatorThatASpreadsheetStates_comments_andWordsForOutcomes() throws IOException {
        Snapshot run = read(
                "sep=;\r\n# of today\r\nTask;Thread;Start (s);Duration "
                        + "(s);Status\r\nbuild;t1;0,5;1,25;Success\r\ntest;t1;2;1;FAILED\r\nlint;t2;2;1;canceled\r\n");
        assertThat(run.tasks().label(0)).isEqualTo("build");
        assertThat(run.tasks().ended(0) - run.tasks().started(0)).isEqualTo(1_250_000_000);
        assertThat(run.tasks().outcome(0)).isEqualTo(Outcome.FINISHED);
        assertThat(run.tasks().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(run.tasks().count(Outcome.CANCELLED)).isEqualTo(1);
    }

    @Test
    void tasksOfAHost_areNoPartsOfEachOther() throws IOException {
        Snapshot run = read("task_id,hostname,start_date,end_date,state\na,h,2025-07-24T00:00:00+00:00,2025-07-24T00:00:10+00:00,success\n"
                + "b,h,2025-07-24T00:00:02+00:00,2025-07-24T00:00:05+00:00,upstream_failed\n");
        assertThat(run.tasks().count(SpanKind.PART, Outcome.FINISHED)).isZero();
        assertThat(run.tasks().lane(0)).isNotEqualTo(run.tasks().lane(1));
        assertThat(run.tasks().outcome(1)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void emptyAndForeignHeaders_areRefusedWithWhatTheyHold() {
        assertThatThrownBy(() -> read("a,b\n1,2\n")).hasMessageContaining("but a, b").hasMessageContaining("--columns");
        assertThatThrownBy(() -> read("started_ns,ended_ns\n")).hasMessage("it has no tasks");
        assertThatThrownBy(() -> ColumnChoice.parse("nothing")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--columns nothing is not allowed");
    }
}
