package io.poolscope.export;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes shapes as SVG elements. One for each file. */
final class SvgShapes {
    /** How strong the faintest mix is: as in the window. */
    private static final double FAINTEST = 0.22;

    private final Writer out;
    private final Palette palette;
    private final Set<String> ids = new HashSet<>(Set.of("picture", "words"));
    private final Map<String, String> hatches = new HashMap<>();
    private int clips;

    SvgShapes(Writer out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    void draw(List<Shape> shapes, String layer) throws IOException {
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Group group -> group(group, layer);
                case Shape.Rect rect -> rect(rect);
                case Shape.Hatch hatch -> hatch(hatch);
                case Shape.Bars bars -> bars(bars.row());
                case Shape.Area area -> area(area);
                case Shape.Line line -> line(line);
                case Shape.Curve curve -> curve(curve);
                case Shape.Polygon polygon -> polygon(polygon);
                case Shape.Text text -> text(text);
            }
        }
    }

    private void group(Shape.Group group, String layer) throws IOException {
        String clip = "";
        if (group.clip() != null) {
            String id = "clip-" + ++clips;
            out.write("<clipPath id=\"" + id + "\"><rect " + place(group.clip()) + "/></clipPath>\n");
            clip = " clip-path=\"url(#" + id + ")\"";
        }
        out.write("<g id=\"" + id(group.name(), layer) + "\"" + clip + ">\n<title>" + escaped(group.name()) + "</title>\n");
        draw(group.shapes(), layer);
        out.write("</g>\n");
    }

    /** A name that XML takes as an id, and that nothing else here has. */
    private String id(String name, String layer) {
        StringBuilder plain = new StringBuilder(layer.equals("words") ? "words-" : "");
        name.codePoints().forEach(c -> plain.append(c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_') ? (char) c : '-'));
        if (plain.isEmpty() || !Character.isLetter(plain.charAt(0))) {
            plain.insert(0, 'g');
        }
        String id = plain.toString();
        for (int i = 2; !ids.add(id); i++) {
            id = plain + "-" + i;
        }
        return id;
    }

    private void rect(Shape.Rect rect) throws IOException {
        Box box = rect.box();
        double w = rect.stroke() == Ink.NONE ? 0 : rect.strokeWidth();
        Box inner = new Box(box.x() + w / 2, box.y() + w / 2, Math.max(0, box.width() - w), Math.max(0, box.height() - w));
        out.write("<rect " + place(inner) + round(rect.radius() - w / 2) + " fill=\"" + palette.hex(rect.fill()) + "\""
                + (w > 0 ? " stroke=\"" + palette.hex(rect.stroke()) + "\" stroke-width=\"" + number(w) + "\"" : "")
                + (rect.alpha() < 1 ? " opacity=\"" + number(rect.alpha()) + "\"" : "") + "/>\n");
    }

    private void hatch(Shape.Hatch hatch) throws IOException {
        String key = palette.hex(hatch.stripe()) + palette.hex(hatch.ground());
        String id = hatches.get(key);
        if (id == null) {
            id = id("hatch-" + hatch.stripe().name().toLowerCase(Locale.ROOT), "picture");
            hatches.put(key, id);
            out.write("<pattern id=\"" + id + "\" width=\"4.24\" height=\"4.24\" patternUnits=\"userSpaceOnUse\""
                    + " patternTransform=\"rotate(45)\"><rect width=\"4.24\" height=\"4.24\" fill=\"" + palette.hex(hatch.ground())
                    + "\"/><rect width=\"1.84\" height=\"4.24\" fill=\"" + palette.hex(hatch.stripe()) + "\"/></pattern>\n");
        }
        out.write("<rect " + place(hatch.box()) + round(hatch.radius()) + " fill=\"url(#" + id + ")\"/>\n");
    }

    private void bars(BarRow row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            double x0 = row.from(i);
            double x1 = row.until(i);
            boolean failed = (row.marks(i) & BarRow.FAILED) != 0;
            if ((row.marks(i) & BarRow.MIX) != 0) {
                double strength = FAINTEST + (1 - FAINTEST) * row.share(i) / 255.0;
                out.write("<rect " + place(new Box(x0, row.y(), x1 - x0, row.height())) + " fill=\"" + palette.hex(row.ink(i))
                        + "\"" + (strength < 0.999 ? " opacity=\"" + number(strength) + "\"" : "") + "/>\n");
                if (failed) {
                    double strip = Math.min(row.height(), Math.max(3, row.height() * 0.4));
                    double widen = Math.max(0, 3 - (x1 - x0));
                    out.write("<rect " + place(new Box(x0 - widen / 2, row.y() + row.height() - strip, x1 - x0 + widen, strip))
                            + " fill=\"" + palette.hex(Ink.FAILED) + "\"/>\n");
                }
                continue;
            }
            // A little before the end, so that neighbours are told apart, and half an outline less on each side.
            boolean open = (row.marks(i) & BarRow.OPEN_RIGHT) != 0;
            double width = Math.max(0.5, x1 - x0 - (open ? 0 : 1));
            boolean edged = row.height() >= 6 && width >= 3;
            double inset = edged ? 0.5 : 0;
            Box box = new Box(x0 + inset, row.y() + inset, width - 2 * inset, row.height() - 2 * inset);
            out.write("<rect " + place(box) + round(Math.min(row.radius(), box.width() / 2)) + " fill=\"" + palette.hex(row.ink(i)) + "\""
                    + (edged ? " stroke=\"" + palette.hex(row.ink(i).edge()) + "\"" : "") + "/>\n");
        }
    }

    private void area(Shape.Area area) throws IOException {
        double[] xs = area.xs();
        double[] ys = area.ys();
        if (ys.length == 0) {
            return;
        }
        StringBuilder edge = new StringBuilder("M").append(number(xs[0])).append(' ').append(number(area.base()));
        for (int i = 0; i < ys.length; i++) {
            if (i == 0 || ys[i] != ys[i - 1]) {
                edge.append('V').append(number(ys[i]));
            }
            edge.append('H').append(number(xs[i + 1]));
        }
        edge.append('V').append(number(area.base()));
        out.write("<path d=\"" + edge + "\" fill=\"" + palette.hex(area.fill()) + "\""
                + (area.edge() == Ink.NONE ? "" : " stroke=\"" + palette.hex(area.edge()) + "\"") + "/>\n");
    }

    private void line(Shape.Line line) throws IOException {
        out.write("<line x1=\"" + number(line.x1()) + "\" y1=\"" + number(line.y1()) + "\" x2=\"" + number(line.x2()) + "\" y2=\""
                + number(line.y2()) + "\"" + stroke(line.ink(), line.width(), line.dash()) + "/>\n");
    }

    private void curve(Shape.Curve curve) throws IOException {
        double[] p = curve.points();
        StringBuilder path = new StringBuilder("M").append(number(p[0])).append(' ').append(number(p[1]));
        for (int i = 2; i < p.length; i += 2) {
            path.append((i - 2) % 6 == 0 ? 'C' : ' ').append(number(p[i])).append(' ').append(number(p[i + 1]));
        }
        out.write("<path d=\"" + path + "\" fill=\"none\"" + stroke(curve.ink(), curve.width(), curve.dash()) + "/>\n");
    }

    private void polygon(Shape.Polygon polygon) throws IOException {
        StringBuilder points = new StringBuilder();
        for (double coordinate : polygon.points()) {
            points.append(points.isEmpty() ? "" : " ").append(number(coordinate));
        }
        out.write("<polygon points=\"" + points + "\" fill=\"" + palette.hex(polygon.fill()) + "\"/>\n");
    }

    private void text(Shape.Text text) throws IOException {
        TextStyle style = text.style();
        int weight = switch (style.weight()) {
            case REGULAR -> 400;
            case SEMIBOLD -> 600;
            case BOLD -> 700;
        };
        out.write("<text x=\"" + number(text.left()) + "\" y=\"" + number(text.baseline()) + "\" font-size=\"" + number(style.size()) + "\""
                + (weight == 400 ? "" : " font-weight=\"" + weight + "\"")
                + (style.mono() ? " font-family=\"'JetBrains Mono', 'DejaVu Sans Mono', monospace\" xml:space=\"preserve\"" : "")
                + " textLength=\"" + number(text.width()) + "\" lengthAdjust=\"spacingAndGlyphs\" fill=\"" + palette.hex(text.ink()) + "\">"
                + escaped(text.text()) + "</text>\n");
    }

    private String stroke(Ink ink, double width, Shape.Dash dash) {
        return " stroke=\"" + palette.hex(ink) + "\" stroke-width=\"" + number(width) + "\"" + switch (dash) {
            case SOLID -> "";
            case DASHED -> " stroke-dasharray=\"4 3\"";
            case DOTTED -> " stroke-dasharray=\"2 2\"";
        };
    }

    private static String place(Box box) {
        return "x=\"" + number(box.x()) + "\" y=\"" + number(box.y()) + "\" width=\"" + number(box.width()) + "\" height=\""
                + number(box.height()) + "\"";
    }

    private static String round(double radius) {
        return radius > 0 ? " rx=\"" + number(radius) + "\"" : "";
    }

    /** A number with at most two decimals. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        long rest = size % 100;
        return sign + size / 100 + (rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest);
    }

    /** Text as XML takes it; characters that XML does not know become a replacement character. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(valid(c) && !TextDirection.isControl(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean valid(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
