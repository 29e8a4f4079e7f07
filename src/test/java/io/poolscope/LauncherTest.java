package io.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, as {@code bin/poolscope} starts it, with these very classes. */
@Timeout(120)
class LauncherTest {
    @TempDir
    private Path folder;

    /** A Java that starts these classes in place of the modules that lie beside the launcher in a built program. */
    @BeforeEach
    void lay() throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        Files.writeString(java, """
                #!/bin/sh
                options=
                while [ "$1" != --module ]; do
                  case $1 in -D*) options=$1 ;; esac
                  shift
                done
                shift 2
                if [ "$1" = environment ]; then
                  echo "LC_ALL=$LC_ALL LC_CTYPE=$LC_CTYPE $options"
                  exit 0
                fi
                exec "$REAL_JAVA" -cp "$REAL_CLASSES" io.poolscope.Main "$@"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path bin = Files.createDirectories(folder.resolve("program/bin"));
        Files.copy(Path.of("src/main/bin/poolscope"), bin.resolve("poolscope"));
    }

    private ProcessBuilder poolscope(Map<String, String> environment, String... arguments) {
        // A build that runs in the background ignores Ctrl+C, and what it starts does so too, unless it is told otherwise.
        List<String> command =
                new ArrayList<>(List.of("env", "--default-signal=INT", "sh", folder.resolve("program/bin/poolscope").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> given = process.environment();
        given.keySet().removeIf(key -> key.startsWith("LC_") || key.equals("LANG") || key.equals("POOLSCOPE_JAVA_OPTIONS"));
        given.put("POOLSCOPE_JAVA_HOME", folder.resolve("jdk").toString());
        given.put("REAL_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        given.put("REAL_CLASSES", TestClassPath.all());
        given.putAll(environment);
        return process;
    }

    private String said(Map<String, String> environment, String... arguments) throws Exception {
        Process process = poolscope(environment, arguments).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void localeOfAsciiAlone_isGivenUtf8_andAnotherStays() throws Exception {
        assertThat(said(Map.of("LC_ALL", "C"), "environment")).startsWith("LC_ALL=C.UTF-8 LC_CTYPE= ");
        assertThat(said(Map.of("LANG", "POSIX"), "environment")).startsWith("LC_ALL= LC_CTYPE=C.UTF-8 ");
        assertThat(said(Map.of("LANG", "xx_YY.UTF-8"), "environment")).as("not installed").startsWith("LC_ALL= LC_CTYPE=C.UTF-8 ");
        assertThat(said(Map.of("LANG", "C.UTF-8"), "environment")).startsWith("LC_ALL= LC_CTYPE= ");
    }

    @Test
    void home_isWhatThePersonSays() throws Exception {
        assertThat(said(Map.of("HOME", "/some where"), "environment")).contains("-Duser.home=/some where");
        assertThat(said(Map.of("HOME", "nowhere"), "environment")).doesNotContain("user.home");
    }

    @Test
    void namesThatAreNotAscii_workInTheLocaleC() throws Exception {
        for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8")) {
            Map<String, String> ascii = Map.of("LC_ALL", locale);
            String name = "größe-大-" + locale + ".pool";
            said(ascii, "run", "in-order", "--tasks", "6", "--speed", "100", "--out", name);
            assertThat(said(ascii, "info", name)).startsWith(name + ": ").contains("written-by: Poolscope ");
            said(ascii, "export", name, "--to", "csv", "-o", "ä.csv");
            assertThat(folder.resolve("ä.csv")).isNotEmptyFile();
        }
    }

    @Test
    void interruptedWhileItWritesTemporaryFiles_leavesNone_andExits130() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process =
                poolscope(Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary), "run", "process-files", "--set", "tasks=500",
                        "--set", "lines=200000").start();
        Path made = awaitFile(temporary, process);
        assertThat(made.getFileName().toString()).startsWith("poolscope-");
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor()).isZero();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("poolscope-"))).isEmpty();
        }
    }

    /** The first of the program's folders with a file in it; the process must not end before. */
    private static Path awaitFile(Path temporary, Process process) throws IOException, InterruptedException {
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            try (var all = Files.list(temporary)) {
                for (Path path : all.filter(each -> each.getFileName().toString().startsWith("poolscope-")).toList()) {
                    try (var inside = Files.list(path)) {
                        if (inside.findFirst().isPresent()) {
                            return path;
                        }
                    }
                }
            }
        }
        throw new AssertionError("it ended by itself: " + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
