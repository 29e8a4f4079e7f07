package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Names;
import io.poolscope.event.Role;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs that are meant badly, or only look so. */
@Timeout(60)
class AwkwardImportTest {
    @TempDir
    private Path folder;
    private Recording recording;

    private Snapshot read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in"), text);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        return timeline.snapshot();
    }

    @Test
    void nothingButOverlaps_getALaneEach_inTimeThatGrowsWithTheFile() throws IOException {
        StringBuilder csv = new StringBuilder("worker,started_ns,ended_ns\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("w,").append(i).append(',').append(1_000_000 + i).append('\n');
        }
        Snapshot run = read(csv.toString());
        assertThat(recording.warning()).isEmpty();
        assertThat(run.lanes().stream().filter(lane -> lane.role() == Role.WORKER)).hasSize(20_000);
        assertThat(run.oddEvents()).isZero();
    }

    @Test
    void nestedAndSequentialTasks_stayOnOneLane_overlapsGoBeside() throws IOException {
        Snapshot run = read("""
                worker,started_ns,ended_ns
                w,0,100
                w,10,50
                w,20,30
                w,60,70
                w,90,110
                w,110,120
                """);
        assertThat(run.lanes().stream().filter(lane -> lane.role() == Role.WORKER).map(lane -> lane.name())).containsExactly("w", "w (2)");
        assertThat(run.tasks().depth(2)).isEqualTo(2);
        assertThat(run.lanes().get(run.tasks().lane(5)).name()).isEqualTo("w");
    }

    @Test
    void poolsWithoutEnd_arePutTogether_andThatIsSaid() throws IOException {
        StringBuilder csv = new StringBuilder("pool,started_ns,ended_ns,submitted_ns,buffered_ns,stream,index\n");
        for (int i = 0; i < 3000; i++) {
            csv.append("p").append(i).append(',').append(i).append(',').append(i + 1).append(',').append(i).append(',').append(i + 1)
                    .append(',')
                    .append(i).append(",0\n");
        }
        Snapshot run = read(csv.toString());
        assertThat(run.pools()).hasSize(TaskEvents.MOST_POOLS);
        assertThat(run.streams()).hasSize(TaskEvents.MOST_POOLS);
        assertThat(recording.warning()).contains("more than 1000 pools or streams; the rest is shown as one");
    }

    @Test
    void badRow_isToldWithItsPlace_andTheRowsBeforeItStay() throws IOException {
        Snapshot run = read("started_ns,ended_ns\r\n1,2\r\n3,zwei\r\n");
        assertThat(run.tasks().size()).isEqualTo(1);
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said)
                .isEqualTo("1 row that can't be read is left out: line 3 at byte 26: ended_ns is zwei, which is no time"));
    }

    @Test
    void fileThatEndsWithinTheMagicWord_isToldAsACutRecording() {
        assertThatThrownBy(() -> read("POOLS")).isInstanceOf(IOException.class)
                .hasMessage("it ends at byte 5, within the first word of a Poolscope recording");
    }

    @Test
    void nestingWithoutEnd_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(IOException.class).hasMessageContaining("at byte 1001");
    }
}
