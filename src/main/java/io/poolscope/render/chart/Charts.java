package io.poolscope.render.chart;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.sizing.Usl;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.render.shape.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What the charts of sweeps show, whether the window, a picture or a page has them. Stateless. */
public final class Charts {
    private Charts() {
    }

    /** Of real runs: makespan and throughput over workers; none where no number of workers could be measured. */
    public static List<Chart> of(Scaling scaling) {
        List<Scaling.Point> known = scaling.known();
        if (known.isEmpty()) {
            return List.of();
        }
        OptionalDouble mark = scaling.recommended().map(point -> OptionalDouble.of(point.workers())).orElse(OptionalDouble.empty());
        String words = scaling.recommended().map(point -> "use " + point.workers()).orElse("");
        List<Chart.Line> times = new ArrayList<>();
        times.add(new Chart.Line("lower bound", Ink.CAPACITY, Chart.Stroke.DOTTED, false,
                known.stream().flatMap(point -> scaling.lowerBound(point).map(bound -> Chart.Point.of(point.workers(), bound)).stream())
                        .toList()));
        times.add(new Chart.Line("ideal", Ink.TEXT_DIM, Chart.Stroke.SOLID, false,
                known.stream().map(point -> Chart.Point.of(point.workers(), scaling.ideal(point))).toList()));
        times.add(new Chart.Line("predicted", Ink.DELIVERABLE_EDGE, Chart.Stroke.DASHED, true, predicted(known, Forecast::makespan)));
        times.add(new Chart.Line("measured", Ink.RUNNING_EDGE, Chart.Stroke.POINTS, true, measured(known, Scaling.Measured::makespan)));
        List<Chart.Line> rates = new ArrayList<>();
        Scaling.Point first = known.getFirst();
        rates.add(new Chart.Line("ideal", Ink.TEXT_DIM, Chart.Stroke.SOLID, false,
                known.stream().map(point -> Chart.Point.of(point.workers(), scaling.idealThroughput(point))).toList()));
        Usl law = scaling.law();
        if (law.supported()) {
            rates.add(new Chart.Line("scalability law", Ink.CONSUMED_EDGE, Chart.Stroke.SOLID, true,
                    curve(law, first.workers(), known.getLast().workers())));
        }
        rates.add(new Chart.Line("predicted", Ink.DELIVERABLE_EDGE, Chart.Stroke.DASHED, true,
                known.stream().filter(point -> point.predicted().isPresent()).map(point -> Chart.Point.of(point.workers(),
                        point.median(Scaling.Measured::ended).middle() * 1e9 / Math.max(1, point.predicted().get().makespan()))).toList()));
        rates.add(new Chart.Line("measured", Ink.RUNNING_EDGE, Chart.Stroke.POINTS, true, measured(known, Scaling.Measured::throughput)));
        return List.of(new Chart("Makespan", "workers", Chart.Unit.TIME, times, mark, words),
                new Chart("Tasks a second", "workers", Chart.Unit.NUMBER, rates, mark, words));
    }

    private static List<Chart.Point> curve(Usl law, int from, int until) {
        List<Chart.Point> points = new ArrayList<>();
        int steps = 60;
        for (int i = 0; i <= steps; i++) {
            double n = from * Math.pow((double) until / from, (double) i / steps);
            int below = (int) Math.floor(n);
            double part = n - below;
            points.add(Chart.Point.of(n, (1 - part) * law.throughput(below) + part * law.throughput(below + 1)));
        }
        return points;
    }

    private static List<Chart.Point> predicted(List<Scaling.Point> known, ToDoubleFunction<Forecast> figure) {
        return known.stream().filter(point -> point.predicted().isPresent())
                .map(point -> Chart.Point.of(point.workers(), figure.applyAsDouble(point.predicted().get()))).toList();
    }

    private static List<Chart.Point> measured(List<Scaling.Point> known, ToDoubleFunction<Scaling.Measured> figure) {
        return known.stream().map(point -> {
            Scaling.Median median = point.median(figure);
            return new Chart.Point(point.workers(), median.middle(), median.low(), median.high());
        }).toList();
    }

    /** Of simulated runs: times over the number that was swept, and what is parked where anything ever is. */
    public static List<Chart> of(Sweep swept) {
        String word = swept.knob().word();
        OptionalDouble mark = swept.knee().map(point -> OptionalDouble.of(point.value())).orElse(OptionalDouble.empty());
        String words = swept.knee().map(point -> "knee at " + point.value()).orElse("");
        List<Chart.Line> times = List.of(
                new Chart.Line("lower bound", Ink.CAPACITY, Chart.Stroke.DOTTED, true, line(swept, Forecast::lowerBound)),
                new Chart.Line("p99 queue wait", Ink.QUEUE_EDGE, Chart.Stroke.SOLID, true, line(swept, Forecast::waitP99)),
                new Chart.Line("makespan", Ink.RUNNING_EDGE, Chart.Stroke.POINTS, true, line(swept, Forecast::makespan)));
        List<Chart.Line> counts = List.of(
                new Chart.Line("peak buffer", Ink.BLOCKED_EDGE, Chart.Stroke.POINTS, true, line(swept, Forecast::peakBuffered)));
        Chart first = new Chart("Makespan and queue wait, simulated", word, Chart.Unit.TIME, times, mark, words);
        boolean parked = counts.getFirst().points().stream().anyMatch(point -> point.y() > 0);
        return parked ? List.of(first, new Chart("Results parked at most, simulated", word, Chart.Unit.NUMBER, counts, mark, words))
                : List.of(first);
    }

    private static List<Chart.Point> line(Sweep swept, ToDoubleFunction<Forecast> figure) {
        return swept.points().stream().filter(point -> point.forecast().isPresent())
                .map(point -> Chart.Point.of(point.value(), figure.applyAsDouble(point.forecast().get()))).toList();
    }
}
