package io.poolscope.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Knob;
import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.Golden;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChartLayoutTest {
    private static final Chart CHART = new Chart("Makespan", "workers", Chart.Unit.TIME, List.of(
            new Chart.Line("ideal", Ink.TEXT_DIM, Chart.Stroke.DOTTED, false, List.of(Chart.Point.of(1, 9e9), Chart.Point.of(32, 1e8))),
            new Chart.Line("measured", Ink.RUNNING_EDGE, Chart.Stroke.POINTS, true,
                    List.of(new Chart.Point(1, 8e9, 7e9, 8.5e9), Chart.Point.of(4, 2e9), Chart.Point.of(32, 1e9),
                            Chart.Point.of(64, Double.NaN)))),
            OptionalDouble.of(4), "use 4");

    private static Stream<Shape> flat(Shape shape) {
        return shape instanceof Shape.Group group ? group.shapes().stream().flatMap(ChartLayoutTest::flat) : Stream.of(shape);
    }

    private static <S extends Shape> List<S> all(DrawList list, Class<S> type) {
        return Stream.concat(list.base().stream(), list.overlay().stream()).flatMap(ChartLayoutTest::flat).filter(type::isInstance)
                .map(type::cast).toList();
    }

    @Test
    void layout_namesAxesCurvesAndMark_insideThePicture() {
        DrawList list = new ChartLayout().layout("How many?", List.of("A note."), List.of(CHART, CHART), 900, 500, TextMeasure.APPROXIMATE);
        List<Shape.Text> texts = all(list, Shape.Text.class);
        assertThat(texts).extracting(Shape.Text::text)
                .contains("How many?", "A note.", "Makespan", "workers", "ideal", "measured", "use 4", "1", "4", "32")
                .doesNotContain("64");
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.left()).isNotNegative();
            assertThat(text.left() + text.width()).isLessThanOrEqualTo(900);
            assertThat(text.baseline()).isBetween(0.0, 500.0);
        });
    }

    @Test
    void layout_countsWithLargeRatios_lieEquallyFarApart_andTheSpreadIsAWhisker() {
        DrawList list = new ChartLayout().layout("", List.of(), List.of(CHART), 900, 500, TextMeasure.APPROXIMATE);
        double one = x(list, "1");
        double four = x(list, "4");
        double last = x(list, "32");
        assertThat((four - one) / (last - one)).isCloseTo(0.4, Offset.offset(1e-9));
        assertThat(all(list, Shape.Line.class)).filteredOn(line -> line.ink() == Ink.RUNNING_EDGE && line.x1() == line.x2()).hasSize(1)
                .first().extracting(Shape.Line::x1).isEqualTo(one);
    }

    private static double x(DrawList list, String word) {
        return all(list, Shape.Text.class).stream().filter(text -> text.text().equals(word)).findFirst().orElseThrow().x();
    }

    @Test
    void layout_oneValueOrNone_orHardlyAnyRoom_stillIsAPicture() {
        Chart one = new Chart("One", "n", Chart.Unit.NUMBER, List.of(new Chart.Line("a", Ink.RUNNING_EDGE, Chart.Stroke.SOLID, true,
                List.of(Chart.Point.of(3, 0)))), OptionalDouble.empty(), "");
        Chart none = new Chart("None", "n", Chart.Unit.NUMBER, List.of(), OptionalDouble.empty(), "");
        DrawList list = new ChartLayout().layout("t", List.of(), List.of(one, none), 200, 200, TextMeasure.APPROXIMATE);
        assertThat(all(list, Shape.Rect.class)).filteredOn(rect -> rect.radius() == 4).hasSize(1);
    }

    @Test
    void layout_tooNarrowForBoth_putsOneBelowTheOther() {
        DrawList list = new ChartLayout().layout("", List.of(), List.of(CHART, CHART), 432, 420, TextMeasure.APPROXIMATE);
        List<Shape.Text> titles = all(list, Shape.Text.class).stream().filter(text -> text.text().equals("Makespan")).toList();
        assertThat(titles).hasSize(2);
        assertThat(titles.get(0).x()).isEqualTo(titles.get(1).x());
        assertThat(titles.get(1).baseline()).isGreaterThan(titles.get(0).baseline() + 150);
    }

    @Test
    void aSimulatedSweep_looksAsInTheGoldenFile() throws Exception {
        Workload workload = Workload.of(60, Distribution.fixed(100_000_000).with(4, 900_000_000L)).withPool(PoolSpec.of(2).withCapacity(4))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(10_000_000)));
        Sweep sweep = Sweep.of(workload, Knob.WORKERS, Sweep.range(1, 8), 4);
        Golden.compare("sweep-charts", new ChartLayout().layout("", List.of(), Charts.of(sweep), 720, 360, TextMeasure.APPROXIMATE));
    }

    @Test
    void words_tellEachCurveWithItsValues_andTheMark() {
        assertThat(ChartWords.of(List.of(CHART, CHART)).lines()).hasSize(2).first()
                .isEqualTo("Makespan over workers. ideal: 1 → 9.00 s, 32 → 100 ms. "
                        + "measured: 1 → 8.00 s, 4 → 2.00 s, 32 → 1.00 s. Marked: use 4.");
    }
}
