package io.poolscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.recording.Recording;
import io.poolscope.testing.Books;
import io.poolscope.testing.ObserveJar;
import io.poolscope.testing.OwnProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of other people, on their JDK, with nothing but the library. */
class OwnProgramTest {
    /** With line numbers in its classes, so that a program's stack traces say where they come from. */
    private static final long MOST_BYTES = 450 << 10;

    @TempDir
    private Path folder;

    private static String source(String program) throws IOException {
        return Files.readString(Path.of("src/test/resources/io/poolscope/observe", program + ".java"));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void tenLines_recordARunThatOpens(int jdk) throws Exception {
        String said = OwnProgramRun.compile(jdk, folder, "OwnProgram", source("OwnProgram")).run(List.of());

        assertThat(said.strip()).isEqualTo("page 42");
        ObservedFile file = ObservedFile.read(folder.resolve("run.pool"));
        assertThat(file.recording().warning()).isEmpty();
        assertThat(file.recording().facts()).containsEntry("title", "run.pool").containsEntry("ended", "its scope was closed")
                .hasEntrySatisfying("program.runtime", runtime -> assertThat(runtime).startsWith("Java " + jdk));
        Books books = Books.of(file.events());
        assertThat(List.of(books.submitted, books.started, books.finished)).containsExactly(1, 1, 1);
    }

    @Test
    void library_isSmall_andHasOnlyItsRooms() throws Exception {
        assertThat(Files.size(ObserveJar.file())).isLessThanOrEqualTo(MOST_BYTES);
        try (JarFile jar = new JarFile(ObserveJar.file().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName().replaceAll("/[^/]*$", "")).distinct())
                    .containsExactlyInAnyOrder("io/poolscope/bus", "io/poolscope/event", "io/poolscope/executor", "io/poolscope/observe",
                            "io/poolscope/wire");
        }
    }

    @ParameterizedTest
    @CsvSource({"17, exit, 3", "17, error, 1", "17, leave, 0", "25, exit, 3", "25, error, 1"})
    void programThatEndsWithoutClosing_leavesAWholeFile(int jdk, String how, int code) throws Exception {
        OwnProgramRun program = OwnProgramRun.compile(jdk, folder, "Ending", ending());
        Process process = program.start(List.of(), how);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertWhole("its process was told to end");
    }

    @Test
    void programThatIsTerminated_leavesAWholeFile() throws Exception {
        OwnProgramRun program = OwnProgramRun.compile(17, folder, "Ending", ending());
        Process process = program.start(List.of(), "wait");
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertWhole("its process was told to end");
    }

    private void assertWhole(String how) throws IOException {
        ObservedFile file = ObservedFile.read(folder.resolve("ending.pool"));
        Recording recording = file.recording();
        assertThat(recording.warning()).isEmpty();
        assertThat(recording.facts()).containsEntry("ended", how);
        List<Event> events = file.events();
        assertThat(Books.of(events).finished).isEqualTo(100);
    }

    private static String ending() {
        return """
                import io.poolscope.observe.*;
                import java.nio.file.Path;
                import java.util.*;
                import java.util.concurrent.*;

                public class Ending {
                    public static void main(String[] args) throws Exception {
                        Scope scope = Poolscope.record(Path.of("ending.pool"));
                        ExecutorService made = Executors.newFixedThreadPool(2, body -> {
                            Thread thread = new Thread(body);
                            thread.setDaemon(true);
                            return thread;
                        });
                        ExecutorService pool = scope.observe("work", made);
                        List<Callable<Integer>> tasks = new ArrayList<>();
                        for (int i = 0; i < 100; i++) {
                            int number = i;
                            tasks.add(() -> number);
                        }
                        pool.invokeAll(tasks);
                        System.out.println("ready");
                        switch (args[0]) {
                            case "exit": System.exit(3); break;
                            case "error": throw new IllegalStateException("a fault of the program's own");
                            case "wait": new CountDownLatch(1).await(); break;
                            default: break;
                        }
                    }
                }
                """;
    }
}
