package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.file.IoErrors;
import io.poolscope.recording.exporting.EventCsv;
import io.poolscope.recording.exporting.ExportFormat;
import io.poolscope.recording.exporting.ExportedRun;
import io.poolscope.session.PlayedRun;
import io.poolscope.testing.TestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fills up: what is whole stays, and one line says so. */
@Timeout(60)
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void diskThatFillsWhileRecording_leavesAllWholeBlocks_andIsToldOnce() throws Exception {
        Path real = folder.resolve("run.pool");
        Path file = TestDisk.withRoomFor(60_000).at(real);
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch failed = new CountDownLatch(1);
        RecordingWriter writer = new RecordingWriter(file, new Names(), Map.of("seed", "1"), problem -> {
            told.add(problem);
            failed.countDown();
        });
        EventBatch batch = new EventBatch(1000);
        long events = 0;
        while (failed.getCount() > 0) {
            batch.clear();
            for (int i = 0; i < 1000; i++, events++) {
                batch.add(events * 10, EventWord.pack(events, 3, EventKind.TASK_SUBMITTED.code()), 0, 0);
            }
            writer.accept(batch);
        }
        failed.await();
        writer.accept(batch); // passed over
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessage("No space left on device");
        assertThat(told).singleElement()
                .isEqualTo("recording to " + file + " stopped: No space left on device; what was recorded until then is good");
        long[] next = {0};
        Recording recording = new RecordingReader(real).read(read -> {
            for (int i = 0; i < read.size(); i++) {
                assertThat(EventWord.id(read.word(i))).isEqualTo(next[0]++);
            }
        }, Progress.NONE);
        assertThat(recording.events()).isPositive().isEqualTo(writer.events()).isEqualTo(next[0]);
        long bytes = Files.size(real);
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).startsWith("the file was cut at byte " + bytes));
        assertThat(bytes).isEqualTo(writer.bytes());
    }

    @Test
    void diskWithoutRoomForTheBeginning_isToldAtOnce_andNothingIsLeft() throws IOException {
        Path file = TestDisk.withRoomFor(5).at(folder.resolve("run.pool"));
        assertThatThrownBy(() -> new RecordingWriter(file, new Names(), Map.of())).isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exportToAFullDisk_isToldAndLeavesWhatWasThere(ExportFormat format) throws IOException {
        Path real = Files.writeString(folder.resolve("out"), "before");
        ExportedRun run = ExportedRun.whole(PlayedRun.of("ordered-results").session.snapshot(), Map.of());
        assertThatThrownBy(() -> format.write(run, TestDisk.withRoomFor(600).at(real))).isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(IoErrors.message((IOException) e)).contains("No space left on device"));
        assertThat(real).hasContent("before");
        assertThat(entries()).containsExactly("out");
    }

    @Test
    void exportOfEventsToAFullDisk_isToldAndLeavesWhatWasThere() throws IOException {
        Path recording = folder.resolve("run.pool");
        PlayedRun.of("ordered-results").session.save(recording);
        Path real = Files.writeString(folder.resolve("out"), "before");
        assertThatThrownBy(() -> EventCsv.write(recording, TestDisk.withRoomFor(600).at(real), 0, Long.MAX_VALUE))
                .isInstanceOf(IOException.class).hasMessageContaining("No space left on device");
        assertThat(real).hasContent("before");
        assertThat(entries()).containsExactly("out", "run.pool");
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
