package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTapeTest {
    private static final int EVENTS = 100_000;

    @TempDir
    private Path folder;
    private final Names names = new Names();

    @Test
    void replay_givesAllEventsInOrderWhateverTheirBatches() {
        EventTape tape = new EventTape(names, EventTape.DEFAULT_LIMIT);
        fill(tape);
        EventBatch seen = new EventBatch(EVENTS);
        tape.replay(batch -> copy(batch, seen));
        assertNumbered(seen);
        assertThat(tape.bytes()).isLessThan(EVENTS * 4L);
    }

    @Test
    void savedTape_isARecording() throws IOException {
        EventTape tape = new EventTape(names, EventTape.DEFAULT_LIMIT);
        fill(tape);
        Path file = folder.resolve("saved.pool");
        tape.save(file, Map.of(RunFacts.SEED, "7"));
        EventBatch seen = new EventBatch(EVENTS);
        Recording recording = new RecordingReader(file).read(batch -> copy(batch, seen), Progress.NONE);
        assertNumbered(seen);
        assertThat(recording.warning()).isEmpty();
        assertThat(RecordingReader.firstFacts(file)).containsEntry(RunFacts.SEED, "7");
    }

    @Test
    void blocksOfARecording_areKeptAsTheyAreAndReplayed() throws IOException {
        EventTape first = new EventTape(names, EventTape.DEFAULT_LIMIT);
        fill(first);
        Path file = folder.resolve("first.pool");
        first.save(file, Map.of());
        Names read = new Names();
        EventTape tape = new EventTape(read, EventTape.DEFAULT_LIMIT);
        Recording recording =
                new RecordingReader(file, read).blocks(tape::keep).read(batch -> assertThat(batch.size()).isPositive(), Progress.NONE);
        assertThat(recording.warning()).isEmpty();
        assertThat(tape.bytes()).isBetween(recording.bytes() - 100, recording.bytes());
        EventBatch seen = new EventBatch(EVENTS);
        tape.replay(batch -> copy(batch, seen));
        assertNumbered(seen);
        assertThatThrownBy(() -> first.keep(new byte[1])).isInstanceOf(IllegalStateException.class);

        EventTape small = new EventTape(new Names(), 50_000);
        new RecordingReader(file).blocks(small::keep).read(batch -> assertThat(batch.size()).isPositive(), Progress.NONE);
        assertThat(small.isComplete()).isFalse();
        assertThat(small.bytes()).isZero();
    }

    @Test
    void runThatOutgrowsTheTape_isKeptNoMoreAndSaysSo() {
        EventTape tape = new EventTape(names, 50_000);
        fill(tape);
        assertThat(tape.isComplete()).isFalse();
        assertThat(tape.bytes()).isZero();
        assertThatThrownBy(() -> tape.save(folder.resolve("no.pool"), Map.of())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be saved afterwards");
    }

    private static void fill(EventTape tape) {
        EventBatch batch = new EventBatch(1000);
        for (int i = 0; i < EVENTS; i++) {
            batch.add(i * 1000L + i % 7, EventWord.pack(i, i % 5, EventKind.TASK_SUBMITTED.code()), 0, 0);
            if (batch.size() == 777 || i == EVENTS - 1) {
                tape.accept(batch);
                batch.clear();
            }
        }
    }

    private static void copy(EventBatch from, EventBatch to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.time(i), from.word(i), from.a(i), from.b(i));
        }
    }

    private static void assertNumbered(EventBatch seen) {
        assertThat(seen.size()).isEqualTo(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            assertThat(EventWord.id(seen.word(i))).isEqualTo(i);
            assertThat(seen.time(i)).isEqualTo(i * 1000L + i % 7);
        }
    }
}
