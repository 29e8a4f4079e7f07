package io.poolscope.render.chart;

import io.poolscope.words.DurationWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Charts as words, for people who can't see them. Stateless. */
public final class ChartWords {
    /** Of a curve with more values than this only some are told, as nobody could follow more. */
    private static final int MOST = 16;

    private ChartWords() {
    }

    /** Each chart in one line: its title, the values of its curves from left to right, and its mark. */
    public static String of(List<Chart> charts) {
        return charts.stream().map(ChartWords::of).collect(Collectors.joining("\n"));
    }

    private static String of(Chart chart) {
        return chart.title() + " over " + chart.xName() + ". "
                + chart.lines().stream().filter(line -> !line.points().isEmpty()).map(line -> line.name() + ": " + values(chart, line))
                        .collect(Collectors.joining(". "))
                + (chart.mark().isPresent() && !chart.markWords().isEmpty() ? ". Marked: " + chart.markWords() : "") + ".";
    }

    private static String values(Chart chart, Chart.Line line) {
        List<Chart.Point> points = line.points();
        int step = Math.max(1, (points.size() + MOST - 1) / MOST);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            if (i % step == 0 || i == points.size() - 1) {
                words.append(words.isEmpty() ? "" : ", ").append(number(points.get(i).x())).append(" → ")
                        .append(value(chart.unit(), points.get(i).y()));
            }
        }
        return words.toString();
    }

    private static String value(Chart.Unit unit, double value) {
        return unit == Chart.Unit.TIME ? DurationWords.of(Math.round(value)) : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
