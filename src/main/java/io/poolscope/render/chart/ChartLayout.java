package io.poolscope.render.chart;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.render.shape.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out charts below a title: side by side, or one below the other where that leaves each too little. Stateless;
 * safe to use from any thread.
 */
public final class ChartLayout {
    private static final TextStyle TITLE = new TextStyle(16, TextStyle.Weight.SEMIBOLD, false);
    private static final double MARGIN = 24;
    private static final double LINE = 18;
    /** A chart that is narrower is hard to read; and one that is lower. */
    private static final double LEAST_WIDTH = 300;
    private static final double LEAST_HEIGHT = 170;

    /** A layout. */
    public ChartLayout() {
    }

    /**
     * Lays out.
     *
     * @param title above all charts; "" for none
     * @param notes sentences below it, each in a line of its own, cut where there is no room
     * @param charts from left to right or top to bottom, at least one
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public DrawList layout(String title, List<String> notes, List<Chart> charts, double width, double height, TextMeasure measure) {
        List<Shape> base = new ArrayList<>();
        List<Shape> overlay = new ArrayList<>();
        base.add(Shape.Rect.filled(0, 0, width, height, Ink.GROUND));
        double room = width - 2 * MARGIN;
        boolean bare = title.isEmpty() && notes.isEmpty();
        double y = MARGIN + 14;
        text(overlay, measure, title, TITLE, Ink.TEXT, y, room);
        y += 4;
        for (String note : notes) {
            y += LINE;
            text(overlay, measure, note, TextStyle.BAR, Ink.TEXT_DIM, y, room);
        }
        double top = bare ? MARGIN / 2 : Math.min(y + LINE, height / 2);
        double each = (room - MARGIN * (charts.size() - 1)) / charts.size();
        double lower = (height - top - MARGIN / 2) / charts.size();
        boolean stacked = each < LEAST_WIDTH && lower >= LEAST_HEIGHT;
        for (int i = 0; i < charts.size(); i++) {
            Box box = stacked ? new Box(MARGIN, top + i * lower, Math.max(1, room), lower)
                    : new Box(MARGIN + i * (each + MARGIN), top, Math.max(1, each), Math.max(1, height - top - MARGIN / 2));
            new ChartSketch(charts.get(i), box, measure, base, overlay).draw();
        }
        return new DrawList(width, height, base, overlay);
    }

    private static void text(List<Shape> overlay, TextMeasure measure, String text, TextStyle style, Ink ink, double baseline,
            double room) {
        if (text.isEmpty()) {
            return;
        }
        String shown = measure.fit(text, style, room);
        overlay.add(new Shape.Text(MARGIN, baseline, shown, style, Shape.Anchor.START, ink, measure.width(shown, style)));
    }
}
