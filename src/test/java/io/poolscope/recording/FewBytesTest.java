package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few bytes of a file must not ask for gigabytes: a counter of bytes takes memory for each 2 GB of a result, a stream
 * kilobytes for its number.
 */
class FewBytesTest {
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

    @Test
    void poolsAndStreamsWithNumbersFarBeyondTheEvents_areRefused() throws IOException {
        EventBatch pool = new EventBatch(1);
        pool.add(0, EventWord.pack(0xFFFF, EventWord.NO_LANE, EventKind.POOL_STOPPED.code()), 0, 0);
        assertThat(read(pool).warning()).hasValueSatisfying(warning -> assertThat(warning).contains("event 1: its id 65535 is over 1025"));
        EventBatch result = new EventBatch(1);
        result.add(0, EventWord.pack(0, 1, EventKind.RESULT_DROPPED.code()), 0xFFFFL << 40, 0);
        assertThat(read(result).warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("event 1: its stream 65535 is not in -1 to 1025"));
    }

    @Test
    void asManyPoolsAsEvents_areRead() throws IOException {
        EventBatch pools = new EventBatch(1);
        for (int i = 0; i < 40_000; i++) {
            pools.add(i, EventWord.pack(i, EventWord.NO_LANE, EventKind.POOL_STOPPED.code()), 0, 0);
        }
        assertThat(read(pools).warning()).isEmpty();
    }

    private Recording read(long bytes) throws IOException {
        EventBatch events = new EventBatch(100);
        for (int i = 0; i < 100; i++) {
            events.add(i, EventWord.pack(i, 1, EventKind.RESULT_BUFFERED.code()), i, bytes);
        }
        return read(events);
    }

    private Recording read(EventBatch events) throws IOException {
        Path file = folder.resolve("few.pool");
        try (RecordingWriter writer = new RecordingWriter(file, new Names(), Map.of())) {
            writer.accept(events);
        }
        return new RecordingReader(file).read(batch -> {}, Progress.NONE);
    }
}
