package io.poolscope.view.paint;

import java.util.Arrays;

/**
 * Opaque pixels and the plainest ways to paint on them. All coordinates are device pixels; whatever lies outside the
 * clip is left alone. One thread at a time.
 */
final class Raster {
    final int[] pixels;
    final int width;
    final int height;
    private final int firstLine;
    private final int endLine;
    int clipLeft;
    int clipTop;
    int clipRight;
    int clipBottom;

    /**
     * Of a picture.
     *
     * @param firstLine the first line that may be painted
     * @param endLine the one after the last
     */
    Raster(int[] pixels, int width, int height, int firstLine, int endLine) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.firstLine = firstLine;
        this.endLine = endLine;
        clip(0, 0, width, height);
    }

    void clip(int left, int top, int right, int bottom) {
        clipLeft = Math.max(0, left);
        clipTop = Math.max(firstLine, top);
        clipRight = Math.min(width, right);
        clipBottom = Math.min(endLine, bottom);
    }

    /** Fills a rectangle; {@code weight} is 0 to 256. */
    void fill(int left, int top, int right, int bottom, int colour, int weight) {
        int x0 = Math.max(left, clipLeft);
        int x1 = Math.min(right, clipRight);
        int y1 = Math.min(bottom, clipBottom);
        if (x0 >= x1) {
            return;
        }
        for (int y = Math.max(top, clipTop); y < y1; y++) {
            int row = y * width;
            if (weight >= 256) {
                Arrays.fill(pixels, row + x0, row + x1, colour);
            } else {
                for (int i = row + x0; i < row + x1; i++) {
                    pixels[i] = Colours.blend(pixels[i], colour, weight);
                }
            }
        }
    }

    /** Blends one pixel. */
    void dot(int x, int y, int colour, int weight) {
        if (weight > 0 && x >= clipLeft && x < clipRight && y >= clipTop && y < clipBottom) {
            int i = y * width + x;
            pixels[i] = weight >= 256 ? colour : Colours.blend(pixels[i], colour, weight);
        }
    }

    /**
     * Fills a rectangle with round corners.
     *
     * @param radius of the corners
     */
    void fillRound(int left, int top, int right, int bottom, double radius, int colour, int weight) {
        int corner = corner(left, top, right, bottom, radius);
        double r = Math.min(radius, corner);
        if (corner == 0) {
            fill(left, top, right, bottom, colour, weight);
            return;
        }
        fill(left, top + corner, right, bottom - corner, colour, weight);
        fill(left + corner, top, right - corner, top + corner, colour, weight);
        fill(left + corner, bottom - corner, right - corner, bottom, colour, weight);
        for (int dy = 0; dy < corner; dy++) {
            for (int dx = 0; dx < corner; dx++) {
                int covered = coverage(dx, dy, r) * weight >> 8;
                dot(left + dx, top + dy, colour, covered);
                dot(right - 1 - dx, top + dy, colour, covered);
                dot(left + dx, bottom - 1 - dy, colour, covered);
                dot(right - 1 - dx, bottom - 1 - dy, colour, covered);
            }
        }
    }

    /** Draws an outline inside a rectangle with round corners. */
    void strokeRound(int left, int top, int right, int bottom, double radius, int thickness, int colour, int weight) {
        int corner = Math.max(thickness, corner(left, top, right, bottom, radius));
        double outer = Math.min(radius, corner);
        double inner = Math.max(0, outer - thickness);
        fill(left + corner, top, right - corner, top + thickness, colour, weight);
        fill(left + corner, bottom - thickness, right - corner, bottom, colour, weight);
        fill(left, top + corner, left + thickness, bottom - corner, colour, weight);
        fill(right - thickness, top + corner, right, bottom - corner, colour, weight);
        for (int dy = 0; dy < corner; dy++) {
            for (int dx = 0; dx < corner; dx++) {
                int inside = dx < thickness || dy < thickness ? 0 : coverage(dx - thickness, dy - thickness, inner);
                int covered = Math.max(0, coverage(dx, dy, outer) - inside) * weight >> 8;
                dot(left + dx, top + dy, colour, covered);
                dot(right - 1 - dx, top + dy, colour, covered);
                dot(left + dx, bottom - 1 - dy, colour, covered);
                dot(right - 1 - dx, bottom - 1 - dy, colour, covered);
            }
        }
    }

    /** How many pixels of a rectangle's corner are not all covered. */
    private static int corner(int left, int top, int right, int bottom, double radius) {
        return Math.max(0, Math.min((int) Math.ceil(radius), Math.min((right - left) / 2, (bottom - top) / 2)));
    }

    /** How much of a pixel at a distance from a corner lies inside a quarter circle: 0 to 256. */
    static int coverage(int dx, int dy, double radius) {
        double x = radius - dx - 0.5;
        double y = radius - dy - 0.5;
        if (x <= 0 || y <= 0) {
            return 256;
        }
        double covered = radius - Math.sqrt(x * x + y * y) + 0.5;
        return covered >= 1 ? 256 : covered <= 0 ? 0 : (int) (covered * 256);
    }

    /**
     * Fills a rectangle with stripes that slant up to the right.
     *
     * @param period from stripe to stripe along x
     * @param stripe the width of a stripe along x, less than {@code period}
     */
    void hatch(int left, int top, int right, int bottom, double radius, double period, double stripe, int colour, int ground) {
        int corner = corner(left, top, right, bottom, radius);
        int x0 = Math.max(left, clipLeft);
        int x1 = Math.min(right, clipRight);
        for (int y = Math.max(top, clipTop); y < Math.min(bottom, clipBottom); y++) {
            int dy = Math.min(y - top, bottom - 1 - y);
            for (int x = x0; x < x1; x++) {
                double phase = (x + y + 0.5) % period;
                double distance = Math.abs(phase - period / 2) - (period - stripe) / 2;
                int weight = (int) (256 * Math.clamp(distance + 0.5, 0, 1));
                int dx = Math.min(x - left, right - 1 - x);
                int covered = dx < corner && dy < corner ? coverage(dx, dy, radius) : 256;
                dot(x, y, Colours.blend(ground, colour, weight), covered);
            }
        }
    }
}
