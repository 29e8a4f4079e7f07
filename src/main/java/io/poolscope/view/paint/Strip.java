package io.poolscope.view.paint;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import java.util.List;
import java.util.Map;

/**
 * Paints draw lists into some lines of an array of pixels: what lies above or below them is left alone. One thread at a time; any thread,
 * but where it meets a letter for the first time it waits for the toolkit's. The base layer has no letters.
 *
 * <p>Text that reaches over the clip of its group is left out, as text is never cut.
 */
final class Strip {
    private static final double HATCH_PERIOD = 6;
    private static final double HATCH_STRIPE = 2.6;

    private final Raster raster;
    private final Colours colours;
    private final double scale;
    private final BarRasteriser bars;
    private final TextRasteriser texts;
    private final PathRasteriser paths;

    /**
     * Paints to a raster.
     *
     * @param scale device pixels in a pixel of the draw list
     * @param sheets the letters known at this scale; grows
     */
    Strip(Raster raster, Palette palette, double scale, Map<TextStyle, GlyphSheet> sheets) {
        this.raster = raster;
        this.colours = new Colours(palette);
        this.scale = scale;
        this.bars = new BarRasteriser(raster, colours, scale);
        this.texts = new TextRasteriser(raster, colours, scale, sheets);
        this.paths = new PathRasteriser(raster, scale);
    }

    /** Paints the shapes of a base layer over what is there. */
    void paintBase(List<Shape> shapes) {
        raster.clip(0, 0, raster.width, raster.height);
        paintAll(shapes);
    }

    /** Paints the shapes of an overlay over what is there. */
    void paintOverlay(List<Shape> shapes) {
        raster.clip(0, 0, raster.width, raster.height);
        paintOver(shapes, null);
    }

    private void paintOver(List<Shape> shapes, Box clip) {
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Text text -> {
                    if (clip == null || within(text, clip)) {
                        texts.paint(text);
                    }
                }
                case Shape.Rect rect -> rect(rect);
                case Shape.Line line -> line(line);
                case Shape.Curve curve -> paths.stroke(curve, colours.of(curve.ink()));
                case Shape.Polygon polygon -> paths.fill(polygon, colours.of(polygon.fill()));
                case Shape.Group group -> groupOver(group, clip);
                case Shape.Hatch hatch -> throw misplacedOver(hatch);
                case Shape.Bars row -> throw misplacedOver(row);
                case Shape.Area area -> throw misplacedOver(area);
            }
        }
    }

    private static boolean within(Shape.Text text, Box clip) {
        double size = text.style().size();
        double top = text.baseline() - size * 0.8;
        return text.left() >= clip.x() && text.left() + text.width() <= clip.right() && top >= clip.y() && top + size <= clip.bottom();
    }

    private void groupOver(Shape.Group group, Box outer) {
        Box clip = group.clip();
        if (clip == null) {
            paintOver(group.shapes(), outer);
            return;
        }
        int left = raster.clipLeft;
        int top = raster.clipTop;
        int right = raster.clipRight;
        int bottom = raster.clipBottom;
        raster.clip(device(clip.x()), device(clip.y()), device(clip.right()), device(clip.bottom()));
        paintOver(group.shapes(), clip);
        raster.clip(left, top, right, bottom);
    }

    private static IllegalArgumentException misplacedOver(Shape shape) {
        return new IllegalArgumentException(shape + " is in the overlay; bars, hatches and areas belong in the base layer");
    }

    private void paintAll(List<Shape> shapes) {
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Rect rect -> rect(rect);
                case Shape.Hatch hatch -> hatch(hatch);
                case Shape.Bars row -> bars.paint(row.row());
                case Shape.Area area -> area(area);
                case Shape.Line line -> line(line);
                case Shape.Group group -> group(group);
                case Shape.Text text -> throw misplaced(text);
                case Shape.Curve curve -> throw misplaced(curve);
                case Shape.Polygon polygon -> throw misplaced(polygon);
            }
        }
    }

    private static IllegalArgumentException misplaced(Shape shape) {
        return new IllegalArgumentException(shape + " is in the base layer; text, curves and polygons belong in the overlay");
    }

    private void group(Shape.Group group) {
        Box clip = group.clip();
        if (clip == null) {
            paintAll(group.shapes());
            return;
        }
        int left = raster.clipLeft;
        int top = raster.clipTop;
        int right = raster.clipRight;
        int bottom = raster.clipBottom;
        raster.clip(Math.max(left, device(clip.x())), Math.max(top, device(clip.y())),
                Math.min(right, device(clip.right())), Math.min(bottom, device(clip.bottom())));
        paintAll(group.shapes());
        raster.clip(left, top, right, bottom);
    }

    private void rect(Shape.Rect rect) {
        Box box = rect.box();
        int left = device(box.x());
        int top = device(box.y());
        int right = Math.max(left + 1, device(box.right()));
        int bottom = Math.max(top + 1, device(box.bottom()));
        int weight = (int) Math.round(rect.alpha() * 256);
        if (rect.fill() != Ink.NONE) {
            raster.fillRound(left, top, right, bottom, rect.radius() * scale, colours.of(rect.fill()), weight);
        }
        if (rect.stroke() != Ink.NONE) {
            int thickness = Math.max(1, (int) Math.round(rect.strokeWidth() * scale));
            raster.strokeRound(left, top, right, bottom, rect.radius() * scale, thickness, colours.of(rect.stroke()), weight);
        }
    }

    private void hatch(Shape.Hatch hatch) {
        Box box = hatch.box();
        int left = device(box.x());
        int top = device(box.y());
        raster.hatch(left, top, Math.max(left + 1, device(box.right())), Math.max(top + 1, device(box.bottom())),
                hatch.radius() * scale, HATCH_PERIOD * scale, HATCH_STRIPE * scale, colours.of(hatch.stripe()),
                colours.of(hatch.ground()));
    }

    private void area(Shape.Area area) {
        int base = device(area.base());
        int thickness = Math.max(1, (int) Math.round(scale));
        int fill = colours.of(area.fill());
        int edge = colours.of(area.edge());
        boolean edged = area.edge() != Ink.NONE;
        int before = base;
        double[] xs = area.xs();
        double[] ys = area.ys();
        int i = 0;
        while (i < ys.length) {
            int left = device(xs[i]);
            int top = Math.min(base, device(ys[i++]));
            while (i < ys.length && Math.min(base, device(ys[i])) == top) {
                i++;
            }
            int right = device(xs[i]);
            if (area.fill() != Ink.NONE) {
                raster.fill(left, top, right, base, fill, 256);
            }
            if (edged) {
                raster.fill(left, top, right, top + thickness, edge, 256);
                raster.fill(left, Math.min(before, top), left + thickness, Math.max(before, top) + thickness, edge, 256);
            }
            before = top;
        }
    }

    private void line(Shape.Line line) {
        int thickness = Math.max(1, (int) Math.round(line.width() * scale));
        double dash = switch (line.dash()) {
            case SOLID -> 0;
            case DASHED -> 4 * scale;
            case DOTTED -> 2 * scale;
        };
        double gap = line.dash() == Shape.Dash.DASHED ? 3 * scale : 2 * scale;
        boolean upright = line.x1() == line.x2();
        int across = (int) Math.floor((upright ? line.x1() : line.y1()) * scale - (thickness - 1) / 2.0);
        int from = device(upright ? Math.min(line.y1(), line.y2()) : Math.min(line.x1(), line.x2()));
        int until = device(upright ? Math.max(line.y1(), line.y2()) : Math.max(line.x1(), line.x2()));
        int colour = colours.of(line.ink());
        for (double at = from; at < until; at += dash + gap) {
            int end = dash == 0 ? until : (int) Math.min(until, Math.round(at + dash));
            int start = (int) Math.round(at);
            if (upright) {
                raster.fill(across, start, across + thickness, end, colour, 256);
            } else {
                raster.fill(start, across, end, across + thickness, colour, 256);
            }
            if (dash == 0) {
                break;
            }
        }
    }

    private int device(double length) {
        return (int) Math.round(length * scale);
    }
}
