package io.poolscope.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
    @TempDir
    private Path folder;

    @Test
    void fresh_growsInItsPlace() throws IOException {
        Path file = folder.resolve("run");
        try (GrowingFile growing = GrowingFile.open(file)) {
            growing.out().write("so far".getBytes(StandardCharsets.UTF_8));
            assertThat(file).hasContent("so far");
            assertThat(growing.replaces()).isFalse();
            growing.finish();
        }
        assertThat(entries()).containsExactly("run");
    }

    @Test
    void overAnother_growsBesideIt_andTakesItsPlaceAtTheEnd_withItsMode() throws IOException {
        Path file = old();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("run"));
        GrowingFile growing = GrowingFile.open(link);
        growing.out().write("new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("old");
        assertThat(growing.grows()).hasFileName("run.part").hasContent("new");
        assertThat(mode(growing.grows())).isEqualTo("rw-------");
        growing.finish();
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(link).isSymbolicLink();
        assertThat(entries()).containsExactly("link", "run");
    }

    @Test
    void overAnother_thatIsNotFinished_leavesBoth_andTheNextOneHasANameOfItsOwn() throws IOException {
        Path file = old();
        for (String part : List.of("run.part", "run.2.part", "run.3.part")) {
            try (GrowingFile growing = GrowingFile.open(file)) {
                growing.out().write(part.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(file).hasContent("old");
            assertThat(folder.resolve(part)).hasContent(part);
        }
    }

    @Test
    void discarded_leavesWhatWasThere() throws IOException {
        Path file = old();
        GrowingFile.open(file).discard();
        GrowingFile.open(folder.resolve("fresh")).discard();
        assertThat(file).hasContent("old");
        assertThat(entries()).containsExactly("run");
    }

    @Test
    void toADevice_isWrittenAsItIs() throws IOException {
        GrowingFile growing = GrowingFile.open(Path.of("/dev/null"));
        growing.out().write(1);
        growing.cut(0);
        growing.finish();
        assertThat(growing.replaces()).isFalse();
    }

    private Path old() throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
