package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each command that prints: what can't be printed is a failure, and a reader who has gone is none. */
@Timeout(120)
class PrintingCommandsTest {
    private static final String EACH = """
            --help
            --version
            list
            list --parameters
            list --help
            run in-order --tasks 6 --speed 100
            run in-order --tasks 6 --speed 100 --json
            run in-order --simulate
            analyze READ
            analyze READ --json
            info READ
            info --version
            what-if READ --workers 2
            what-if READ --sweep workers=1..4
            what-if READ --sweep workers=1..4 --csv /dev/null
            sweep bounded-queue --workers 1,2 --speed 100
            advise "resize 1000 images"
            advise --run READ
            render READ -o OUT.svg
            export READ --to csv -o OUT.csv
            doctor READ
            run --help
            analyze --help
            what-if --help
            sweep --help
            advise --help
            open --help
            info --help
            render --help
            export --help
            doctor --help
            watch --help
            """;

    @TempDir
    private Path folder;

    private List<String[]> commands() {
        Path read = folder.resolve("run.pool");
        assertThat(WritingCommand.run("run", "in-order", "--tasks", "6", "--speed", "100", "--out", read.toString()).code()).isZero();
        List<String[]> commands = new ArrayList<>();
        EACH.lines().forEach(line -> commands.add(Arrays.stream(line.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(word -> word.replace("\"", "").replace("READ", read.toString()).replace("OUT", folder.resolve("out").toString()))
                .toArray(String[]::new)));
        return commands;
    }

    @Test
    void eachCommandOfTheProgram_isTried() {
        String help = WritingCommand.run("--help").out();
        List<String> known = help.substring(help.indexOf("Commands:")).lines().skip(1).takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.matches("  [a-z].*")).map(line -> line.strip().split(" ")[0]).toList();
        assertThat(known).contains("list", "run", "export");
        assertThat(EACH.lines().map(line -> line.split(" ")[0]).distinct().toList()).containsAll(known);
    }

    @Test
    void ontoAFullDevice_eachFailsInOneLine() throws IOException {
        for (String[] command : commands()) {
            try (OutputStream full = new FileOutputStream("/dev/full")) {
                WritingCommand.Said said = WritingCommand.runInto(full, command);
                assertThat(said.code()).as(String.join(" ", command)).isEqualTo(1);
                assertThat(said.err()).as(String.join(" ", command))
                        .isEqualToIgnoringNewLines("poolscope: standard output can't be written: No space left on device");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void whoseReaderGoes_eachEndsQuietly(int taken) {
        for (String[] command : commands()) {
            WritingCommand.Said said = WritingCommand.runInto(new GonePipe(taken), command);
            assertThat(said.code()).as(String.join(" ", command)).isZero();
            assertThat(said.err()).as(String.join(" ", command)).isEmpty();
        }
    }

    /** A pipe whose reader goes after so many bytes. */
    private static final class GonePipe extends OutputStream {
        private int left;

        GonePipe(int left) {
            this.left = left;
        }

        @Override
        public void write(int one) throws IOException {
            if (left-- <= 0) {
                throw new IOException("Broken pipe");
            }
        }
    }

    @Test
    void aSweepWhoseReaderHasGone_playsNoFurther() {
        Path atItsEnd = folder.resolve("sweep.csv");
        WritingCommand.runInto(new GonePipe(0), "sweep", "bounded-queue", "--workers", "1,2", "--speed", "100", "--csv",
                atItsEnd.toString());
        assertThat(atItsEnd).doesNotExist();
    }
}
