package io.poolscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.Main;
import io.poolscope.TestClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as the system ends it, or gives it too little: what a person has set stays, and nobody sits before a black window. */
@Timeout(120)
class EndedFromOutsideTest {
    @TempDir
    Path folder;

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.addAll(options);
        command.addAll(List.of("-cp", TestClassPath.all(), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return builder.start();
    }

    @Test
    void windowThatIsTerminated_keepsItsSettings() throws Exception {
        Path settings = folder.resolve("poolscope").resolve("settings.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "window.width=950\ntheme=light\n");
        Path run = Files.writeString(folder.resolve("run.csv"), "started_ns,ended_ns,thread\n1000000,2000000,worker-1\n");
        Process program = start(List.of("-Xmx512m"), "open", run.toString());
        try {
            // An opened file is among the settings at once: so the window is there.
            while (!Files.readString(settings).contains("recent.0=" + run)) {
                assertThat(program.waitFor(50, TimeUnit.MILLISECONDS)).as("%s", said()).isFalse();
            }
            Files.delete(settings);
            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            program.destroyForcibly();
        }
        assertThat(Files.readString(settings)).contains("theme=light", "window.width=950", "pane.left=true", "recent.0=" + run);
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    @Test
    void tooLittleMemory_isSaidInOneLine() throws Exception {
        Process program = start(List.of("-Xmx64m"));
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(said().lines().filter(line -> line.startsWith("poolscope: "))).singleElement().asString()
                .startsWith("poolscope: the window needs 96 MB of heap, and this program may have ")
                .endsWith("start it with -Xmx96m or more");
    }

    @Test
    void enoughMemory_isEnough() {
        assertThat(WindowMemory.problem(WindowMemory.LEAST_MEGABYTES << 20)).isEmpty();
        assertThat(WindowMemory.problem((WindowMemory.LEAST_MEGABYTES << 20) - 1)).isPresent();
    }
}
