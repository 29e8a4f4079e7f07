package io.poolscope.testing;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import java.util.List;
import java.util.Locale;

/** A draw list as text, one shape a line, for people and for comparison. */
public final class DrawText {
    private final StringBuilder out = new StringBuilder();

    private DrawText() {
    }

    public static String of(DrawList list) {
        DrawText text = new DrawText();
        text.line(0, "picture %s × %s", n(list.width()), n(list.height()));
        text.all(1, list.base());
        text.line(0, "overlay");
        text.all(1, list.overlay());
        return text.out.toString();
    }

    private void all(int depth, List<Shape> shapes) {
        shapes.forEach(shape -> one(depth, shape));
    }

    private void one(int depth, Shape shape) {
        switch (shape) {
            case Shape.Group g -> {
                line(depth, "group \"%s\"%s", g.name(), g.clip() == null ? "" : " clip " + box(g.clip()));
                all(depth + 1, g.shapes());
            }
            case Shape.Rect r -> line(depth, "rect %s r%s %s%s%s", box(r.box()), n(r.radius()), r.fill(),
                    r.stroke() == Ink.NONE ? "" : " edge " + r.stroke() + " " + n(r.strokeWidth()),
                    r.alpha() == 1 ? "" : " alpha " + n(r.alpha()));
            case Shape.Hatch h -> line(depth, "hatch %s %s on %s", box(h.box()), h.stripe(), h.ground());
            case Shape.Bars b -> bars(depth, b.row());
            case Shape.Area a -> {
                line(depth, "area base %s %s%s", n(a.base()), a.fill(), a.edge() == Ink.NONE ? "" : " edge " + a.edge());
                StringBuilder steps = new StringBuilder();
                for (int i = 0; i < a.ys().length; i++) {
                    steps.append(' ').append(n(a.xs()[i])).append(':').append(n(a.ys()[i]));
                }
                line(depth + 1, "steps%s end %s", steps, n(a.xs()[a.ys().length]));
            }
            case Shape.Line l ->
                line(depth, "line %s,%s to %s,%s %s %s %s", n(l.x1()), n(l.y1()), n(l.x2()), n(l.y2()), l.ink(), n(l.width()), l.dash());
            case Shape.Curve c -> line(depth, "curve %s %s", numbers(c.points()), c.ink());
            case Shape.Polygon p -> line(depth, "polygon %s %s", numbers(p.points()), p.fill());
            case Shape.Text t -> line(depth, "text %s,%s \"%s\" %s %s %s", n(t.left()), n(t.baseline()), t.text(), n(t.style().size()),
                    t.style().weight(), t.ink());
        }
    }

    private void bars(int depth, BarRow row) {
        line(depth, "bars y %s height %s", n(row.y()), n(row.height()));
        for (int i = 0; i < row.size(); i++) {
            int marks = row.marks(i);
            line(depth + 1, "%s–%s %s%s%s%s%s", n(row.from(i)), n(row.until(i)), row.ink(i),
                    (marks & BarRow.MIX) == 0 ? "" : " mix " + Math.round(row.share(i) * 100 / 255.0) + "%",
                    (marks & BarRow.FAILED) == 0 ? "" : " failed", (marks & BarRow.OPEN_LEFT) == 0 ? "" : " open-left",
                    (marks & BarRow.OPEN_RIGHT) == 0 ? "" : " open-right");
        }
    }

    private static String numbers(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(n(value));
        }
        return text.toString();
    }

    private static String box(Box box) {
        return n(box.x()) + "," + n(box.y()) + " " + n(box.width()) + "×" + n(box.height());
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void line(int depth, String format, Object... parts) {
        out.append("  ".repeat(depth)).append(String.format(Locale.ROOT, format, parts)).append('\n');
    }
}
