package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.poolscope.cli.options.Host;
import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> painted = new ArrayList<>();

    /** A painter that needs no toolkit: it notes what it was asked for, and paints the ground. */
    private final class PlainPainter implements Painter {
        @Override
        public Pixels paint(DrawList list, Palette palette, double scale) {
            painted.add(palette.name() + " " + list.width() + "×" + list.height() + " at " + scale);
            int width = (int) Math.ceil(list.width() * scale);
            int height = (int) Math.ceil(list.height() * scale);
            int[] argb = new int[width * height];
            Arrays.fill(argb, 0xFF204060);
            return new Pixels(width, height, argb);
        }

        @Override
        public TextMeasure measure() {
            return TextMeasure.APPROXIMATE;
        }
    }

    private int runAs(boolean terminal, int window, String... args) {
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), terminal, Catalogue.standard(), PlainPainter::new, () -> window,
                file -> window);
        return Program.run(host, args);
    }

    private int run(String... args) {
        return runAs(false, 0, args);
    }

    @Test
    void list_namesEveryScenario() {
        assertThat(run("list")).isZero();
        Catalogue.standard().all().forEach(scenario -> assertThat(out.toString()).contains("  " + scenario.about().id() + " "));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void list_withParameters_saysWhatIsAllowed() {
        assertThat(run("list", "--parameters")).isZero();
        assertThat(out.toString()).contains("workers=4  (whole numbers from 1 to 256)");
    }

    @Test
    void run_json_hasExactlyTheFieldsThatAreSpecified() throws Exception {
        assertThat(run("run", "in-order", "--speed", "50", "--tasks", "8", "--json")).isZero();
        assertThat(fields(out.toString())).containsExactly("scenario", "seed", "tasks", "tasks.submitted", "tasks.started",
                "tasks.finished",
                "tasks.failed", "tasks.cancelled", "tasks.aborted", "tasks.discarded", "results", "results.buffered", "results.consumed",
                "results.dropped", "makespanMillis", "queueWaitMillis", "queueWaitMillis.p50", "queueWaitMillis.p99", "queueWaitMillis.max",
                "runMillis", "runMillis.p50", "runMillis.p99", "runMillis.max", "bufferBlockedMillis", "bufferBlockedMillis.p50",
                "bufferBlockedMillis.p99", "bufferBlockedMillis.max", "bufferDeliverableMillis", "bufferDeliverableMillis.p50",
                "bufferDeliverableMillis.p99", "bufferDeliverableMillis.max", "peakQueue", "peakBuffered", "submitterBlockedMillis",
                "eventsLost",
                "historyFromMillis", "tasksDropped", "eventsLate");
        assertThat(out.toString()).contains("\"submitted\" : 8").contains("\"seed\" : 11");
        assertThat(err.toString()).isEmpty();
    }

    /** The names of all fields of an object, in order, nested ones with a dot. */
    private static List<String> fields(String json) throws Exception {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            String outer = "";
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME) {
                    outer = depth == 1 ? parser.currentName() : outer;
                    names.add(depth == 1 ? outer : outer + "." + parser.currentName());
                }
            }
        }
        return names;
    }

    @Test
    void run_text_printsASummary_andTheProgressOnATerminal() {
        assertThat(runAs(true, 0, "run", "ordered-buffer", "--speed", "10")).isZero();
        assertThat(out.toString()).contains("Tasks                     4 submitted, 4 finished")
                .contains("Results                   4 buffered, 4 consumed, 0 dropped");
        assertThat(err.toString()).contains("of 4 tasks").contains("\r");
    }

    @Test
    void run_png_isWrittenAtSizeScaleAndTheme(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.png");
        assertThat(run("run", "ordered-buffer", "--speed", "50", "--png", file.toString(), "--width", "640", "--height", "480",
                "--scale", "2", "--theme", "light")).isZero();
        assertThat(painted).containsExactly("light 640.0×480.0 at 2.0");
        byte[] png = Files.readAllBytes(file);
        assertThat(ByteBuffer.wrap(png).getInt(16)).as("width in the header").isEqualTo(1280);
        assertThat(ByteBuffer.wrap(png).getInt(20)).as("height in the header").isEqualTo(960);
    }

    @Test
    void run_badInput_isOneLineThatNamesTheValueAndWhatIsAllowed_withCode2(@TempDir Path folder) throws Exception {
        check("workers: 999 is not allowed; allowed: whole numbers from 1 to 256", "run", "ordered-results", "--workers", "999");
        check("workers: 'two' is not allowed; allowed: whole numbers from 1 to 256", "run", "ordered-results", "--workers", "two");
        check("queue: 0 is not allowed; allowed: whole numbers from 1 to 10000, or unbounded", "run", "ordered-results", "--queue", "0");
        check("there is no parameter 'foo'; allowed: workers, tasks, queue, duration, arrival", "run", "bounded-queue", "--set", "foo=1");
        check("--set foo is not allowed; allowed: key=value", "run", "bounded-queue", "--set", "foo");
        check("--seed x is not allowed; allowed: whole numbers of 64 bits", "run", "bounded-queue", "--seed", "x");
        check("--speed 0 is not allowed; allowed: numbers from 0.01 to 100.0", "run", "bounded-queue", "--speed", "0");
        check("--keep 5 is not allowed; allowed: all, a time from 1s to 24h as 30s, 5min or 2h, or from 0.1M to 1000M (million) tasks as "
                + "2M",
                "run", "bounded-queue", "--keep", "5");
        check("--keep 0min is not allowed; allowed: all, a time from 1s to 24h as 30s, 5min or 2h, or from 0.1M to 1000M (million) tasks "
                + "as 2M",
                "run", "bounded-queue", "--keep", "0min");
        check("--speed fast is not allowed; allowed: numbers from 0.01 to 100.0", "run", "bounded-queue", "--speed", "fast");
        check("--scale 9 is not allowed; allowed: numbers from 1 to 4", "run", "bounded-queue", "--scale", "9");
        check("--theme blue is not allowed; allowed: dark, light, figure", "run", "bounded-queue", "--theme", "blue");
        check("--width 3 is not allowed; allowed: whole numbers from 200 to 16000", "run", "bounded-queue", "--width", "3");
        Path none = folder.resolve("none");
        check("dir: '" + none + "' is not there; allowed: a folder that is there and can be read", "run", "hash-files", "--set",
                "dir=" + none);
        Path file = Files.createFile(folder.resolve("file"));
        check("dir: '" + file + "' is not a folder; allowed: a folder that is there and can be read", "run", "hash-files", "--set",
                "dir=" + file);
    }

    @Test
    void run_keepsTheLastSecond_saysWhatWasDropped_andRecordsTheWholeRun(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.pool");
        assertThat(run("run", "bounded-queue", "--tasks", "10000", "--simulate", "--keep", "1s", "--out", file.toString())).isZero();
        assertThat(out.toString()).contains("10000 submitted, 10000 finished")
                .containsPattern("History kept +from .* on; 8192 tasks before were dropped");
        out.getBuffer().setLength(0);
        assertThat(run("run", "bounded-queue", "--tasks", "10000", "--simulate", "--keep", "1s", "--json")).isZero();
        assertThat(out.toString()).contains("\"tasksDropped\" : 8192").contains("\"submitted\" : 10000");
        out.getBuffer().setLength(0);
        assertThat(run("info", file.toString())).isZero();
        assertThat(out.toString()).contains("10000 submitted, 10000 finished").doesNotContain("History kept");
        out.getBuffer().setLength(0);
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString()).contains("--keep=HISTORY");
        assertThat(err.toString()).isEmpty();
    }

    private void check(String message, String... args) {
        err.getBuffer().setLength(0);
        assertThat(run(args)).as(message).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("poolscope: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unknownScenarioOrCommand_namesItAndWhatThereIs() {
        assertThat(run("run", "nosuch")).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("poolscope: there is no scenario 'nosuch'; allowed: ordered-results,")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("frob")).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("poolscope: there is no command 'frob'; allowed: list, run").hasLineCount(1);
    }

    @Test
    void speedOfARealTimeScenario_isRefusedWithTheReason() {
        assertThat(run("run", "hash-files", "--speed", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("--speed 2 is not allowed here: It reads real files");
    }

    @Test
    void help_goesToStandardOutput_withCode0() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:").contains("run");
        out.getBuffer().setLength(0);
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString()).contains("--queue").contains("--json");
    }

    @Test
    void withoutACommand_theWindowsCodeIsOurs() {
        assertThat(run()).isZero();
        assertThat(runAs(false, 1)).isEqualTo(1);
        assertThat(painted).isEmpty();
    }

    @Test
    void simulate_predictsTheRunAtOnce_andRefusesWhatOnlyCodeSays() {
        assertThat(run("run", "slow-consumer", "--simulate")).isZero();
        assertThat(out.toString()).contains("Tasks                     20 submitted, 20 finished");
        assertThat(run("run", "sandbox", "--simulate")).isEqualTo(2);
        assertThat(err.toString()).contains("'sandbox' can't be simulated before it has run");
    }

    @Test
    void analyze_saysReasonCostAndRemedy_alsoAsJson() throws Exception {
        assertThat(run("analyze", "slow-first-task", "--speed", "20")).isZero();
        assertThat(out.toString()).contains("Head-of-line blocking");
        out.getBuffer().setLength(0);
        assertThat(run("analyze", "slow-first-task", "--speed", "20", "--json")).isZero();
        assertThat(fields(out.toString())).startsWith("scenario", "findings");
        assertThat(out.toString()).contains("\"rule\" : \"head-of-line\"");
    }

    @Test
    void whatIf_saysTheDifference_andWritesTheSweep(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("sweep.csv");
        assertThat(run("what-if", "slow-consumer", "--speed", "50", "--workers", "1", "--sweep", "workers=1..4", "--csv", csv.toString()))
                .isZero();
        assertThat(out.toString()).contains("later").contains("Assumed: Durations do not change with the load.");
        assertThat(Files.readAllLines(csv)).hasSize(5).first().asString().startsWith("workers,makespanMillis");
    }

    @Test
    void whatIf_withoutAChangeOrWithABadOne_isRefused() {
        assertThat(run("what-if", "slow-consumer")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing is changed; allowed: --workers");
        err.getBuffer().setLength(0);
        assertThat(run("what-if", "ordered-buffer", "--speed", "50", "--sweep", "workers")).isEqualTo(2);
        assertThat(err.toString()).contains("--sweep workers is not allowed; allowed: NAME=A..B");
        err.getBuffer().setLength(0);
        assertThat(run("what-if", "ordered-buffer", "--speed", "50", "--policy", "hope")).isEqualTo(2);
        assertThat(err.toString()).contains("hope");
    }
}
