package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Word;
import java.io.BufferedReader;
import java.io.IOException;
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
        String modules = System.getProperty("jdk.module.path", "");
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                Path.of("target", "classes") + java.io.File.pathSeparator + Path.of("target", "test-classes")
                        + java.io.File.pathSeparator + modules,
                RecordingVictim.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long told = readUntil(victim, new Random(repetition.getCurrentRepetition()).nextLong(SECOND / 10, 3 * SECOND));
        victim.destroyForcibly().waitFor();

        long[] seen = new long[2];
        Recording recording = new RecordingReader(file).read(batch -> {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(Word.id(batch.word(i))).isEqualTo(seen[0]++);
                seen[1] = batch.time(i);
            }
        }, Progress.NONE);
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).contains("cut"));
        assertThat(seen[1]).isGreaterThanOrEqualTo(told - SECOND);
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
