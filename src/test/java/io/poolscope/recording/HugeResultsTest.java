package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.Names;
import io.poolscope.event.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counter of bytes takes memory for each 2 GB of a result: a few bytes of a file must not ask for gigabytes. */
class HugeResultsTest {
    @TempDir
    private Path folder;

    @Test
    void resultsOfAHundredTerabytes_areRefused_whatIsBeforeIsRead() throws IOException {
        Recording read = read(1L << 46);
        assertThat(read.events()).isZero();
        assertThat(read.warning()).hasValueSatisfying(warning -> assertThat(warning).contains("the block at byte ")
                .contains("event 1: the size of all results").doesNotContain("\n"));
    }

    @Test
    void resultsOfGigabytes_areRead() throws IOException {
        Recording read = read(3L << 30);
        assertThat(read.events()).isEqualTo(100);
        assertThat(read.warning()).isEmpty();
    }

    private Recording read(long bytes) throws IOException {
        Path file = folder.resolve("huge.pool");
        EventBatch events = new EventBatch(100);
        for (int i = 0; i < 100; i++) {
            events.add(i, Word.pack(i, 1, EventKind.RESULT_BUFFERED.code()), i, bytes);
        }
        try (RecordingWriter writer = new RecordingWriter(file, new Names(), Map.of())) {
            writer.accept(events);
        }
        return new RecordingReader(file).read(batch -> { }, Progress.NONE);
    }
}
