package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.DrawList;
import io.poolscope.render.Palette;
import io.poolscope.render.Shape;
import io.poolscope.render.TextMeasure;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(), KeepingPainter::new, () -> 0, file -> 0);
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
        assertThat(run("sweep", "bounded-queue", "--workers", "1,2,4,8", "--speed", "50", "--png", png.toString())).as(err.toString()).isZero();
        assertThat(texts()).contains("measured", "predicted", "ideal", "lower bound", "Makespan", "Tasks a second", "workers")
                .anyMatch(text -> text.startsWith("use "));
        assertThat(png).isNotEmptyFile();
    }

    @Test
    void whatIf_sweepPng_showsTheKneeAndTheBound() {
        assertThat(run("what-if", "bounded-queue", "--speed", "50", "--sweep", "workers=1..16", "--png", folder.resolve("a.png").toString())).isZero();
        assertThat(texts()).contains("makespan", "p99 queue wait", "lower bound").doesNotContain("peak buffer").anyMatch(text -> text.startsWith("knee at "));
    }

    @Test
    void whatIf_png_showsTheOtherLanesBeneathTheRealOnes() {
        assertThat(run("what-if", "ordered-buffer", "--speed", "50", "--workers", "3", "--png", folder.resolve("a.png").toString())).isZero();
        assertThat(texts()).anyMatch(text -> text.startsWith("what if workers 3"));
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
