package io.poolscope.view.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.export.Pixels;
import io.poolscope.export.PngDecoder;
import io.poolscope.export.PngEncoder;
import io.poolscope.render.DrawingThreads;
import io.poolscope.render.LaneOptions;
import io.poolscope.render.Marks;
import io.poolscope.render.Parts;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the painter makes of draw lists. */
class PaintTest {
    private static FxPainter painter;

    @BeforeAll
    static void start() {
        Toolkit.startHeadless();
        painter = new FxPainter(new ToolkitMeasure());
    }

    @ParameterizedTest
    @CsvSource({"ordered, dark", "ordered, light", "many, dark", "many, light", "figure, figure", "playhead, dark", "playhead, light",
        "workers, dark", "workers, light"})
    void picture_looksAsItShould(String view, String theme) throws IOException {
        Pixels painted = painter.paint(picture(view), Palette.named(theme), 1);
        Path golden = Path.of("src/test/resources/io/poolscope/view/paint/" + view + "-" + theme + ".png");
        if ("write".equals(System.getProperty("poolscope.golden"))) {
            Files.createDirectories(golden.getParent());
            PngEncoder.write(painted, 1, golden);
        }
        Likeness.check(view + " " + theme, painted, golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordered", "many", "figure", "playhead", "workers"})
    void paint_inStrips_isTheSamePictureToThePixel(String view) {
        DrawList list = picture(view);
        int width = (int) list.width();
        int height = (int) list.height();
        int[] whole = new int[width * height];
        new Rasteriser(whole, width, height, Palette.DARK, 1, TextRasteriser.noSheets(), DrawingThreads.COMMON, 1).paint(list);
        for (int strips : new int[] {2, 7, height}) {
            int[] pixels = new int[width * height];
            new Rasteriser(pixels, width, height, Palette.DARK, 1, TextRasteriser.noSheets(), DrawingThreads.COMMON, strips).paint(list);
            assertThat(pixels).as("%d strips", strips).isEqualTo(whole);
        }
    }

    private static DrawList picture(String view) {
        PictureStyle options = PictureStyle.of(painter.measure());
        PictureLayout layout = new PictureLayout();
        Snapshot ordered = RunsToDraw.snapshot(RunsToDraw.ordered(), view.equals("ordered") ? 4_150_000_000L : RunsToDraw.WHOLE);
        return switch (view) {
            case "ordered" -> layout.layout(ordered, new Viewport(0, 4_750_000_000L, 760, 640),
                    options.withMarks(Marks.NONE.withSelected(4).withGrowth(Marks.Growth.LIVE))).draw();
            case "playhead" -> layout.layout(ordered, new Viewport(0, ordered.end(), 760, 640),
                    options.withMarks(Marks.NONE.withPlayhead(2_000_000_000L).withRange(new TimeRange(1_000_000_000L, 1_500_000_000L))))
                    .draw();
            case "figure" -> layout.layout(ordered, new Viewport(0, ordered.end(), 700, 420), options.withParts(Parts.FIGURE)).draw();
            case "many" -> {
                Snapshot many = RunsToDraw.snapshot(RunsToDraw.many(8, 6000), RunsToDraw.WHOLE);
                yield layout.layout(many, new Viewport(0, many.end(), 760, 560), options).draw();
            }
            case "workers" -> {
                Snapshot many = RunsToDraw.snapshot(RunsToDraw.many(64, 3000), RunsToDraw.WHOLE);
                yield layout.layout(many, new Viewport(0, many.end(), 760, 640), options).draw();
            }
            default -> throw new IllegalArgumentException(view);
        };
    }

    @Test
    void laneThatIsHalfScrolledAway_hasTheGroundBehindIt_notTheLineAboveTheLanes() {
        Snapshot many = RunsToDraw.snapshot(RunsToDraw.many(64, 3000), RunsToDraw.WHOLE);
        LaneOptions high = LaneOptions.DEFAULT.withLaneHeight(LaneOptions.MAX_HEIGHT);
        for (double scroll = 1; scroll < 2 * LaneOptions.MAX_HEIGHT; scroll++) {
            var scene = new PictureLayout().layout(many, new Viewport(0, many.end() * 2, 760, 640),
                    PictureStyle.of(painter.measure()).withLanes(high.withScroll(scroll)));
            Pixels painted = painter.paint(scene.draw(), Palette.LIGHT, 1);
            int x = (int) scene.axis().right() - 11; // nothing runs there
            int top = (int) Math.round(scene.workers().y());
            long lines = IntStream.range(top + 2, top + 36)
                    .filter(y -> painted.argb()[y * painted.width() + x] == Palette.LIGHT.argb(Ink.DIVIDER)).count();
            assertThat(lines).as("scrolled by " + scroll).isZero();
        }
    }

    @Test
    void exportedFile_showsAllLanesPainted() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE);
        var scene = new PictureLayout().layout(snapshot, new Viewport(0, snapshot.end(), 800, 600), PictureStyle.of(painter.measure()));
        Path file = Files.createTempFile("poolscope", ".png");
        try {
            PngEncoder.write(painter.paint(scene.draw(), Palette.LIGHT, 2), 2, file);
            Pixels read = PngDecoder.decode(Files.newInputStream(file));
            assertThat(read.width()).isEqualTo(1600);
            for (Ink ink : new Ink[] {Ink.RUNNING, Ink.BLOCKED, Ink.DELIVERABLE, Ink.CONSUMED}) {
                assertThat(Arrays.stream(read.argb()).filter(pixel -> pixel == Palette.LIGHT.argb(ink)).count())
                        .as(ink.name()).isGreaterThan(2000);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void paint_atTwiceTheScale_isNoEnlargement() {
        Shape text = new Shape.Text(4, 14, "worker-1", TextStyle.NAME, Shape.Anchor.START, Ink.TEXT, 60);
        DrawList list = new DrawList(70, 20, List.of(Shape.Rect.filled(0, 0, 70, 20, Ink.GROUND)), List.of(text));
        Pixels twice = painter.paint(list, Palette.DARK, 2);
        int different = 0;
        for (int y = 0; y < 40; y += 2) {
            for (int x = 0; x < 140; x += 2) {
                int i = y * 140 + x;
                different += twice.argb()[i] != twice.argb()[i + 1] || twice.argb()[i] != twice.argb()[i + 140] ? 1 : 0;
            }
        }
        assertThat(different).isGreaterThan(40);
    }

    @Test
    void paint_largerThanATile_hasNoSeams() {
        DrawList list = new DrawList(2200, 30, List.of(Shape.Rect.filled(0, 0, 2200, 30, Ink.GROUND)),
                List.of(new Shape.Line(0, 15, 2200, 15, Ink.TEXT, 4, Shape.Dash.SOLID)));
        Pixels painted = painter.paint(list, Palette.DARK, 1);
        for (int x = 0; x < 2200; x++) {
            assertThat(painted.argb()[15 * 2200 + x]).isEqualTo(Palette.DARK.argb(Ink.TEXT));
        }
    }

    @Test
    void paint_tooLarge_isRefused() {
        DrawList list = new DrawList(20_000, 20_000, List.of(), List.of());
        assertThatThrownBy(() -> painter.paint(list, Palette.DARK, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("80000 × 80000");
        assertThatThrownBy(() -> painter.paint(list, Palette.DARK, 0)).hasMessageContaining("scale 0.0");
    }

    @Test
    void loneFailureInAMix_isVermilion_andFaintWorkIsNotIdle() {
        BarRow row = new BarRow(0, 12, 0);
        row.addMix(0, 10, Ink.RUNNING, 0.001, false);
        row.addMix(10, 10.3, Ink.RUNNING, 0.5, true);
        row.addMix(20, 30, Ink.RUNNING, 1, false);
        int[] pixels = new int[40 * 12];
        new Rasteriser(pixels, 40, 12, Palette.DARK, 1).paint(List.of(Shape.Rect.filled(0, 0, 40, 12, Ink.GROUND), new Shape.Bars(row)));
        assertThat(pixels[11 * 40 + 10]).isEqualTo(Palette.DARK.argb(Ink.FAILED));
        assertThat(pixels[2 * 40 + 10]).isNotEqualTo(Palette.DARK.argb(Ink.FAILED));
        assertThat(pixels[5]).isNotEqualTo(Palette.DARK.argb(Ink.GROUND));
        assertThat(pixels[25]).isEqualTo(Palette.DARK.argb(Ink.RUNNING));
        assertThat(pixels[15]).isEqualTo(Palette.DARK.argb(Ink.GROUND));
    }

    @Test
    void measure_isThatOfThePaintedText() {
        var measure = painter.measure();
        assertThat(measure.width("worker-1", TextStyle.NAME)).isBetween(40.0, 60.0);
        assertThat(measure.width("", TextStyle.NAME)).isZero();
        assertThat(measure.width("0000", TextStyle.TIME))
                .isEqualTo(measure.width("iiii", TextStyle.TIME));
    }
}
