package io.poolscope.view.paint;

import io.poolscope.render.Box;
import io.poolscope.render.Ink;
import io.poolscope.render.Palette;
import io.poolscope.render.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/**
 * Paints the overlay of a draw list on a canvas. On the thread that the canvas belongs to.
 *
 * <p>Text that reaches over the clip of its group is left out, as text is never cut.
 */
final class OverlayPainter {
    private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
    private final Palette palette;

    OverlayPainter(Palette palette) {
        this.palette = palette;
        for (Ink ink : Ink.values()) {
            int argb = palette.argb(ink);
            colours.put(ink, ink == Ink.NONE ? Color.TRANSPARENT : Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
        }
    }

    Palette palette() {
        return palette;
    }

    /** Paints; the context's transform is already what makes its pixels the draw list's. */
    void paint(List<Shape> shapes, GraphicsContext gc) {
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.BASELINE);
        gc.setTextAlign(TextAlignment.LEFT);
        paintAll(shapes, null, gc);
    }

    private void paintAll(List<Shape> shapes, Box clip, GraphicsContext gc) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group group) {
                paintAll(group.shapes(), group.clip() == null ? clip : group.clip(), gc);
                continue;
            }
            Box bounds = clip == null ? null : bounds(shape);
            if (bounds == null || within(bounds, clip)) {
                paint(shape, gc);
            } else if (bounds.intersects(clip) && !(shape instanceof Shape.Text)) {
                clipped(shape, clip, gc);
            }
        }
    }

    private void paint(Shape shape, GraphicsContext gc) {
        switch (shape) {
            case Shape.Text text -> text(text, gc);
            case Shape.Rect rect -> rect(rect, gc);
            case Shape.Curve curve -> curve(curve, gc);
            case Shape.Polygon polygon -> polygon(polygon, gc);
            case Shape.Line line -> line(line, gc);
            case Shape.Group group -> throw misplaced(group);
            case Shape.Hatch hatch -> throw misplaced(hatch);
            case Shape.Bars bars -> throw misplaced(bars);
            case Shape.Area area -> throw misplaced(area);
        }
    }

    private static boolean within(Box box, Box clip) {
        return box.x() >= clip.x() && box.y() >= clip.y() && box.right() <= clip.right() && box.bottom() <= clip.bottom();
    }

    /** A box that surely holds all of a shape. */
    private static Box bounds(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> new Box(text.left(), text.baseline() - text.style().size() * 0.8, text.width(), text.style().size());
            case Shape.Rect rect -> rect.box();
            case Shape.Curve curve -> around(curve.points(), curve.width());
            case Shape.Polygon polygon -> around(polygon.points(), 0);
            case Shape.Line line -> around(new double[] {line.x1(), line.y1(), line.x2(), line.y2()}, line.width());
            default -> throw misplaced(shape);
        };
    }

    private static Box around(double[] points, double margin) {
        double left = points[0];
        double top = points[1];
        double right = left;
        double bottom = top;
        for (int i = 2; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        return new Box(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin);
    }

    private static IllegalArgumentException misplaced(Shape shape) {
        return new IllegalArgumentException(shape + " is in the overlay; bars, hatches and areas belong in the base layer");
    }

    private void text(Shape.Text text, GraphicsContext gc) {
        gc.setFill(colours.get(text.ink()));
        gc.setFont(Fonts.of(text.style()));
        gc.fillText(text.text(), text.left(), text.baseline());
    }

    private void rect(Shape.Rect rect, GraphicsContext gc) {
        Box box = rect.box();
        gc.setGlobalAlpha(rect.alpha());
        double arc = rect.radius() * 2;
        if (rect.fill() != Ink.NONE) {
            gc.setFill(colours.get(rect.fill()));
            gc.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
        if (rect.stroke() != Ink.NONE) {
            double w = rect.strokeWidth();
            gc.setStroke(colours.get(rect.stroke()));
            gc.setLineWidth(w);
            gc.setLineDashes();
            double inner = Math.max(0, arc - w);
            gc.strokeRoundRect(box.x() + w / 2, box.y() + w / 2, Math.max(0, box.width() - w), Math.max(0, box.height() - w),
                    inner, inner);
        }
        gc.setGlobalAlpha(1);
    }

    private void curve(Shape.Curve curve, GraphicsContext gc) {
        stroke(curve.ink(), curve.width(), curve.dash(), gc);
        double[] p = curve.points();
        gc.beginPath();
        gc.moveTo(p[0], p[1]);
        for (int i = 2; i < p.length; i += 6) {
            gc.bezierCurveTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5]);
        }
        gc.stroke();
    }

    private void polygon(Shape.Polygon polygon, GraphicsContext gc) {
        int corners = polygon.points().length / 2;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = polygon.points()[2 * i];
            ys[i] = polygon.points()[2 * i + 1];
        }
        gc.setFill(colours.get(polygon.fill()));
        gc.fillPolygon(xs, ys, corners);
    }

    private void line(Shape.Line line, GraphicsContext gc) {
        stroke(line.ink(), line.width(), line.dash(), gc);
        gc.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
    }

    private void stroke(Ink ink, double width, Shape.Dash dash, GraphicsContext gc) {
        gc.setStroke(colours.get(ink));
        gc.setLineWidth(width);
        gc.setLineCap(StrokeLineCap.BUTT);
        switch (dash) {
            case SOLID -> gc.setLineDashes();
            case DASHED -> gc.setLineDashes(4, 3);
            case DOTTED -> gc.setLineDashes(2, 2);
        }
    }

    /** Paints what reaches over its clip. The toolkit's clip costs a picture's worth of time, so only then. */
    private void clipped(Shape shape, Box clip, GraphicsContext gc) {
        gc.save();
        gc.beginPath();
        gc.rect(clip.x(), clip.y(), clip.width(), clip.height());
        gc.clip();
        paint(shape, gc);
        gc.restore();
    }
}
