package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.Main;
import io.poolscope.testing.HostileFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README says of memory, in Java machines that have no more: files made to take much are read as far as that goes, and told. */
@Tag("soak")
class HostileMemorySoakTest {
    private static final int THINGS = 400_000;
    /** As the README says it. */
    private static final long FREE = 128L << 20;
    private static final long TIMES = 600;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private Path folder;

    private record Outcome(int code, List<String> said) {
    }

    @ParameterizedTest
    @EnumSource
    void hostileFile_isReadInTheStatedMultipleOfItsSize(HostileFile kind) throws IOException, InterruptedException {
        Path file = folder.resolve("hostile");
        kind.write(file, THINGS);
        for (String command : List.of("info", "analyze")) {
            Outcome outcome = poolscope(FREE + TIMES * Files.size(file), command, file);
            // What can't be kept is left out and said, and the command fails as it must then; memory is never the reason.
            boolean leftOut = outcome.said.stream().anyMatch(line -> line.contains(" left out"));
            assertThat(outcome.code).as(kind + " " + command + " " + outcome.said).isEqualTo(leftOut ? Program.FAILED : Program.OK);
            assertThat(outcome.said).as(command).hasSizeLessThanOrEqualTo(1).noneMatch(line -> line.contains("The memory"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void memoryIsTooSmall_isToldInOneLine(HostileFile kind) throws IOException, InterruptedException {
        Path file = folder.resolve("hostile");
        kind.write(file, THINGS);
        for (String command : List.of("info", "analyze")) {
            Outcome outcome = poolscope(40L << 20, command, file);
            assertThat(outcome.said).as(kind + " " + command).hasSizeLessThanOrEqualTo(1).allMatch(line -> line.startsWith("poolscope: "));
            assertThat(outcome.code).as(kind + " " + command + " " + outcome.said).isIn(Program.OK, Program.FAILED);
            assertThat(outcome.said).as(kind + " " + command).hasSizeGreaterThanOrEqualTo(outcome.code);
        }
    }

    private Outcome poolscope(long heap, String command, Path file) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseSerialGC",
                        "-cp",
                        String.join(File.pathSeparator, "target/classes", System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path")),
                        Main.class.getName(), command, file.toString()));
        Process process = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile()).start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(command + " hangs").isTrue();
        return new Outcome(process.exitValue(), Files.readAllLines(said));
    }
}
