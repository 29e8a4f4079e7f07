package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCommandsTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path recording;

    @BeforeEach
    void record() {
        recording = folder.resolve("run.pool");
        assertThat(poolscope("run", "in-order", "--tasks", "6", "--speed", "100", "--out", recording.toString())).isZero();
        out.getBuffer().setLength(0);
    }

    @Test
    void info_saysWhatARecordingHolds() {
        assertThat(poolscope("info", recording.toString())).isZero();
        assertThat(out.toString()).contains("run.pool", "scenario: in-order", "parameter.tasks: 6", "6 submitted, 6 finished");
    }

    @Test
    void exportedFlightRecording_isReadByTheJdkWithOneEventForEachTaskAndWait() throws IOException {
        Path file = folder.resolve("run.jfr");
        assertThat(poolscope("export", recording.toString(), "--to", "jfr", "-o", file.toString())).isZero();
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        for (String type : List.of("poolscope.Task", "poolscope.QueueWait", "poolscope.BufferWait")) {
            assertThat(events.stream().filter(event -> event.getEventType().getName().equals(type))).as(type).hasSize(6);
        }
        RecordedEvent task =
                events.stream().filter(event -> event.getEventType().getName().equals("poolscope.Task")).findFirst().orElseThrow();
        assertThat(task.getThread().getJavaName()).startsWith("worker-");
        assertThat(task.getDuration()).isPositive();
    }

    @Test
    void jfrTool_readsTheFlightRecording_withTheSameCounts() throws Exception {
        Path file = folder.resolve("run.jfr");
        assertThat(poolscope("export", recording.toString(), "--to", "jfr", "-o", file.toString())).isZero();
        List<String> summary = jfr("summary", file.toString()).lines().toList();
        for (String type : List.of("poolscope.Task", "poolscope.QueueWait", "poolscope.BufferWait")) {
            assertThat(
                    summary.stream().map(line -> line.strip().split("\\s+")).filter(words -> words[0].equals(type)).map(words -> words[1]))
                    .as(type).containsExactly("6");
        }
        String printed = jfr("print", "--events", "poolscope.Task", file.toString());
        assertThat(printed.lines().filter(line -> line.startsWith("poolscope.Task {"))).hasSize(6);
        assertThat(printed).contains("eventThread = \"worker-1\"", "outcome = \"FINISHED\"");
    }

    /** What the JDK's own tool says; it must end well and warn of nothing. */
    private String jfr(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jfr").toString()));
        command.addAll(List.of(arguments));
        Process jfr = new ProcessBuilder(command).redirectError(folder.resolve("jfr-errors").toFile()).start();
        String said = new String(jfr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jfr.waitFor()).as(said).isZero();
        assertThat(folder.resolve("jfr-errors")).isEmptyFile();
        return said;
    }

    @Test
    void exportToAPipe_writesIntoItAndDoesNotReplaceIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor()).isZero();
        FutureTask<List<String>> reader = new FutureTask<>(() -> Files.readAllLines(pipe));
        Thread thread = new Thread(reader, "pipe-reader");
        thread.setDaemon(true);
        thread.start();
        assertThat(poolscope("export", recording.toString(), "--to", "csv", "-o", pipe.toString())).isZero();
        assertThat(reader.get(30, TimeUnit.SECONDS)).hasSize(7);
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void hostileFacts_areNoReasonToFail() throws IOException {
        Path file = folder.resolve("hostile.pool");
        Names names = new Names();
        try (RecordingWriter writer = new RecordingWriter(file, names,
                Map.of("parameter.tasks", "many", "seed", "99999999999999999999", "started-at", "yesterday", "title",
                        "a\u0000b"))) {
            writer.accept(new EventBatch(1));
        }
        for (String[] command : new String[][] {{"info", file.toString()}, {"analyze", file.toString()},
            {"export", file.toString(), "--to", "jfr", "-o", folder.resolve("x.jfr").toString()}}) {
            assertThat(poolscope(command)).as(err.toString()).isZero();
        }
    }

    @Test
    void chromeAndCsv_comeBackWithTheSameTasks() throws IOException {
        for (String format : List.of("chrome", "csv")) {
            Path file = folder.resolve("run." + format);
            assertThat(poolscope("export", recording.toString(), "--to", format, "-o", file.toString())).isZero();
            Path first = folder.resolve("first.csv");
            Path again = folder.resolve(format + "-again.csv");
            assertThat(poolscope("export", recording.toString(), "--to", "csv", "-o", first.toString())).isZero();
            assertThat(poolscope("export", file.toString(), "--to", "csv", "-o", again.toString())).as(err.toString()).isZero();
            assertThat(spans(again)).as(format).isEqualTo(spans(first));
        }
    }

    /** Label, run time, queue wait and buffer wait of each task. */
    private static List<String> spans(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> head = Arrays.asList(lines.getFirst().split(","));
        return lines.stream().skip(1).map(line -> line.split(",", -1)).map(row -> row[head.indexOf("label")] + " "
                + (time(row, head, "started_ns") - time(row, head, "submitted_ns")) + " "
                + (time(row, head, "ended_ns") - time(row, head, "started_ns")) + " "
                + (time(row, head, "consumed_ns") - time(row, head, "buffered_ns")) + " " + row[head.indexOf("worker")]).toList();
    }

    private static long time(String[] row, List<String> head, String column) {
        return Long.parseLong(row[head.indexOf(column)]);
    }

    @Test
    void eventsAsCsv_haveARowForEachEvent() throws IOException {
        Path file = folder.resolve("events.csv");
        assertThat(poolscope("export", recording.toString(), "--to", "csv-events", "-o", file.toString())).isZero();
        assertThat(Files.readAllLines(file)).anyMatch(line -> line.contains("TaskFinished")).first().asString().startsWith("time_ns,event");
    }

    @Test
    void wrongUse_isToldInOneLineWithExitCode2() {
        assertWrong("--to word is not allowed; allowed: perfetto, chrome, jfr, csv, csv-events, html",
                "export", recording.toString(), "--to", "word", "-o", "x");
        assertWrong("--until 1s is not allowed", "export", recording.toString(), "--to", "csv", "-o", "x", "--from", "2s", "--until", "1s");
        assertWrong("is not allowed; allowed: a file that is there", "info", folder.resolve("none.pool").toString());
        assertWrong("allowed: names that end with .png or .svg", "render", recording.toString(), "-o", "x.gif");
    }

    @Test
    void whatCantBeDone_isToldInOneLineWithExitCode1() throws IOException {
        Path foreign = Files.write(folder.resolve("foreign"), new byte[] {1, 2, 3});
        assertThat(poolscope("info", foreign.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("foreign can't be opened: it is no Poolscope recording");
        assertThat(poolscope("export", recording.toString(), "--to", "csv", "-o", folder.resolve("no/such/x.csv").toString())).isEqualTo(1);
        assertThat(poolscope("open", recording.toString())).as("there is no display in this test").isEqualTo(1);
    }

    @Test
    void cutRecording_isReadAsFarAsItGoesAndSaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(recording);
        Path cut = Files.write(folder.resolve("cut.pool"), Arrays.copyOf(whole, whole.length - 3));
        assertThat(poolscope("info", cut.toString())).isZero();
        assertThat(err.toString()).contains("was cut at byte");
    }

    private void assertWrong(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(poolscope(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    private int poolscope(String... arguments) {
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(),
                () -> {
                    throw new IllegalStateException("nothing is painted here");
                }, () -> -1, file -> -1);
        return Program.run(host, arguments);
    }
}
