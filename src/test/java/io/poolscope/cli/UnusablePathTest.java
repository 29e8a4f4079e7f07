package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.Main;
import io.poolscope.TestClassPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that can't be a path, as it has a NUL in it or letters that the locale lacks, is refused in one line of ours. */
class UnusablePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"info ?", "open ?", "analyze ?", "what-if ? --workers 2", "sweep ?", "render ? -o a.svg", "export ? --to csv",
        "run in-order --out ?",
        "run in-order --png ?"})
    void pathWithANul_isRefusedInOneLine(String line) {
        WritingCommand.Said said = WritingCommand.run(line.replace("?", "/tmp/a\0b.pool").split(" "));
        assertThat(said.code()).isEqualTo(Program.USAGE);
        assertThat(said.err().lines()).first().asString().startsWith("poolscope: ").contains("is no path: it has a NUL in it")
                .doesNotContain("java.");
    }

    @Test
    void pathWithLettersThatTheLocaleLacks_isRefusedInOneLine_thatSaysWhatHelps() throws Exception {
        for (String name : List.of("info", "analyze", "sweep")) {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-cp", TestClassPath.all(), Main.class.getName()));
            command.add(name);
            // The letter is given as its bytes by a shell, as this JVM may have none for it either.
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "p=$(printf '/tmp/\\303\\244.pool'); exec "
                    + String.join(" ", command.stream().map(word -> "'" + word + "'").toList()) + " \"$p\"");
            builder.environment().put("LC_ALL", "C");
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(Program.USAGE);
            assertThat(said.lines()).first().asString().contains("can't be a path here").contains("LC_ALL=C.UTF-8").doesNotContain("java.");
        }
    }
}
