package io.poolscope.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out charts side by side below a title. Stateless; safe to use from any thread.
 */
public final class ChartLayout {
    private static final TextStyle TITLE = new TextStyle(16, TextStyle.Weight.SEMIBOLD, false);
    private static final double MARGIN = 24;
    private static final double LINE = 18;

    /** A layout. */
    public ChartLayout() {
    }

    /**
     * Lays out.
     *
     * @param title above all charts
     * @param notes sentences below it, each in a line of its own, cut where there is no room
     * @param charts from left to right, at least one
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public DrawList layout(String title, List<String> notes, List<Chart> charts, double width, double height, TextMeasure measure) {
        List<Shape> base = new ArrayList<>();
        List<Shape> overlay = new ArrayList<>();
        base.add(Shape.Rect.filled(0, 0, width, height, Ink.GROUND));
        double room = width - 2 * MARGIN;
        double y = MARGIN + 14;
        text(overlay, measure, title, TITLE, Ink.TEXT, y, room);
        y += 4;
        for (String note : notes) {
            y += LINE;
            text(overlay, measure, note, TextStyle.BAR, Ink.TEXT_DIM, y, room);
        }
        double top = Math.min(y + LINE, height / 2);
        double each = (room - MARGIN * (charts.size() - 1)) / charts.size();
        for (int i = 0; i < charts.size(); i++) {
            Box box = new Box(MARGIN + i * (each + MARGIN), top, Math.max(1, each), Math.max(1, height - top - MARGIN / 2));
            new ChartSketch(charts.get(i), box, measure, base, overlay).draw();
        }
        return new DrawList(width, height, base, overlay);
    }

    private static void text(List<Shape> overlay, TextMeasure measure, String text, TextStyle style, Ink ink, double baseline, double room) {
        String shown = measure.fit(text, style, room);
        overlay.add(new Shape.Text(MARGIN, baseline, shown, style, Shape.Anchor.START, ink, measure.width(shown, style)));
    }
}
