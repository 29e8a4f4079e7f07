package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.TestClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each command that writes a file: it writes it whole or leaves what was there, whatever stands in its place. */
@Timeout(120)
class WritingCommandsTest {
    @TempDir
    private Path folder;
    private Path read;

    @BeforeEach
    void record() throws IOException {
        read = Files.createDirectory(folder.resolve("read")).resolve("run.pool");
        assertThat(WritingCommand.run("run", "in-order", "--tasks", "6", "--speed", "100", "--out", read.toString()).code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void overAFileOfOnesOwn_throughALink_isReplacedWhole_withItsMode(WritingCommand command) throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = Files.writeString(place.resolve("old" + command.ending()), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link" + command.ending()), Path.of("place/old" + command.ending()));
        WritingCommand.Said said = WritingCommand.run(command.arguments(read, link));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readAllBytes(file)).isNotEmpty().isNotEqualTo("old".getBytes(StandardCharsets.UTF_8));
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(names(place)).containsExactly("old" + command.ending());
    }

    @ParameterizedTest
    @EnumSource
    void ontoTheFileThatIsRead_underAnyNameOfIt_isRefused(WritingCommand command) throws IOException {
        byte[] before = Files.readAllBytes(read);
        Path hard = Files.createLink(folder.resolve("hard" + command.ending()), read);
        Path soft = Files.createSymbolicLink(folder.resolve("soft" + command.ending()), Path.of("hard" + command.ending()));
        Path around = folder.resolve("read/../read/./run.pool");
        Path relative = Path.of("").toAbsolutePath().relativize(read);
        for (Path name : List.of(hard, soft, around, relative, read)) {
            boolean picture = name.toString().endsWith(".pool") && (command == WritingCommand.PNG || command == WritingCommand.SVG);
            if (command.reads() && !picture) {
                WritingCommand.Said said = WritingCommand.run(command.arguments(read, name));
                assertThat(said.code()).as(said.err()).isEqualTo(2);
                assertThat(said.err()).contains(name + " is not allowed: it is the file that is read; allowed: another file")
                        .hasLineCount(1);
                assertThat(said.out()).isEmpty();
            }
        }
        assertThat(read).hasBinaryContent(before);
    }

    @ParameterizedTest
    @EnumSource
    void intoAPipe_isWrittenThereAndStaysOne(WritingCommand command) throws Exception {
        Path pipe = folder.resolve("pipe" + command.ending());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor()).isZero();
        FutureTask<byte[]> reader = new FutureTask<>(() -> Files.readAllBytes(pipe));
        Thread.ofPlatform().name("pipe-reader").daemon().start(reader);
        WritingCommand.Said said = WritingCommand.run(command.arguments(read, pipe));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(reader.get(30, TimeUnit.SECONDS)).isNotEmpty();
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void intoADeviceThatTakesNothing_failsInOneLine(WritingCommand command) throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("full" + command.ending()), Path.of("/dev/full"));
        WritingCommand.Said said = WritingCommand.run(command.arguments(read, full));
        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("No space left on device").hasLineCount(1);
        Files.delete(full);
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }

    @Test
    void onAFullDisk_eachFailsInOneLine_andLeavesWhatWasThere() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        for (WritingCommand command : WritingCommand.values()) {
            Files.writeString(place.resolve(command + command.ending()), "old");
        }
        List<String> before = names(place);
        // No file may grow beyond 0 bytes: to a program the same as a disk without room, and nobody needs to be allowed to mount one.
        Process victim = new ProcessBuilder("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData", "-cp", TestClassPath.all(),
                WritingVictim.class.getName(), read.toString(), place.toString()).redirectErrorStream(true).start();
        List<String> said = new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(victim.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said).as(String.join("\n", said)).hasSize(2 * WritingCommand.values().length);
        for (WritingCommand command : WritingCommand.values()) {
            assertThat(said).contains(command + " 1");
            assertThat(place.resolve(command + command.ending())).hasContent("old");
        }
        assertThat(said.stream().filter(line -> line.startsWith("poolscope: "))).hasSize(WritingCommand.values().length)
                .allMatch(line -> line.contains("can't be written: File too large"));
        assertThat(names(place)).isEqualTo(before);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
