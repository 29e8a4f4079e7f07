package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.RecordingWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of a file that are out of order are told of only where the timeline could not put them in order. */
class LateEventsTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;

    /** What is told of a file in which an event comes a second too late, after so many others. */
    private List<String> told(int before, long late) throws Exception {
        Path file = folder.resolve("run.pool");
        EventBatch batch = new EventBatch(before + 1);
        for (int task = 0; task < before; task++) {
            batch.add(SECOND + task, EventWord.pack(task, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        }
        batch.add(0, EventWord.pack(before, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        try (RecordingWriter writer = new RecordingWriter(file, new Names(), Map.of())) {
            writer.accept(batch);
        }
        try (Session session = Session.of(new FileSource(file))) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(60))).isTrue();
            assertThat(session.snapshot().tasks().size()).isEqualTo(before + 1);
            assertThat(session.snapshot().lateEvents()).isEqualTo(late);
            return session.messages().stream().map(Message::text).toList();
        }
    }

    @Test
    void farOutOfOrder_butPutInOrder_isNoneOfAnybodysBusiness() throws Exception {
        assertThat(told(100, 0)).isEmpty();
    }

    @Test
    void tooLateToBePutInOrder_isTold_withTheTimelinesOwnCount() throws Exception {
        assertThat(told(60_000, 1))
                .containsExactly("run.pool: 1 of its events came too late to be put in order, and are shown later than they were");
    }
}
