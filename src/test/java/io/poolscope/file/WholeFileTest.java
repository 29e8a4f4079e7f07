package io.poolscope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
        })).isInstanceOf(IOException.class).hasMessage(file + " can't be written: No space left on device");
        assertThat(file).hasContent("old");
        assertThat(entries()).containsExactly("a.png");
    }

    @Test
    void write_noFolder_saysWhich() {
        Path file = folder.resolve("missing/a.png");
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1))).isInstanceOf(IOException.class)
                .hasMessage(file + " can't be written: there is no folder " + folder.resolve("missing"));
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

    @Test
    void write_keepsThePermissionsOfWhatIsThere_andIsNeverWiderMeanwhile() throws IOException {
        for (String mode : List.of("rw-------", "rw-r-----", "rwxr-xr-x")) {
            Path file = Files.writeString(folder.resolve("kept"), "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            WholeFile.write(file, out -> {
                try (Stream<Path> all = Files.list(folder)) {
                    assertThat(all.toList()).allSatisfy(
                            each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo(mode));
                }
                out.write("new".getBytes(StandardCharsets.UTF_8));
            });
            assertThat(file).hasContent("new");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(mode);
            Files.delete(file);
        }
    }

    @Test
    void write_aNewFile_hasThePermissionsThatAnyNewFileHas() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        WholeFile.writeText(folder.resolve("ours"), "new");
        assertThat(Files.getPosixFilePermissions(folder.resolve("ours"))).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void write_followsLinks_alsoRelativeChainedAndDanglingOnes() throws IOException {
        Path deep = Files.createDirectory(folder.resolve("deep"));
        Path file = Files.writeString(deep.resolve("file"), "old");
        Path link = Files.createSymbolicLink(deep.resolve("link"), Path.of("file"));
        Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("deep/link"));
        WholeFile.writeText(chain, "new");
        assertThat(file).hasContent("new");
        assertThat(chain).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("deep/made"));
        WholeFile.writeText(dangling, "made");
        assertThat(deep.resolve("made")).hasContent("made");
        assertThat(dangling).isSymbolicLink();
        assertThat(WholeFile.isSame(chain, file)).isTrue();
        assertThat(WholeFile.isSame(dangling, file)).isFalse();
    }

    @Test
    void write_linksInACircle_areRefused() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));
        assertThatThrownBy(() -> WholeFile.writeText(one, "new")).hasMessage(one + " can't be written: its links lead in a circle");
    }

    @Test
    void write_nameAsLongAsNamesCanBe_works() throws IOException {
        Path file = folder.resolve("x".repeat(255));
        WholeFile.writeText(file, "new");
        WholeFile.writeText(file, "newer");
        assertThat(file).hasContent("newer");
    }

    @Test
    void write_overAFileThatIsRead_leavesItsReaderTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("read"), "old".repeat(10_000));
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.read()).isEqualTo('o');
            WholeFile.writeText(file, "new");
            assertThat(in.readAllBytes()).hasSize(29_999);
        }
        assertThat(file).hasContent("new");
    }

    @Test
    void write_theContentClosesItsStream_isWholeAllTheSame() throws IOException {
        Path file = folder.resolve("closed");
        WholeFile.write(file, out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write("new");
            }
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void write_toADevice_isWrittenAndStaysOne() throws IOException {
        Path device = Path.of("/dev/null");
        WholeFile.writeText(device, "gone");
        assertThat(Files.isRegularFile(device)).isFalse();
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> WholeFile.writeText(full, "text")).hasMessage("/dev/full can't be written: No space left on device");
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
