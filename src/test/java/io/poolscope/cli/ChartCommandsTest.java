package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartCommandsTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<DrawList> painted = new ArrayList<>();

    /** A painter that needs no toolkit: it keeps what it was asked for. */
    private final class KeepingPainter implements Painter {
        @Override
        public Pixels paint(DrawList list, Palette palette, double scale) {
            painted.add(list);
            return new Pixels(1, 1, new int[] {0xFF204060});
        }

        @Override
        public TextMeasure measure() {
            return TextMeasure.APPROXIMATE;
        }
    }

    private int run(String... args) {
        Host host =
                new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(), KeepingPainter::new, () -> 0, file -> 0);
        return Program.run(host, args);
    }

    private List<String> texts() {
        return Stream.concat(painted.getFirst().base().stream(), painted.getFirst().overlay().stream()).flatMap(ChartCommandsTest::flat)
                .filter(Shape.Text.class::isInstance).map(shape -> ((Shape.Text) shape).text()).toList();
    }

    private static Stream<Shape> flat(Shape shape) {
        return shape instanceof Shape.Group group ? group.shapes().stream().flatMap(ChartCommandsTest::flat) : Stream.of(shape);
    }

    @Test
    void sweep_png_showsMeasuredPredictedIdealAndBound() {
        Path png = folder.resolve("sweep.png");
        assertThat(run("sweep", "bounded-queue", "--workers", "1,2,4,8", "--speed", "50", "--png", png.toString())).as(err.toString())
                .isZero();
        assertThat(texts()).contains("measured", "predicted", "ideal", "lower bound", "Makespan", "Tasks a second", "workers")
                .anyMatch(text -> text.startsWith("use "));
        assertThat(png).isNotEmptyFile();
    }

    @Test
    void whatIf_sweepPng_showsTheKneeAndTheBound() {
        assertThat(
                run("what-if", "bounded-queue", "--speed", "50", "--sweep", "workers=1..16", "--png", folder.resolve("a.png").toString()))
                .isZero();
        assertThat(texts()).contains("makespan", "p99 queue wait", "lower bound").doesNotContain("peak buffer")
                .anyMatch(text -> text.startsWith("knee at "));
    }

    @Test
    void whatIf_png_showsTheOtherLanesBeneathTheRealOnes() {
        assertThat(run("what-if", "ordered-buffer", "--speed", "50", "--workers", "3", "--png", folder.resolve("a.png").toString()))
                .isZero();
        assertThat(texts()).anyMatch(text -> text.startsWith("what if workers 3"));
    }

    private String[] recorded() {
        Path file = folder.resolve("three.pool");
        assertThat(run("run", "three-stage-pipeline", "--simulate", "--out", file.toString())).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        return new String[] {file.toString()};
    }

    @Test
    void whatIf_ofARecordedPipeline_changesTheStageThatIsNamed_andWritesTableAndPicture() throws Exception {
        String file = recorded()[0];
        Path csv = folder.resolve("sweep.csv");
        assertThat(run("what-if", file, "--pool", "writer", "--sweep", "workers=1..3", "--csv", csv.toString(), "--png",
                folder.resolve("a.png").toString()))
                .as(err.toString()).isZero();
        assertThat(out.toString()).contains("One pipeline through their own queues: reader, parser, writer, with 18 items");
        assertThat(Files.readAllLines(csv)).hasSize(4);
        assertThat(texts()).contains("makespan", "lower bound");
        out.getBuffer().setLength(0);
        assertThat(run("what-if", file, "--pool", "writer", "--workers", "2")).isZero();
        assertThat(out.toString()).contains(" sooner").contains("Changed is the pool writer; reader, parser stay as they were.");
        assertThat(run("what-if", file, "--pool", "reeder", "--workers", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no pool 'reeder'; there are reader, parser, writer").hasLineCount(1);
    }

    @Test
    void whatIf_wrongUse_isRefusedBeforeAnythingIsPlayed() {
        String[][] wrong =
                {{"--workers", "0"}, {"--workers", "many"}, {"--sweep", "policy=1..3"}, {"--sweep", "workers"}, {"--sweep", "workers=3..1"},
                    {"--sweep", "size=1..3"}, {"--queue", "-1"}, {"--csv", "a.csv", "--workers", "2"},
                    {"--sweep", "workers=1..2", "--csv", folder.resolve("no/a.csv").toString()}, {}};
        for (String[] options : wrong) {
            err.getBuffer().setLength(0);
            String[] args = Stream.concat(Stream.of("what-if", "bounded-queue"), Stream.of(options)).toArray(String[]::new);
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(err.toString()).as(String.join(" ", args)).startsWith("poolscope: ").hasLineCount(1);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIf_thatCantBeSimulatedToItsEnd_saysWhatCanBeSaid() {
        Path file = folder.resolve("long.pool");
        assertThat(run("run", "ordered-results", "--simulate", "--tasks", "10000", "--set", "duration=60s", "--set", "slow-duration=60s",
                "--out", file.toString()))
                .as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("what-if", file.toString(), "--workers", "10000", "--window", "1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("poolscope: it can't be simulated to its end: the run goes beyond")
                .contains("it can't end before ").hasLineCount(1);
    }

    @Test
    void sweep_ofARecording_playsItsScenarioAgainWithItsParameters() {
        Path file = folder.resolve("bounded.pool");
        assertThat(run("run", "bounded-queue", "--speed", "100", "--tasks", "9", "--out", file.toString())).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("sweep", file.toString(), "--workers", "2", "--speed", "100")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Use 2 workers: the only number that was measured.");
    }

    @Test
    void sweep_ofAFileThatIsNoScenariosRun_saysWhatIsAllowed() throws Exception {
        Path file = folder.resolve("tasks.csv");
        Path recorded = folder.resolve("bounded.pool");
        assertThat(run("run", "bounded-queue", "--simulate", "--out", recorded.toString())).isZero();
        assertThat(run("export", recorded.toString(), "--to", "csv", "-o", file.toString())).as(err.toString()).isZero();
        err.getBuffer().setLength(0);
        assertThat(run("sweep", file.toString(), "--workers", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("is no run of a scenario that could be played again; allowed: what-if ").hasLineCount(1);
    }

    @Test
    void analyze_aRunWithTooLittle_saysWhichRulesCouldNotJudge() {
        assertThat(run("run", "bounded-queue", "--simulate", "--tasks", "5", "--out", folder.resolve("few.pool").toString())).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("analyze", folder.resolve("few.pool").toString())).isZero();
        assertThat(out.toString()).contains("Not judged: ").contains("too-few-workers needs 30 tasks that ran; there are 5");
        assertThat(run("analyze", folder.resolve("few.pool").toString(), "--json")).isZero();
        assertThat(out.toString()).contains("\"notJudged\"");
    }

    @Test
    void whatIf_sweepWithValuesThatFail_keepsTheOthers_andFailsWhereNoneIsLeft() {
        String file = recorded()[0];
        assertThat(run("what-if", file, "--sweep", "workers=0..2")).isZero();
        assertThat(out.toString()).contains("         0  workers 0 is not in 1 to 10000");
        assertThat(run("what-if", file, "--sweep", "workers=0..0")).isEqualTo(1);
        assertThat(err.toString()).contains("poolscope: no value of workers could be simulated").hasLineCount(1);
    }

    @Test
    void png_inAFolderThatIsNotThere_isRefusedBeforeAnythingIsPlayed() {
        for (String command : List.of("sweep", "what-if")) {
            assertThat(run(command, "bounded-queue", "--workers", "2", "--png", folder.resolve("no/a.png").toString())).isEqualTo(2);
        }
        assertThat(err.toString()).contains("--png").contains("there is no folder").hasLineCount(2);
        assertThat(out.toString()).isEmpty();
    }
}
