package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.file.IoErrors;
import io.poolscope.words.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingRoundTripTest {
    @TempDir
    private Path folder;
    private final Names names = new Names();

    @Test
    void whatWasRecorded_isReadBackEqual() throws IOException {
        List<Event> events = events(3000);
        Path file = folder.resolve("run.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of(RunFacts.SEED, "11"))) {
            for (int from = 0; from < events.size(); from += 100) {
                writer.accept(batch(events.subList(from, Math.min(from + 100, events.size()))));
            }
            writer.factsAtEnd(Map.of(RunFacts.ENDED, "done"));
            assertThat(writer.failure()).isEmpty();
        }
        List<Event> read = new ArrayList<>();
        RecordingReader reader = new RecordingReader(file);
        Recording recording = reader.read(batch -> read.addAll(EventReader.readAll(batch, reader.names())), Progress.NONE);
        assertThat(read).isEqualTo(events);
        assertThat(recording.events()).isEqualTo(events.size());
        assertThat(recording.warning()).isEmpty();
        assertThat(recording.facts())
                .isEqualTo(Map.of(RunFacts.SEED, "11", RunFacts.ENDED, "done", RunFacts.WRITTEN_BY, ProgramVersion.NAMED));
        assertThat(recording.bytes()).isEqualTo(Files.size(file));
        assertThat(recording.until()).isEqualTo(events.get(events.size() - 1).time());
    }

    @Test
    void recordingInMemory_isReadAsAFileIs() throws IOException {
        List<Event> events = events(1000);
        Path file = folder.resolve("run.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of(RunFacts.SEED, "11"))) {
            writer.accept(batch(events));
        }
        Names again = new Names();
        List<Event> read = new ArrayList<>();
        Recording recording =
                new RecordingReader(Files.readAllBytes(file), again).read(batch -> read.addAll(EventReader.readAll(batch, again)),
                        Progress.NONE);
        assertThat(read).isEqualTo(events);
        assertThat(recording.bytes()).isEqualTo(Files.size(file));
        assertThat(recording.facts()).containsEntry(RunFacts.SEED, "11");
        assertThat(recording.warning()).isEmpty();
    }

    @Test
    void cutFile_givesWhatIsWholeAndSaysWhereItWasCut() throws IOException {
        Path file = folder.resolve("cut.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of())) {
            writer.accept(batch(events(1000)));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        long[] seen = new long[1];
        Recording recording = new RecordingReader(file).read(batch -> seen[0] += batch.size(), Progress.NONE);
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).contains("was cut at byte", seen[0] + " events"));
    }

    @Test
    void unwritableFolder_isTold() {
        assertThatThrownBy(() -> new RecordingWriter(folder.resolve("no/such/run.pool"), names, Map.of()))
                .isInstanceOfSatisfying(IOException.class,
                        e -> assertThat(IoErrors.message(e)).isEqualTo("there is no folder " + folder.resolve("no/such")));
    }

    @Test
    void readingThatIsCancelled_endsAtOnce() throws IOException {
        Path file = folder.resolve("long.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of())) {
            writer.accept(batch(events(1000)));
        }
        assertThatThrownBy(() -> new RecordingReader(file).read(batch -> {}, (done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void consumerThatThrows_endsTheReadingThreadToo() throws IOException {
        Path file = folder.resolve("many.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of())) {
            for (int i = 0; i < 200; i++) {
                writer.accept(batch(events(1000)));
            }
        }
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        assertThatThrownBy(() -> new RecordingReader(file).read(batch -> {
            throw new IllegalStateException("enough");
        }, Progress.NONE)).hasMessage("enough");
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName).doesNotContain("poolscope-reading");
    }

    @Test
    void readingThreadThatIsInterrupted_endsAndStaysInterrupted() throws IOException {
        Path file = folder.resolve("interrupted.pool");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of())) {
            writer.accept(batch(events(1000)));
        }
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new RecordingReader(file).read(batch -> {}, Progress.NONE)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private List<Event> events(int tasks) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolStarted(0, 0, "pool", PoolKind.FIXED, 4, 6, SaturationPolicy.BLOCK));
        for (int i = 0; i < tasks; i++) {
            events.add(new TaskSubmitted(10L * i, i, 5, "task " + i, 0, i, 0));
            events.add(new TaskStarted(10L * i + 3, i, i % 4));
            events.add(new TaskFinished(10L * i + 9, i, i % 4));
        }
        return events;
    }

    private EventBatch batch(List<Event> events) {
        EventBatch batch = new EventBatch(16);
        events.forEach(event -> event.emitTo(new BatchSink(batch), names));
        return batch;
    }
}
