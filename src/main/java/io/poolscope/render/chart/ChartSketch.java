package io.poolscope.render.chart;

import io.poolscope.render.Times;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.render.shape.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One chart in the making: title, grid, curves, mark, legend. Used by one thread for one picture. */
final class ChartSketch {
    private static final TextStyle AXIS = new TextStyle(10.5, TextStyle.Weight.REGULAR, false);
    private static final double ABOVE = 30;
    private static final double BELOW = 36;
    private static final double LEGEND_LINE = 17;
    private static final double SAMPLE = 26;
    private static final double GAP = 18;
    private static final int MOST_TICKS = 12;
    /** Points nearer than this to the last one are not drawn, and spreads smaller than it are hidden by their point. */
    private static final double POINT = 10;

    private final Chart chart;
    private final Box box;
    private final TextMeasure measure;
    private final List<Shape> base;
    private final List<Shape> overlay;
    private Box plot;
    private ChartAxis across;
    private ChartAxis up;

    ChartSketch(Chart chart, Box box, TextMeasure measure, List<Shape> base, List<Shape> overlay) {
        this.chart = chart;
        this.box = box;
        this.measure = measure;
        this.base = base;
        this.overlay = overlay;
    }

    void draw() {
        double most = chart.lines().stream().filter(Chart.Line::limits).flatMap(line -> line.points().stream())
                .mapToDouble(point -> Math.max(point.y(), point.high())).max().orElse(0);
        List<List<Chart.Line>> legend = legend();
        double height = Math.max(20, box.height() - ABOVE - BELOW - legend.size() * LEGEND_LINE);
        ChartAxis guess = ChartAxis.upTo(most, height, 0);
        double rough = guess.step((int) Math.clamp(height / 46, 2, 10));
        double step = counts() ? Math.max(1, rough) : rough;
        double names = guess.lines(step).stream().mapToDouble(value -> measure.width(word(value, step), AXIS)).max().orElse(20);
        plot = new Box(box.x() + names + 10, box.y() + ABOVE, Math.max(20, box.width() - names - 22), height);
        up = ChartAxis.upTo(most, plot.bottom(), plot.y());
        across = ChartAxis.over(values(), plot.x() + 12, plot.right() - 12);
        text(box.x(), box.y() + 13, chart.title(), TextStyle.NAME, Shape.Anchor.START, Ink.TEXT, box.width());
        grid(step);
        mark();
        for (Chart.Line line : chart.lines()) {
            curve(line);
        }
        writeLegend(legend);
    }

    /** Whether all values are whole numbers, so that parts of them mean nothing. */
    private boolean counts() {
        return chart.unit() == Chart.Unit.NUMBER
                && chart.lines().stream().flatMap(line -> line.points().stream()).allMatch(point -> point.y() == Math.rint(point.y()));
    }

    private List<Double> values() {
        return chart.lines().stream().filter(Chart.Line::limits).flatMap(line -> line.points().stream()).map(Chart.Point::x).distinct()
                .sorted().toList();
    }

    /** Where the lower axis is labelled: at the points, or where they are many at doublings or at round numbers. */
    private List<Double> ticks() {
        List<Double> points =
                chart.lines().stream().filter(line -> line.stroke() == Chart.Stroke.POINTS).flatMap(line -> line.points().stream())
                        .map(Chart.Point::x).distinct().sorted().toList();
        List<Double> known = points.isEmpty() ? values() : points;
        if (known.size() <= MOST_TICKS) {
            return known;
        }
        if (!across.logarithmic()) {
            return across.lines(Math.max(1, across.step(MOST_TICKS)));
        }
        List<Double> doublings = new ArrayList<>();
        for (double value = across.least(); value <= across.most(); value *= 2) {
            doublings.add(value);
        }
        return doublings;
    }

    private void grid(double step) {
        for (double value : up.lines(step)) {
            double y = up.at(value);
            base.add(new Shape.Line(plot.x(), y, plot.right(), y, value == 0 ? Ink.DIVIDER : Ink.GRID, 1, Shape.Dash.SOLID));
            text(plot.x() - 7, y + 3.8, word(value, step), AXIS, Shape.Anchor.END, Ink.TEXT_RULER, box.width());
        }
        double free = Double.NEGATIVE_INFINITY;
        for (double value : ticks()) {
            double x = across.at(value);
            String word = number(value);
            double half = measure.width(word, AXIS) / 2;
            if (x - half > free) {
                base.add(new Shape.Line(x, plot.bottom(), x, plot.bottom() + 4, Ink.DIVIDER, 1, Shape.Dash.SOLID));
                text(x, plot.bottom() + 16, word, AXIS, Shape.Anchor.MIDDLE, Ink.TEXT_RULER, box.width());
                free = x + half + 8;
            }
        }
        text(plot.x() + plot.width() / 2, plot.bottom() + 31, chart.xName(), AXIS, Shape.Anchor.MIDDLE, Ink.TEXT_DIM, plot.width());
    }

    private void mark() {
        if (chart.mark().isEmpty()) {
            return;
        }
        double x = across.at(chart.mark().getAsDouble());
        base.add(new Shape.Line(x, plot.y(), x, plot.bottom(), Ink.FINDING_GOOD, 1.5, Shape.Dash.DASHED));
        boolean left = x > plot.x() + plot.width() / 2;
        text(left ? x - 6 : x + 6, plot.y() - 4, chart.markWords(), TextStyle.DETAIL_STRONG, left ? Shape.Anchor.END : Shape.Anchor.START,
                Ink.FINDING_GOOD, plot.width() / 2);
    }

    private void curve(Chart.Line line) {
        List<Shape> shapes = new ArrayList<>();
        List<Chart.Point> points = line.points();
        if (points.size() > 1) {
            shapes.add(new Shape.Curve(path(points), line.ink(), line.stroke() == Chart.Stroke.POINTS ? 2 : 1.5, dash(line)));
        }
        double last = Double.NEGATIVE_INFINITY;
        for (Chart.Point point : line.stroke() == Chart.Stroke.POINTS || points.size() == 1 ? points : List.<Chart.Point>of()) {
            double x = across.at(point.x());
            double high = up.at(point.high());
            double low = up.at(point.low());
            if (low - high > POINT) {
                whisker(shapes, x, high, low, line.ink());
            }
            if (x - last >= POINT) {
                shapes.add(dot(x, up.at(point.y()), line.ink()));
                last = x;
            }
        }
        Box clip = new Box(plot.x(), plot.y(), plot.width(), plot.height() + 4);
        overlay.add(new Shape.Group(line.name(), clip, shapes));
    }

    private static void whisker(List<Shape> shapes, double x, double high, double low, Ink ink) {
        shapes.add(new Shape.Line(x, high, x, low, ink, 1.5, Shape.Dash.SOLID));
        shapes.add(new Shape.Line(x - 4, high, x + 4, high, ink, 1.5, Shape.Dash.SOLID));
        shapes.add(new Shape.Line(x - 4, low, x + 4, low, ink, 1.5, Shape.Dash.SOLID));
    }

    private static Shape dot(double x, double y, Ink ink) {
        return new Shape.Rect(new Box(x - 4, y - 4, 8, 8), 4, ink, Ink.GROUND, 1, 1);
    }

    /** Straight pieces, as curves are the only lines that may slant: controls at a third and two thirds. */
    private double[] path(List<Chart.Point> points) {
        double[] path = new double[2 + 6 * (points.size() - 1)];
        int at = 0;
        double x0 = 0;
        double y0 = 0;
        for (Chart.Point point : points) {
            double x = across.at(point.x());
            double y = up.at(point.y());
            for (int third = at == 0 ? 3 : 1; third <= 3; third++) {
                path[at++] = x0 + (x - x0) * third / 3;
                path[at++] = y0 + (y - y0) * third / 3;
            }
            x0 = x;
            y0 = y;
        }
        return path;
    }

    private static Shape.Dash dash(Chart.Line line) {
        return switch (line.stroke()) {
            case POINTS, SOLID -> Shape.Dash.SOLID;
            case DASHED -> Shape.Dash.DASHED;
            case DOTTED -> Shape.Dash.DOTTED;
        };
    }

    /** The curves' names in as many lines as they need. */
    private List<List<Chart.Line>> legend() {
        List<List<Chart.Line>> rows = new ArrayList<>();
        double used = Double.MAX_VALUE;
        for (Chart.Line line : chart.lines()) {
            double wanted = SAMPLE + 6 + measure.width(line.name(), TextStyle.LEGEND);
            if (line.points().isEmpty()) {
                continue;
            }
            if (used + GAP + wanted > box.width()) {
                rows.add(new ArrayList<>());
                used = -GAP;
            }
            rows.getLast().add(line);
            used += GAP + wanted;
        }
        return rows;
    }

    private void writeLegend(List<List<Chart.Line>> rows) {
        double y = plot.bottom() + BELOW + 8;
        for (List<Chart.Line> row : rows) {
            double x = box.x();
            for (Chart.Line line : row) {
                overlay.add(new Shape.Line(x, y, x + SAMPLE, y, line.ink(), 2, dash(line)));
                if (line.stroke() == Chart.Stroke.POINTS) {
                    overlay.add(dot(x + SAMPLE / 2, y, line.ink()));
                }
                double room = Math.max(0, box.right() - x - SAMPLE - 6);
                text(x + SAMPLE + 6, y + 3.8, line.name(), TextStyle.LEGEND, Shape.Anchor.START, Ink.TEXT_DIM, room);
                x += SAMPLE + 6 + measure.width(line.name(), TextStyle.LEGEND) + GAP;
            }
            y += LEGEND_LINE;
        }
    }

    private void text(double x, double baseline, String text, TextStyle style, Shape.Anchor anchor, Ink ink, double room) {
        String shown = measure.fit(text, style, room);
        overlay.add(new Shape.Text(x, baseline, shown, style, anchor, ink, measure.width(shown, style)));
    }

    private String word(double value, double step) {
        return chart.unit() == Chart.Unit.TIME ? value == 0 ? "0" : Times.moment(Math.round(value), Math.max(1, Math.round(step)))
                : number(value);
    }

    private static String number(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-9 * Math.max(1, Math.abs(value))
                ? String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ')
                : String.format(Locale.ROOT, "%.3g", value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }
}
