package io.poolscope.view.paint;

import io.poolscope.render.shape.Shape;
import java.util.Arrays;

/** Paints curves and polygons with smooth edges. One thread at a time. */
final class PathRasteriser {
    /** A curve's pieces are so long, in device pixels, that they pass for straight. */
    private static final double PIECE = 3;
    /** Lines of samples in a pixel's height. */
    private static final int SAMPLES = 4;

    private final Raster raster;
    private final double scale;
    /** How much of each pixel in the box is covered, 0 to 1. */
    private float[] cover = new float[0];
    private int left;
    private int top;
    private int width;
    private int height;

    PathRasteriser(Raster raster, double scale) {
        this.raster = raster;
        this.scale = scale;
    }

    /** Strokes a curve. */
    void stroke(Shape.Curve curve, int colour) {
        double half = Math.max(0.5, curve.width() * scale / 2);
        if (!room(curve.points(), half + 1)) {
            return;
        }
        double on = switch (curve.dash()) {
            case SOLID -> Double.POSITIVE_INFINITY;
            case DASHED -> 4 * scale;
            case DOTTED -> 2 * scale;
        };
        double off = curve.dash() == Shape.Dash.DASHED ? 3 * scale : 2 * scale;
        double[] p = curve.points();
        double x = p[0] * scale;
        double y = p[1] * scale;
        double along = 0;
        for (int i = 2; i < p.length; i += 6) {
            double length = Math.hypot(p[i] - p[i - 2], p[i + 1] - p[i - 1]) + Math.hypot(p[i + 2] - p[i], p[i + 3] - p[i + 1])
                    + Math.hypot(p[i + 4] - p[i + 2], p[i + 5] - p[i + 3]);
            int pieces = (int) Math.clamp(Math.ceil(length * scale / PIECE), 1, 4096);
            for (int k = 1; k <= pieces; k++) {
                double t = (double) k / pieces;
                double nextX = at(p, i, t) * scale;
                double nextY = at(p, i + 1, t) * scale;
                if (Double.isInfinite(on) || along % (on + off) < on) {
                    piece(x, y, nextX, nextY, half);
                }
                along += Math.hypot(nextX - x, nextY - y);
                x = nextX;
                y = nextY;
            }
        }
        blend(colour);
    }

    /** A coordinate of a Bézier at {@code t}; its first control's is at {@code i}. */
    private static double at(double[] p, int i, double t) {
        double s = 1 - t;
        return s * s * s * p[i - 2] + 3 * s * s * t * p[i] + 3 * s * t * t * p[i + 2] + t * t * t * p[i + 4];
    }

    /** Covers what lies nearer than {@code half} to a straight piece; pieces that meet do so in a round joint. */
    private void piece(double x0, double y0, double x1, double y1, double half) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        int fromX = Math.max(left, (int) Math.floor(Math.min(x0, x1) - half - 1));
        int toX = Math.min(left + width, (int) Math.ceil(Math.max(x0, x1) + half + 1));
        int fromY = Math.max(top, (int) Math.floor(Math.min(y0, y1) - half - 1));
        int toY = Math.min(top + height, (int) Math.ceil(Math.max(y0, y1) + half + 1));
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double t = square == 0 ? 0 : Math.clamp((px * dx + py * dy) / square, 0, 1);
                double covered = half + 0.5 - Math.hypot(px - t * dx, py - t * dy);
                int i = (y - top) * width + x - left;
                if (covered > cover[i]) {
                    cover[i] = (float) Math.min(1, covered);
                }
            }
        }
    }

    /** Fills a polygon: what an odd number of its edges lies left of. */
    void fill(Shape.Polygon polygon, int colour) {
        double[] p = polygon.points();
        if (!room(p, 1)) {
            return;
        }
        double[] crossings = new double[p.length / 2];
        for (int line = 0; line < height * SAMPLES; line++) {
            double y = top + (line + 0.5) / SAMPLES;
            int n = 0;
            for (int i = 0; i < p.length; i += 2) {
                int j = (i + 2) % p.length;
                double y0 = p[i + 1] * scale;
                double y1 = p[j + 1] * scale;
                if (y0 <= y != y1 <= y) {
                    crossings[n++] = (p[i] + (p[j] - p[i]) * (y - y0) / (y1 - y0)) * scale;
                }
            }
            Arrays.sort(crossings, 0, n);
            for (int k = 0; k + 1 < n; k += 2) {
                span(line / SAMPLES * width, crossings[k] - left, crossings[k + 1] - left);
            }
        }
        blend(colour);
    }

    /** Covers a line of samples from x to x in the box. */
    private void span(int row, double from, double until) {
        double x0 = Math.max(0, from);
        double x1 = Math.min(width, until);
        for (int x = (int) x0; x < x1; x++) {
            cover[row + x] += (float) ((Math.min(x1, x + 1) - Math.max(x0, x)) / SAMPLES);
        }
    }

    /** Makes room for what lies around some points, as far as it is seen; false if none is. */
    private boolean room(double[] points, double margin) {
        double x0 = Double.POSITIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            x0 = Math.min(x0, points[i] * scale);
            x1 = Math.max(x1, points[i] * scale);
            y0 = Math.min(y0, points[i + 1] * scale);
            y1 = Math.max(y1, points[i + 1] * scale);
        }
        left = Math.max(raster.clipLeft, (int) Math.floor(x0 - margin));
        top = Math.max(raster.clipTop, (int) Math.floor(y0 - margin));
        width = Math.min(raster.clipRight, (int) Math.ceil(x1 + margin)) - left;
        height = Math.min(raster.clipBottom, (int) Math.ceil(y1 + margin)) - top;
        if (width <= 0 || height <= 0) {
            return false;
        }
        if (cover.length < width * height) {
            cover = new float[width * height];
        } else {
            Arrays.fill(cover, 0, width * height, 0);
        }
        return true;
    }

    private void blend(int colour) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float covered = cover[y * width + x];
                if (covered > 0) {
                    raster.dot(left + x, top + y, colour, Math.min(256, (int) (covered * 256 + 0.5f)));
                }
            }
        }
    }
}
