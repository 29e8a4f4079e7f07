package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventWord;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class KilledRecordingSoakTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    @RepeatedTest(50)
    void programKilledWhileItRecords_leavesAFileWithAllEventsOlderThanASecond(RepetitionInfo repetition) throws Exception {
        Path file = folder.resolve("killed.pool");
        boolean overAnother = repetition.getCurrentRepetition() % 2 == 0;
        if (overAnother) {
            Files.writeString(file, "old");
        }
        String modules = System.getProperty("jdk.module.path", "");
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes")
                        + File.pathSeparator + modules,
                RecordingVictim.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long told = readUntil(victim, new Random(repetition.getCurrentRepetition()).nextLong(SECOND / 2, 4 * SECOND));
        victim.destroyForcibly().waitFor();

        if (overAnother) {
            assertThat(file).hasContent("old");
            file = folder.resolve("killed.pool.part");
        }
        long[] seen = new long[2];
        RecordingReader reader = new RecordingReader(file);
        Recording recording = reader.read(batch -> {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(EventWord.id(batch.word(i))).isEqualTo(seen[0]);
                assertThat(reader.names().name((int) (batch.a(i) >>> 32))).isEqualTo(RecordingVictim.label(seen[0]));
                seen[0]++;
                seen[1] = batch.time(i);
            }
        }, Progress.NONE);
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).contains("cut"));
        // Also one that is killed in its first second opens; of the others all that is older than a second is there.
        assertThat(seen[1]).isGreaterThanOrEqualTo(told - SECOND);
        assertThat(recording.events()).isEqualTo(seen[0]).isGreaterThanOrEqualTo(told > SECOND ? 1 : 0);
    }

    /** The last time that the victim told, the first that is not before {@code time}. */
    private static long readUntil(Process victim, long time) throws IOException {
        BufferedReader said = victim.inputReader();
        long told = 0;
        while (told < time) {
            String line = said.readLine();
            assertThat(line).as("the victim ended by itself").isNotNull();
            told = Long.parseLong(line);
        }
        return told;
    }
}
