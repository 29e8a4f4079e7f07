package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is said in one line, with its place, by every command alike; and nothing half-written is left behind. */
class BadFilesTest {
    private static final String HEADER = "task,label,submitted_ns,started_ns,ended_ns\n";
    private static final String TRACE = "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,\"tid\":1}";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Stream<Arguments> nothingToRead() {
        return Stream.of(
                bad("empty.pool", "", "it is empty"),
                bad("space.csv", " \n\r\n\t", "it holds nothing but white space"),
                bad("much-space.json", " ".repeat(5000) + "[]", "it begins with 4096 bytes of white space"),
                bad("picture.png", "\u0089PNG\r\n\u001a\n\0\0", "it is a picture (PNG)"),
                bad("bytes", "\1\2\3\0\4", "it is no Poolscope recording, no trace events in JSON and no CSV of tasks"),
                bad("letter.txt", "Dear all,\nbye\n",
                        "line 1 at byte 0: it names none of the columns started_ns and submitted_ns, nor others that say when tasks "
                                + "started or ended, but Dear all, "),
                bad("quote.csv", HEADER + "0,\"a\"b,0,10,20\n", "line 2 at byte 44: text behind a closing quote"),
                bad("twice.csv", "started_ns,started_ns\n1,2\n", "line 1 at byte 0: its header names started_ns twice"),
                bad("deep.json", "[".repeat(5000), "its values lie more than 1000 deep in each other at byte 1001"),
                bad("number.json", "[{\"ts\":" + "9".repeat(2000), "1 event cut by the end of the file is left out: at byte 1"));
    }

    private static Arguments bad(String name, String content, String reason) {
        return Arguments.of(name, content.getBytes(StandardCharsets.ISO_8859_1), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothingToRead")
    void fileWithNothingToRead_isRefusedByEveryCommandWithOneLine_andNothingIsWritten(String name, byte[] content, String reason)
            throws IOException {
        Path file = write(name, content);
        for (List<String> command : commands(file)) {
            assertThat(poolscope(command)).as(command.toString()).isEqualTo(Program.FAILED);
            assertThat(err.toString().strip()).hasLineCount(1).startsWith("poolscope: " + file).contains(reason)
                    .doesNotContain("StreamReadConstraints");
            assertThat(out.toString()).isEmpty();
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).containsExactly(file);
            }
        }
    }

    @Test
    void textInUtf16_isNamedAsSuch() throws IOException {
        for (byte[] text : List.of(HEADER.getBytes(StandardCharsets.UTF_16), TRACE.getBytes(StandardCharsets.UTF_16))) {
            Path file = write("wide", text);
            assertThat(poolscope(List.of("info", file.toString()))).isEqualTo(Program.FAILED);
            assertThat(err.toString().strip()).hasLineCount(1).contains("it is text in UTF-16; text in UTF-8 can be read");
        }
    }

    @Test
    void recordingCutBeforeItsFirstTask_failsWhereTasksAreNeeded_andSaysSo() throws IOException {
        Path file = folder.resolve("run.pool");
        assertThat(poolscope(List.of("run", "in-order", "--simulate", "--out", file.toString()))).isZero();
        write("run.pool", Arrays.copyOf(Files.readAllBytes(file), 60));
        for (List<String> command : List.of(List.of("what-if", file.toString(), "--workers", "3"),
                List.of("advise", "--run", file.toString()))) {
            assertThat(poolscope(command)).as(command.toString()).isEqualTo(Program.FAILED);
            assertThat(err.toString().lines()).as(command.toString()).hasSize(2).first().asString()
                    .isEqualTo("poolscope: run.pool: the file was cut at byte 60; 0 events before it could be read");
            assertThat(err.toString().lines().toList().getLast())
                    .matches("poolscope: .*(no tasks to run again|no task of the run has ended).*");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void csvInAnotherEncoding_isReadAndTheFirstByteThatIsWrongIsTold() throws IOException {
        Path file = write("latin.csv", (HEADER + "0,Gr\u00fcn,0,10,20\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(poolscope(List.of("info", file.toString()))).isZero();
        assertThat(err.toString().strip()).isEqualTo("poolscope: latin.csv: byte 48 (0xFC) is no UTF-8; it is shown as \uFFFD");
    }

    @Test
    void whatFollowsTheEndOfARecording_isTold() throws IOException {
        Path file = folder.resolve("run.pool");
        assertThat(poolscope(List.of("run", "in-order", "--simulate", "--out", file.toString()))).isZero();
        byte[] once = Files.readAllBytes(file);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.writeBytes(once);
        twice.writeBytes(once);
        write("run.pool", twice.toByteArray());
        assertThat(poolscope(List.of("info", file.toString()))).isZero();
        assertThat(err.toString().strip()).isEqualTo("poolscope: run.pool: " + once.length + " bytes follow its end at byte " + once.length
                + " and were not read");
    }

    @Test
    void resultsOfExabytes_areShownWithoutTheirSize() throws IOException {
        String columns = "task,submitted_ns,started_ns,ended_ns,buffered_ns,consumed_ns,stream,index,bytes\n";
        Path csv = write("large.csv",
                (columns + "0,0,1,2,3,4,0,0,1000000000000000000\n1,0,1,2,3,5,0,1,2000\n").getBytes(StandardCharsets.UTF_8));
        assertThat(poolscope(List.of("info", csv.toString()))).isZero();
        assertThat(err.toString().strip())
                .isEqualTo("poolscope: large.csv: 1 results are too large for a counter of bytes; they are shown without their size");
    }

    @Test
    void fileThatIsNotThere_isNotTakenForAScenario() {
        for (String name : List.of(folder.toString(), folder.resolve("no-such-file").toString(), "no-such-file.pool")) {
            for (List<String> command : List.of(List.of("analyze", name), List.of("what-if", name, "--workers", "3"))) {
                assertThat(poolscope(command)).isEqualTo(Program.USAGE);
                assertThat(err.toString().strip())
                        .isEqualTo("poolscope: " + name + " is not allowed; allowed: a scenario, or a file that is there");
            }
        }
    }

    private List<List<String>> commands(Path file) {
        Stream<List<String>> looks = Stream.of(List.of("info", file.toString()), List.of("analyze", file.toString()),
                List.of("what-if", file.toString(), "--workers", "3"), List.of("advise", "--run", file.toString()));
        Stream<List<String>> pictures = Stream.of("out.png", "out.svg")
                .map(name -> List.of("render", file.toString(), "-o", folder.resolve(name).toString()));
        Stream<List<String>> exports = Stream.of("perfetto", "chrome", "jfr", "csv", "csv-events", "html")
                .map(format -> List.of("export", file.toString(), "--to", format, "-o", folder.resolve("out").toString()));
        return Stream.of(looks, pictures, exports).flatMap(commands -> commands).toList();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private int poolscope(List<String> words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Host host = new Host(new PrintWriter(out, true), new PrintWriter(err, true), false, Catalogue.standard(), () -> {
            throw new AssertionError("nothing to paint: " + Arrays.toString(words.toArray()));
        }, () -> -1, file -> -1);
        return Program.run(host, words.toArray(String[]::new));
    }
}
