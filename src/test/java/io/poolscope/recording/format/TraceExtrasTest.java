package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.QueueTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace tells besides spans: counters, instants, flows, asynchronous spans of every kind. */
class TraceExtrasTest {
    @TempDir
    private Path folder;
    private Recording recording;

    private Snapshot read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.json"), text);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        assertThat(timeline.snapshot().oddEvents()).isZero();
        return timeline.snapshot();
    }

    @Test
    void counters_areCounters_seriesBySeries() throws IOException {
        Snapshot run = read("""
                [{"ph":"C","name":"mem","pid":1,"ts":5,"args":{"rss":7,"heap":3}},
                {"ph":"C","name":"mem","pid":1,"ts":30,"args":{"rss":9,"heap":"x"}},
                {"ph":"C","name":"load","pid":1,"ts":20,"args":{"value":0.25}},
                {"ph":"C","name":"load","pid":1,"ts":12,"args":{"value":0.5}},
                {"ph":"X","name":"a","pid":1,"tid":1,"ts":10,"dur":30}]
                """);
        assertThat(run.queues()).extracting(QueueTrack::name).containsExactly("mem rss", "mem heap", "load \u00d71000");
        assertThat(run.queues().getFirst().depth().valueAt(0)).isEqualTo(7);
        assertThat(run.queues().getFirst().depth().valueAt(20_000)).isEqualTo(9);
        assertThat(run.queues().getLast().depth().valueAt(5_000)).isEqualTo(500);
        assertThat(run.queues().getLast().depth().valueAt(10_000)).isEqualTo(250);
        assertThat(recording.remarks()).singleElement().asString().startsWith("1 counter value that no number stands for is passed over");
    }

    @Test
    void instants_areMarksOnTheirLanes() throws IOException {
        Snapshot run = read("""
                [{"ph":"X","name":"a","pid":1,"tid":7,"ts":10,"dur":30},{"ph":"i","name":"here","pid":1,"tid":7,"ts":15,"s":"t"},
                {"ph":"I","name":"there","pid":1,"tid":8,"ts":40}]
                """);
        assertThat(run.log().size()).isEqualTo(2);
        assertThat(run.log().text(0)).isEqualTo("here");
        assertThat(run.log().time(0)).isEqualTo(5_000);
        assertThat(run.log().lane(0)).isEqualTo(run.tasks().lane(0));
    }

    @Test
    void flow_leadsFromWhereATaskWasHandedOver_andItsWaitIsSeen() throws IOException {
        Snapshot run = read("""
                [{"ph":"X","name":"launch","pid":1,"tid":1,"ts":0,"dur":10},{"ph":"X","name":"kernel","pid":1,"tid":2,"ts":20,"dur":10},
                {"ph":"X","name":"inner","pid":1,"tid":2,"ts":22,"dur":2},
                {"ph":"s","name":"ac2g","cat":"ac2g","id":5,"pid":1,"tid":1,"ts":4},
                {"ph":"f","bp":"e","name":"ac2g","cat":"ac2g","id":5,"pid":1,"tid":2,"ts":20}]
                """);
        long kernel = task(run, "kernel");
        assertThat(run.tasks().submitted(kernel)).isEqualTo(4_000);
        assertThat(run.tasks().started(kernel)).isEqualTo(20_000);
        assertThat(run.lanes().get(run.tasks().submitter(kernel)).name()).isEqualTo("thread 1");
        assertThat(run.tasks().kind(task(run, "inner"))).isEqualTo(SpanKind.PART);
    }

    private static long task(Snapshot run, String label) {
        for (long task = 0; task < run.tasks().size(); task++) {
            if (run.tasks().label(task).equals(label)) {
                return task;
            }
        }
        throw new AssertionError("there is no " + label);
    }

    @Test
    void asyncSpansOfEveryKind_arePairedByTheirIds() throws IOException {
        Snapshot run = read("""
                [{"ph":"S","name":"old","cat":"io","id":"0x1","pid":1,"tid":1,"ts":0},
                {"ph":"T","name":"old","cat":"io","id":"0x1","pid":1,"tid":1,"ts":5,"args":{"step":"a"}},
                {"ph":"F","name":"old","cat":"io","id":"0x1","pid":1,"tid":2,"ts":10},
                {"ph":"b","name":"x","cat":"net","id2":{"local":"0x1"},"pid":1,"tid":1,"ts":1},
                {"ph":"b","name":"x","cat":"net","id2":{"local":"0x1"},"pid":2,"tid":1,"ts":2},
                {"ph":"e","name":"x","cat":"net","id2":{"local":"0x1"},"pid":1,"tid":1,"ts":8},
                {"ph":"e","name":"x","cat":"net","id2":{"local":"0x1"},"pid":2,"tid":1,"ts":9},
                {"ph":"b","name":"open","cat":"net","id":3,"pid":1,"tid":1,"ts":4}]
                """);
        assertThat(run.tasks().startedCount(SpanKind.ASYNC)).isEqualTo(4);
        assertThat(run.tasks().ended(task(run, "old"))).isEqualTo(10_000);
        assertThat(run.tasks().ended(task(run, "open"))).isEqualTo(Snapshot.NONE);
        assertThat(run.pools()).extracting(pool -> pool.name()).containsExactlyInAnyOrder("io", "net, process 1", "net, process 2");
    }

    @Test
    void endsByName_closeTheirOwn_andOnesWithoutABegin_areTold() throws IOException {
        Snapshot run = read("""
                [{"ph":"E","name":"lost","pid":1,"tid":1,"ts":0},{"ph":"B","name":"a","pid":1,"tid":1,"ts":1},
                {"ph":"B","name":"b","pid":1,"tid":1,"ts":2},
                {"ph":"E","name":"a","pid":1,"tid":1,"ts":6},{"ph":"E","pid":1,"tid":1,"ts":8}]
                """);
        assertThat(run.tasks().ended(task(run, "a"))).isEqualTo(5_000);
        assertThat(run.tasks().ended(task(run, "b"))).isEqualTo(7_000);
        assertThat(recording.warning()).contains("1 end event has no beginning, the first: event 1 at byte 48, 'lost'");
    }

    @Test
    void decimalTimes_keepWhatLiesInAnother() throws IOException {
        Snapshot run = read("""
                [{"ph":"X","name":"p","pid":1,"tid":1,"ts":0.0004,"dur":99.9999},
                {"ph":"X","name":"c","pid":1,"tid":1,"ts":50.00049,"dur":49.99981}]
                """);
        assertThat(run.tasks().kind(task(run, "c"))).isEqualTo(SpanKind.PART);
    }
}
