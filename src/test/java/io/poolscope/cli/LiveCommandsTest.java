package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.TestClassPath;
import io.poolscope.cli.options.Host;
import io.poolscope.observe.Poolscope;
import io.poolscope.observe.Scope;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.wire.LinkPlace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveCommandsTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void listenHere() {
        System.setProperty(LinkPlace.FOLDER_PROPERTY, folder.resolve("p").toString());
    }

    @AfterEach
    void listenAsUsual() {
        System.clearProperty(LinkPlace.FOLDER_PROPERTY);
    }

    private int poolscope(String... arguments) {
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(), () -> {
            throw new IllegalStateException("nothing is painted here");
        }, () -> -1, file -> -1);
        return Program.run(host, arguments);
    }

    private static void program(int failing) throws Exception {
        try (Scope scope = Poolscope.show("my program", WAIT);
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
            for (int i = 0; i < 50; i++) {
                pool.submit(() -> 1).get();
            }
            for (int i = 0; i < failing; i++) {
                pool.submit((Callable<Integer>) () -> {
                    throw new IllegalStateException("nobody reads this");
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--port=0"})
    void watch_endsWithTheProgram_andRecordsWhatItSaw(String how) throws Exception {
        Path file = folder.resolve("seen.pool");
        String[] arguments =
                Stream.of("watch", "--for", "60s", "--out", file.toString(), how).filter(word -> !word.isEmpty()).toArray(String[]::new);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Integer> watch = beside.submit(() -> poolscope(arguments));
            program(0);
            assertThat(watch.get(60, TimeUnit.SECONDS)).as(err.toString()).isZero();
        }
        assertThat(out.toString()).contains("50 submitted, 50 finished").containsPattern("Events lost +0");
        assertThat(err.toString()).contains("listening at " + folder, "my program (" + ProcessHandle.current().pid() + " on ", " is here",
                " has ended");

        out.getBuffer().setLength(0);
        assertThat(poolscope("info", file.toString())).isZero();
        assertThat(out.toString()).contains("50 submitted, 50 finished");
    }

    @Test
    void watchWithNobodyThere_endsWithItsTime_asJson() {
        assertThat(poolscope("watch", "--for", "50ms", "--json")).isZero();
        assertThat(out.toString()).contains("\"submitted\" : 0");
    }

    @Test
    void watchThatIsToldToEnd_endsItsRecordingAndPrintsItsSummary() throws Exception {
        Path file = folder.resolve("seen.pool");
        String tasks;
        Process watch = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + LinkPlace.FOLDER_PROPERTY + "="
                        + folder.resolve("p"),
                "-cp", TestClassPath.all(), "io.poolscope.Main", "watch", "--out", file.toString()).start();
        try {
            assertThat(watch.errorReader().readLine()).contains("listening at");
            Scope scope = Poolscope.show("my program", WAIT);
            try (ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
                for (int i = 0; i < 50; i++) {
                    pool.submit(() -> 1).get();
                }
            }
            watch.toHandle().destroy();
            assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
            scope.close();
            String printed = new String(watch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            tasks = printed.lines().filter(line -> line.startsWith("Tasks ")).findFirst().orElse("no summary: " + printed);
        } finally {
            watch.destroyForcibly();
        }
        assertThat(poolscope("info", file.toString())).isZero();
        assertThat(out.toString()).as("the file has what was printed").contains(tasks);
        assertThat(err.toString()).doesNotContain("cut");
    }

    @Test
    void doctor_saysByItsExitCodeWhetherARunIsWell() throws Exception {
        Path well = folder.resolve("well.pool");
        Path ill = folder.resolve("ill.pool");
        for (Path file : new Path[] {well, ill}) {
            try (Scope scope = Poolscope.record(file); ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
                pool.submit(() -> 1).get();
                if (file == ill) {
                    pool.submit((Callable<Integer>) () -> {
                        throw new IllegalStateException("nobody reads this");
                    });
                }
            }
        }
        assertThat(poolscope("doctor", well.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).doesNotContain("warning");
        out.getBuffer().setLength(0);
        assertThat(poolscope("doctor", ill.toString())).as(out.toString()).isEqualTo(Program.FOUND);
        assertThat(out.toString()).containsPattern("(?m)^(warning|critical): ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"watch --for soon", "watch --port 70000", "watch --port -1", "watch --keep much", "doctor", "doctor nowhere.pool"})
    void wrongUse_isToldInOneLine(String line) {
        assertThat(poolscope(line.split(" "))).isEqualTo(Program.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
