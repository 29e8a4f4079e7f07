package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs through the commands: figures, exit codes, and nothing that a terminal or a spreadsheet would obey. */
@SuppressWarnings("StringConcatToTextBlock") // rows are put together
class ForeignFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/poolscope/recording/format");

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int poolscope(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Host host = new Host(new PrintWriter(out, true), new PrintWriter(err, true), false, Catalogue.standard(), () -> {
            throw new AssertionError("nothing to paint");
        }, () -> -1, file -> -1);
        return Program.run(host, words);
    }

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    @Test
    void nestedFrames_countOnce_inFindingsAndWhatIf() {
        assertThat(poolscope("info", file("nested-frames.json"))).isZero();
        assertThat(out.toString()).containsPattern("Tasks +11 submitted, 11 finished")
                .containsPattern("Parts of tasks +30 spans .* with the tasks 41 submitted, 41 finished");
        assertThat(poolscope("analyze", file("nested-frames.json"))).isZero();
        assertThat(out.toString()).doesNotContain("Workers well used");
        assertThat(poolscope("what-if", file("nested-frames.json"), "--workers", "2")).isZero();
        assertThat(out.toString()).contains("1.00 ms").doesNotContain("2.02 ms");
    }

    @Test
    void childBeforeItsParent_isAPart_andNothingIsOdd() {
        assertThat(poolscope("info", file("child-before-parent.json"))).isZero();
        assertThat(out.toString()).contains("4 finished").doesNotContain("Events odd").doesNotContain("running");
    }

    @Test
    void fileOfWhichSomethingIsLost_isShown_andTheCommandFails() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertThat(poolscope("export", file("one-bad-row.csv"), "--to", "csv", "-o", csv.toString())).isEqualTo(Program.FAILED);
        assertThat(Files.readAllLines(csv)).hasSize(4);
        assertThat(err.toString()).contains("line 3 at byte 45");
        assertThat(poolscope("analyze", file("chrome-silent-skip.json"))).isEqualTo(Program.FAILED);
        assertThat(poolscope("info", file("no-closing-bracket.json"))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void columns_canBeChosen_andABadChoiceIsWrongUse() throws IOException {
        Path csv = Files.writeString(folder.resolve("odd.csv"), "who;zig;zag\na;1,5;2\n");
        assertThat(poolscope("info", csv.toString())).isEqualTo(Program.FAILED);
        assertThat(err.toString()).contains("but who, zig, zag").contains("--columns started=COLUMN:UNIT");
        Path tasks = folder.resolve("tasks.csv");
        assertThat(poolscope("export", csv.toString(), "--columns", "started=zig:s,ended=zag:s,label=who", "--to", "csv", "-o",
                tasks.toString())).isZero();
        assertThat(Files.readAllLines(tasks).get(1)).startsWith("0,a,").contains(",0,0,500000000,");
        assertThat(poolscope("info", csv.toString(), "--columns", "begun=zig")).isEqualTo(Program.USAGE);
        assertThat(err.toString()).contains("--columns begun=zig is not allowed; allowed: WHAT=COLUMN");
        assertThat(poolscope("analyze", csv.toString(), "--columns", "started=nope")).isEqualTo(Program.FAILED);
        assertThat(err.toString()).contains("it has no column nope; it has who, zig, zag");
    }

    @Test
    void whatATerminalObeys_neverReachesIt() throws IOException {
        assertThat(poolscope("info", file("terminal-escape.pool"))).isZero();
        assertThat(out.toString() + err).doesNotContain("\u001b").doesNotContain("\u0007");
        Path csv = Files.writeString(folder.resolve("esc.csv"), "label,pool,worker,started_ns,ended_ns,state\n"
                + "\u001b]0;x\u0007,p\u009b31m\u202e,w\u001b[2J,0,1000,\u001b[31mred\n");
        for (String command : new String[] {"info", "analyze"}) {
            poolscope(command, csv.toString());
            assertThat(out.toString() + err).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\u009b")
                    .doesNotContain("\u202e");
        }
    }

    @Test
    void formulas_areDefusedInCells_andComeBackAsTheyWere() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "label,worker,started_ns,ended_ns\n"
                + "=cmd|' /C calc'!A0,+w,0,1\n-2+3,@w,0,1\n\"\t=1\",w,0,1\n'=x,w,5,6\n'plain,w,7,8\n");
        Path once = folder.resolve("once.csv");
        assertThat(poolscope("export", in.toString(), "--to", "csv", "-o", once.toString())).isZero();
        String text = Files.readString(once, StandardCharsets.UTF_8);
        assertThat(text).doesNotContainPattern("(?m)(^|,)\"?[=+@-]").doesNotContainPattern(",\"?\t=");
        Path twice = folder.resolve("twice.csv");
        assertThat(poolscope("export", once.toString(), "--to", "csv", "-o", twice.toString())).isZero();
        assertThat(Files.readString(twice)).isEqualTo(text);
    }

    @Test
    void runningTasksOfOurTrace_stillRunWhenItIsReadBack() throws IOException {
        Path trace = folder.resolve("trace.json");
        assertThat(poolscope("export", file("running-becomes-finished.pool"), "--to", "chrome", "-o", trace.toString())).isZero();
        assertThat(poolscope("info", file("running-becomes-finished.pool"))).isZero();
        String before = line("Tasks");
        assertThat(poolscope("info", trace.toString())).isZero();
        assertThat(line("Tasks")).isEqualTo(before).contains("11 finished");
    }

    private String line(String start) {
        return out.toString().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void damagedTypeOfABlock_isTold() {
        assertThat(poolscope("info", file("facts-type-flipped.pool"))).isZero();
        assertThat(err.toString()).contains("1 blocks are of a type that there never was, the first at byte 12");
    }
}
