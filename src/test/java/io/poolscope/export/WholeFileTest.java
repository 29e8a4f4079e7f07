package io.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void write_replacesWhatIsThere() throws IOException {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        WholeFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("new");
        assertThat(entries()).containsExactly("a.png");
    }

    @Test
    void write_diskFullHalfway_leavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[200_000]);
            throw new IOException("No space left on device");
        })).isInstanceOf(IOException.class).hasMessage("can't write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertThat(entries()).containsExactly("a.png");
    }

    @Test
    void write_noFolder_saysWhich() {
        Path file = folder.resolve("missing/a.png");
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1))).isInstanceOf(IOException.class)
                .hasMessage("can't write " + file + ": there is no folder " + folder.resolve("missing"));
    }

    @Test
    void write_toAFolder_isRefused() {
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write(1))).isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
    }

    @Test
    void write_contentBreaks_leavesNothing() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("b"), out -> {
            throw new IllegalStateException("broken");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(entries()).isEmpty();
    }

    private Stream<String> list() throws IOException {
        return Stream.of(folder.toFile().list());
    }

    private java.util.List<String> entries() throws IOException {
        try (Stream<String> names = list()) {
            return names.toList();
        }
    }
}
