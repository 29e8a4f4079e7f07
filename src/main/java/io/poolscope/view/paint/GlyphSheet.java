package io.poolscope.view.paint;

import io.poolscope.render.shape.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;

/**
 * The letters of one style at one scale, as the toolkit paints them: many are painted at once on a sheet that nobody sees, cut out and
 * kept. One thread at a time, any thread; new letters are painted on the toolkit's thread, for which the caller waits.
 */
final class GlyphSheet {
    /** Runs that are kept; more of them are painted again. */
    private static final int MOST_RUNS = 500;
    /** A sheet is at most this wide and high, in device pixels. */
    private static final int LARGEST = 2048;

    private final TextStyle style;
    private final double scale;
    /** How many positions between two pixels a letter is kept for. */
    private final int steps;
    private final Glyph[] usual = new Glyph[128 * 4];
    private final Map<Integer, Glyph> others = new HashMap<>();
    private final Map<String, Glyph> runs = new HashMap<>();

    GlyphSheet(TextStyle style, double scale) {
        this.style = style;
        this.scale = scale;
        // As the toolkit does: whole pixels where letters are fitted to them, finer ones where they are scaled.
        steps = scale == 1 || scale >= 3 ? 1 : 4;
    }

    int steps() {
        return steps;
    }

    /** A letter that stands alone, drawn {@code step} / {@link #steps()} of a pixel to the right of a whole one. */
    Glyph letter(char c, int step) {
        int key = c * 4 + step;
        Glyph glyph = c < 128 ? usual[key] : others.get(key);
        if (glyph == null) {
            fetch(c);
            glyph = c < 128 ? usual[key] : others.get(key);
        }
        return glyph;
    }

    /** A whole run of text whose letters don't stand alone. */
    Glyph run(String text) {
        Glyph run = runs.get(text);
        if (run == null) {
            if (runs.size() >= MOST_RUNS) {
                runs.clear();
            }
            run = Toolkit.call(() -> paint(List.of(text), 1).getFirst());
            runs.put(text, run);
        }
        return run;
    }

    /** Fetches a letter; with the first come all usual ones. */
    private void fetch(char wanted) {
        List<String> texts = new ArrayList<>();
        if (usual[' ' * 4] == null) {
            for (char c = ' '; c < 127; c++) {
                texts.add(String.valueOf(c));
            }
        }
        if (wanted >= 127) {
            texts.add(String.valueOf(wanted));
        }
        List<Glyph> painted = Toolkit.call(() -> paint(texts, steps));
        for (int i = 0; i < painted.size(); i++) {
            int key = texts.get(i / steps).charAt(0) * 4 + i % steps;
            if (key < usual.length) {
                usual[key] = painted.get(i);
            } else {
                others.put(key, painted.get(i));
            }
        }
    }

    /** Paints texts, each at all steps. On the toolkit's thread. */
    private List<Glyph> paint(List<String> texts, int at) {
        Font font = Fonts.of(style);
        double[] advances = texts.stream().mapToDouble(text -> ToolkitMeasure.ofToolkit(text, font)).toArray();
        double widest = Math.max(style.size(), Arrays.stream(advances).max().orElse(0));
        int side = (int) Math.ceil(style.size() * scale);
        // Letters may reach over their advance, above the ascent and below the descent.
        int cellWidth = (int) Math.min(2 * LARGEST, Math.ceil(widest * scale) + side + 2);
        int cellHeight = 2 * side + 2;
        int columns = Math.max(1, LARGEST / cellWidth);
        int rows = Math.max(1, LARGEST / cellHeight);
        List<Glyph> glyphs = new ArrayList<>();
        int count = texts.size() * at;
        for (int first = 0; first < count; first += columns * rows) {
            int n = Math.min(columns * rows, count - first);
            int width = Math.min(n, columns) * cellWidth;
            int height = (n + columns - 1) / columns * cellHeight;
            Canvas canvas = new Canvas(width, height);
            GraphicsContext gc = canvas.getGraphicsContext2D();
            gc.setFontSmoothingType(FontSmoothingType.GRAY);
            gc.setFont(font);
            gc.setFill(Color.WHITE);
            gc.scale(scale, scale);
            for (int i = 0; i < n; i++) {
                double x = i % columns * cellWidth + side / 2 + (double) ((first + i) % at) / at;
                double y = i / columns * cellHeight + side + side / 2;
                gc.fillText(texts.get((first + i) / at), x / scale, y / scale);
            }
            int[] pixels = shoot(canvas, width, height);
            for (int i = 0; i < n; i++) {
                glyphs.add(cut(pixels, width, i % columns * cellWidth, i / columns * cellHeight, cellWidth, cellHeight,
                        side / 2, side + side / 2, advances[(first + i) / at]));
            }
        }
        return glyphs;
    }

    private static int[] shoot(Canvas canvas, int width, int height) {
        new Scene(new Group(canvas), width, height);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.BLACK);
        WritableImage image = canvas.snapshot(parameters, null);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /** Cuts out what is white in a cell. */
    private static Glyph cut(int[] pixels, int stride, int x, int y, int width, int height, int penX, int baseline, double advance) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if ((pixels[(y + row) * stride + x + column] & 0xFF) > 0) {
                    left = Math.min(left, column);
                    right = Math.max(right, column + 1);
                    top = Math.min(top, row);
                    bottom = row + 1;
                }
            }
        }
        if (right <= left) {
            return new Glyph(0, 0, 0, 0, new byte[0], advance);
        }
        byte[] cover = new byte[(right - left) * (bottom - top)];
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                cover[(row - top) * (right - left) + column - left] = (byte) pixels[(y + row) * stride + x + column];
            }
        }
        return new Glyph(left - penX, top - baseline, right - left, bottom - top, cover, advance);
    }
}
