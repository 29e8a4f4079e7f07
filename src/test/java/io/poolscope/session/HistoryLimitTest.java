package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.testing.HostileFile;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file gets so much memory as a file of its size can honestly ask for; what is read until then is shown. */
class HistoryLimitTest {
    @TempDir
    private Path folder;

    private Snapshot read(HostileFile kind, int things, String... said) throws IOException, InterruptedException {
        Path file = folder.resolve("hostile");
        kind.write(file, things);
        try (Session session = Session.of(new FileSource(file))) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(60))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FINISHED);
            assertThat(session.messages()).hasSize(said.length).allSatisfy(message -> {
                assertThat(message.level()).isEqualTo(Message.Level.WARNING);
                assertThat(message.text()).startsWith("hostile: what follows byte ").contains(said).doesNotContain("\n");
            });
            return session.snapshot();
        }
    }

    @Test
    void laneForEachEvent_endsWhereItAsksForMoreThanItsShare_andSaysWhere() throws Exception {
        Snapshot run = read(HostileFile.WORKERS, 400_000,
                "asks for more than 320 times the file's size of memory, and 48 MB; 98304 events before it could be read");
        assertThat(run.lanes()).hasSizeBetween(10_000, 60_000);
        assertThat(run.tasks().contains(5_000)).isTrue();
    }

    @Test
    void tasksFarApart_endWhereTheyAskForMoreThanTheirShare() throws Exception {
        assertThat(read(HostileFile.FAR_TASKS, 400_000, " asks for more than 320 times the file's size of memory").events())
                .isBetween(1_000L, 390_000L);
    }

    @Test
    void asManyThreadsAsAFileCanHonestlyHold_areRead() throws Exception {
        assertThat(read(HostileFile.WORKERS, 40_000).lanes()).hasSize(10_000);
    }
}
