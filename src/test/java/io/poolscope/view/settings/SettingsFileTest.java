package io.poolscope.view.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.poolscope.timeline.Retention;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("poolscope").resolve("settings.properties");
    }

    private SettingsFile settings() {
        return new SettingsFile(file());
    }

    @Test
    void load_missingFile_givesDefaultsWithoutAWord() {
        SettingsFile.Loaded loaded = settings().load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.problem()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void load_afterSave_givesTheSame() throws IOException {
        Settings saved = new Settings(1234, 777, "light", "ordered-results", Map.of("ordered-results.workers", "7",
                "hash-files.dir", "/a path/with = and ünïcode"), List.of("/b.pool", "/a.pool"), Retention.lastMinutes(5),
                new Settings.FrameState(true, false, true));
        settings().save(saved);
        assertThat(settings().load()).isEqualTo(new SettingsFile.Loaded(saved, Optional.empty()));
        assertThat(file().getParent().toFile().listFiles()).containsExactly(file().toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window.width=wide", "window.width=3", "window.height=99999999999", "theme=pink", "window.maximised=yes",
        "pane.left=0",
        "garbage", "history=5", "history=0min", "a=\\u00zz"})
    void load_brokenFile_isToldInOneLineAndReplaced(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        SettingsFile.Loaded loaded = settings().load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.problem().orElseThrow()).contains(file().toString()).contains("replaced").doesNotContain("\n");
        assertThat(settings().load().problem()).isEmpty();
    }

    @Test
    void load_fileOfBytesThatAreNoText_isReplaced() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});
        assertThat(settings().load().problem().orElseThrow()).contains("not UTF-8");
        assertThat(settings().load().problem()).isEmpty();
    }

    @Test
    void load_folderInPlaceOfTheFile_isToldAndDefaultsAreUsed() throws IOException {
        Files.createDirectories(file());
        SettingsFile.Loaded loaded = settings().load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.problem()).isPresent();
    }

    @Test
    @Timeout(30)
    void fileThatCantBeOne_isRefusedAtOnce_andLeftAlone() throws Exception {
        Files.createDirectories(file().getParent());
        assertThat(new ProcessBuilder("mkfifo", file().toString()).inheritIO().start().waitFor()).isZero();
        assertRefused("it is no regular file");
        assertThat(Files.isRegularFile(file())).isFalse();
        Files.delete(file());
        Files.createDirectory(file());
        assertRefused("it is a folder");
        Files.delete(file());
        try (RandomAccessFile huge = new RandomAccessFile(file().toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        assertRefused("it has 1099511627776 bytes; settings have at most 1048576");
        assertThat(file()).hasSize(1L << 40);
        Files.delete(file());
        Files.createSymbolicLink(file(), Path.of("/dev/zero"));
        assertRefused("it is no regular file");
        Files.delete(file());
    }

    private void assertRefused(String why) {
        SettingsFile.Loaded loaded = settings().load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.problem().orElseThrow())
                .isEqualTo("The settings in " + file() + " could not be read: " + why + ". Defaults are used.");
        assertThatIOException().isThrownBy(() -> settings().save(Settings.DEFAULT)).withMessage(why);
    }

    @Test
    void save_throughALink_keepsIt_andTheMode() throws IOException {
        Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("settings");
        Files.writeString(real, "theme=dark");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);
        settings().save(Settings.DEFAULT);
        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("window.width");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-------");
    }

    @Test
    void place_isInTheHomeThatThePersonNames() {
        Properties system = new Properties();
        system.setProperty("user.home", "/root");
        system.setProperty("os.name", "Linux");
        assertThat(SettingsFile.place(Map.of("HOME", "/home/ada"), system))
                .isEqualTo(Path.of("/home/ada/.config/poolscope/settings.properties"));
        assertThat(SettingsFile.place(Map.of("HOME", "ada"), system)).isEqualTo(Path.of("/root/.config/poolscope/settings.properties"));
        assertThat(SettingsFile.place(Map.of("HOME", "/a\0b", "XDG_CONFIG_HOME", "/x\0y"), system)).as("no path")
                .isEqualTo(Path.of("/root/.config/poolscope/settings.properties"));
        assertThat(SettingsFile.home(Map.of("HOME", "/home/ada"), system)).isEqualTo(Path.of("/home/ada"));
    }

    @Test
    void save_whereTheFolderCannotBeMade_throwsAndLeavesNothing() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        SettingsFile blocked = new SettingsFile(plain.resolve("settings.properties"));
        assertThatIOException().isThrownBy(() -> blocked.save(Settings.DEFAULT));
        assertThat(folder.toFile().listFiles()).containsExactly(plain.toFile());
    }

    @Test
    void place_followsXdgOnlyWhereItIsAbsolute() {
        Properties system = new Properties();
        system.setProperty("user.home", "/home/ada");
        system.setProperty("os.name", "Linux");
        Path usual = Path.of("/home/ada/.config/poolscope/settings.properties");
        assertThat(SettingsFile.place(Map.of("XDG_CONFIG_HOME", "/x"), system)).isEqualTo(Path.of("/x/poolscope/settings.properties"));
        assertThat(SettingsFile.place(Map.of("XDG_CONFIG_HOME", "x"), system)).isEqualTo(usual);
        assertThat(SettingsFile.place(Map.of(), system)).isEqualTo(usual);
    }

    @Test
    void withScenario_keepsTheValuesOfOthers() {
        Settings settings = Settings.DEFAULT.withScenario("a", Map.of("x", "1", "y", "2")).withScenario("b", Map.of("x", "3"))
                .withScenario("a", Map.of("x", "4"));
        assertThat(settings.scenario()).isEqualTo("a");
        assertThat(settings.valuesOf("a")).isEqualTo(Map.of("x", "4"));
        assertThat(settings.valuesOf("b")).isEqualTo(Map.of("x", "3"));
    }
}
