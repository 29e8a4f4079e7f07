package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Names;
import io.poolscope.event.Role;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RunFacts;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files as other programs write them, each of which was once read wrong or not at all, with the values that are right. */
class ExpectedImportsTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/poolscope/recording/format");

    private Recording recording;

    private Snapshot read(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        Snapshot run = timeline.snapshot();
        assertThat(run.oddEvents()).isZero();
        assertThat(run.lateEvents()).isZero();
        return run;
    }

    private static List<String> spans(Snapshot run) {
        List<String> spans = new ArrayList<>();
        Tasks tasks = run.tasks();
        for (long task = tasks.first(); task < tasks.size(); task++) {
            long end = tasks.ended(task);
            spans.add(tasks.label(task) + " " + tasks.started(task) + "-" + (end == Snapshot.NONE ? "" : end)
                    + (tasks.outcome(task).name().equals("FINISHED") ? "" : " " + tasks.outcome(task).name().toLowerCase(Locale.ROOT)));
        }
        return spans.stream().sorted().toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            epoch-microseconds.json | build 0-100000000, load 10000500-40000500
            epoch-nanoseconds.csv | job 0 0-900000, job 1 1000000-1900000
            epoch-mixed.json | absolute 1 1753340563000000000-1753340563000010000, absolute 2 \
            1753340563000100000-1753340563000110000, relative 0-10000
            child-before-parent.json | child 0-10000, leaf 30000-40000, middle 20000-70000, parent 0-100000
            same-thread-name.json | later on 12 400000-600000, long on 11 0-1000000, short on 12 100000-300000
            same-process-name.json | a of 100 0-50000, a of 200 60000-110000, b of 100 120000-170000
            async-beside-complete.json | open 100000-600000, read 200000-900000, tick 0-50000
            async-only.json | build 0-100000, compile 10000-60000
            begin-end-unsorted.json | A 0-100000, B 200000-300000
            end-before-begin.json | A 0-40000
            no-closing-bracket.json | A 0-10000, B 20000-30000
            no-closing-bracket-comma.json | A 0-10000, B 20000-30000
            trailing-comma.json | A 0-10000, B 20000-30000
            trailing-comma-object.json | A 0-10000, B 20000-30000
            leading-comma.json | A 0-10000, B 20000-30000
            inf-in-args.json | B 20000-30000, copy 0-10000
            nan-in-counter.json | B 0-10000
            backslash-path.json | A 0-10000, B 40000-50000, C:\\Users\\x\\main.cpp 20000-30000
            tab-in-name.json | A 0-10000, B 40000-50000, a\tb 20000-30000
            json-lines.json | A 0-10000, B 20000-30000
            trace.json.gz | A 0-10000, B 20000-30000
            args-called-label-and-pool.json | load page 20000-30000, render frame 0-10000
            started-and-duration.csv | a 0-1000, b 2000-2500
            semicolons.csv | a 0-1000, b 2000-3000
            tabs.tsv | a 0-1000, b 2000-3000
            pandas-floats.csv | a 0-1000, b 500- running, c 2500-3000
            header-case-and-spaces.csv | a 0-1000
            joblog.tsv | ./work.sh 1 0-18805000000 failed, ./work.sh 2 4000000-10625000000
            iso-times.csv | a 0-331000000, b 1231000000-2231000000 failed
            """)
    void file_isReadWhole(String name, String expected) throws IOException {
        assertThat(String.join(", ", spans(read(name)))).isEqualTo(expected);
        assertThat(recording.lossy()).isFalse();
        assertThat(recording.warning().filter(said -> !said.contains("two clocks"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            times-that-are-none.json | null dur 20000-20000, ok 0-10000, ok 2 100000-110000 | 3 events without a time are left out, \
            the first: event 3 at byte 218, 'null ts'
            chrome-silent-skip.json | a 0-1000 | 4 events without a time are left out, the first: event 2 at byte 79, 'b'
            one-bad-row.csv | a 0-1000, c 4000-5000, d 6000-7000 | 1 row that can't be read is left out: line 3 at byte 45: \
            ended_ns is n/a, which is no time
            csv-index-memory.csv | ' 0-10' | 1 result at a place far beyond all others is left out: index 1000000000000000000 of stream 0
            csv-index-otherstream.csv | ' 0-10,  0-10' | 1 result at a place far beyond all others is left out: index 1099511627776 \
            of stream 0
            """)
    void fileWithAFault_isReadOn_andTheFaultIsToldWithItsPlace(String name, String expected, String fault) throws IOException {
        assertThat(String.join(", ", spans(read(name)))).isEqualTo(expected);
        assertThat(recording.lossy()).isTrue();
        assertThat(recording.warning()).contains(fault);
    }

    @Test
    void indexBeyondAll_takesNoMemory_andNoForeignArgumentIsTakenForOurs() throws IOException {
        Snapshot run = read("chrome-index-memory.json");
        assertThat(run.streams()).isEmpty();
        assertThat(spans(run)).containsExactly(" 0-1000");
        assertThat(read("csv-index-otherstream.csv").streams()).hasSize(1);
    }

    @Test
    void lanesArePairsOfProcessAndThread_whateverTheyAreCalled() throws IOException {
        Snapshot run = read("same-thread-name.json");
        assertThat(busy(run)).containsExactly(1_000_000L, 400_000L);
        assertThat(run.lanes().stream().filter(lane -> lane.role() == Role.WORKER)).allMatch(lane -> lane.name().startsWith("worker"));
        run = read("same-process-name.json");
        assertThat(run.pools()).hasSize(2).allMatch(pool -> pool.name().startsWith("Renderer"));
        assertThat(busy(run)).containsExactly(100_000L, 50_000L);
    }

    @Test
    void whatLiesInAnotherSpan_isItsPart_andTheLaneIsBusyOnce() throws IOException {
        Snapshot run = read("child-before-parent.json");
        assertThat(busy(run)).containsExactly(100_000L);
        assertThat(run.tasks().startedCount(SpanKind.PART)).isEqualTo(3);
        assertThat(run.tasks().startedCount(SpanKind.TASK)).isEqualTo(1);
        assertThat(run.pools().getFirst().running().peak()).isEqualTo(1);
        run = read("async-beside-complete.json");
        assertThat(run.tasks().startedCount(SpanKind.ASYNC)).isEqualTo(2);
        assertThat(run.tasks().startedCount(SpanKind.TASK)).isEqualTo(1);
        assertThat(run.lanes().stream().filter(lane -> lane.role() == Role.WORKER).map(lane -> lane.name()))
                .containsExactlyInAnyOrder("thread 11", "fs", "fs (2)");
    }

    private static List<Long> busy(Snapshot run) {
        return run.lanes().stream().filter(lane -> lane.role() == Role.WORKER).map(lane -> lane.row(0).busy(0, run.end() + 1)).toList();
    }

    @Test
    void namesAndPoolsAreTheEventsOwn() throws IOException {
        assertThat(read("args-called-label-and-pool.json").pools()).singleElement()
                .satisfies(pool -> assertThat(pool.name()).isEqualTo("process 1"));
    }

    @Test
    void beginningIsTheFilesOwn_whereItsClockIsACalendars() throws IOException {
        read("epoch-microseconds.json");
        assertThat(recording.facts()).containsEntry(RunFacts.STARTED_AT, "2025-07-24T07:02:43Z");
        read("iso-times.csv");
        assertThat(recording.facts()).containsEntry(RunFacts.STARTED_AT, "2025-07-24T09:02:43.769Z");
        read("child-before-parent.json");
        assertThat(recording.facts()).doesNotContainKey(RunFacts.STARTED_AT);
    }

    @Test
    void whatWasGuessedOfColumns_isSaid() throws IOException {
        read("joblog.tsv");
        assertThat(recording.remarks()).singleElement().asString().startsWith("its columns are read as label = Command")
                .contains("started = Starttime (s)");
        read("semicolons.csv");
        assertThat(recording.remarks()).isEmpty();
    }

    @Test
    void exportWithAControlCharacterInALabel_isReadAgain() throws IOException {
        assertThat(spans(read("csv-own-export-unreadable.csv"))).hasSize(2);
        assertThat(recording.warning()).isEmpty();
    }
}
