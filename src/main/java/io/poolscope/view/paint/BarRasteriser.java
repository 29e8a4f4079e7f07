package io.poolscope.view.paint;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Ink;
import java.util.Arrays;

/**
 * Paints the bars of a lane row.
 *
 * <p>All pixel rows of a bar row are alike but for the edges. So one is composed over what lies there, copied down,
 * and then the edges and round corners of the wide bars are mended. What it costs is the row's width once, plus a
 * memory copy for its height; thousands of spans cost no more than that.
 */
final class BarRasteriser {
    /** Bars at least this wide, in device pixels, stand alone, with edges; narrower ones are mixed. */
    private static final int ALONE = 4;

    private final Raster raster;
    private final Colours colours;
    private final double scale;
    private int[] line;
    private int[] under;
    /** For each pixel the busy share, in 256ths, that mixes add up to. */
    private float[] busy;
    /** For each pixel the ordinal of what is mixed there. */
    private byte[] ink;
    private boolean[] failed;

    BarRasteriser(Raster raster, Colours colours, double scale) {
        this.raster = raster;
        this.colours = colours;
        this.scale = scale;
        int width = raster.width;
        line = new int[width];
        under = new int[width];
        busy = new float[width];
        ink = new byte[width];
        failed = new boolean[width];
    }

    void paint(BarRow row) {
        int top = (int) Math.round(row.y() * scale);
        int bottom = Math.max(top + 1, (int) Math.round((row.y() + row.height()) * scale));
        int y0 = Math.max(top, raster.clipTop);
        int y1 = Math.min(bottom, raster.clipBottom);
        int x0 = raster.clipLeft;
        int x1 = raster.clipRight;
        if (y0 >= y1 || x0 >= x1 || row.size() == 0) {
            return;
        }
        // What lies under all of its lines is taken from one: not the first, which may hold the edge that cuts off a
        // bar that is scrolled away.
        int first = (y0 + y1 >>> 1) * raster.width;
        System.arraycopy(raster.pixels, first + x0, under, x0, x1 - x0);
        System.arraycopy(under, x0, line, x0, x1 - x0);
        boolean anyFailed = mix(row, x0, x1);
        boolean anyAlone = anyAlone(row);
        if (anyAlone) {
            alone(row, x0, x1);
        }
        for (int y = y0; y < y1; y++) {
            System.arraycopy(line, x0, raster.pixels, y * raster.width + x0, x1 - x0);
        }
        if (anyFailed) {
            markFailed(top, bottom, x0, x1);
        }
        if (anyAlone) {
            edges(row, top, bottom, x0, x1);
        }
    }

    private boolean anyAlone(BarRow row) {
        for (int i = 0; i < row.size(); i++) {
            if (alone(row, i)) {
                return true;
            }
        }
        return false;
    }

    /** Adds up what is mixed in each pixel and composes it; says whether a task failed in any. */
    private boolean mix(BarRow row, int x0, int x1) {
        boolean any = false;
        boolean anyFailed = false;
        for (int i = 0; i < row.size(); i++) {
            double from = Math.max(x0, row.from(i) * scale);
            double until = Math.min(x1, row.until(i) * scale);
            boolean isFailed = (row.marks(i) & BarRow.FAILED) != 0;
            if (until <= from && !isFailed || alone(row, i) || from >= x1 || until < x0) {
                continue;
            }
            if (!any) {
                Arrays.fill(busy, x0, x1, 0);
                Arrays.fill(failed, x0, x1, false);
                any = true;
            }
            int a = (int) from;
            int b = Math.min(x1, Math.max(a + 1, (int) Math.ceil(until)));
            cover(a, b, (float) from, (float) until, row.share(i), (byte) row.inkOrdinal(i));
            if (isFailed) {
                Arrays.fill(failed, a, b, true);
                anyFailed = true;
            }
        }
        if (any) {
            int what = -1;
            int[] levels = null;
            for (int x = x0; x < x1; x++) {
                float share = busy[x];
                if (share > 0 || failed[x]) {
                    if (ink[x] != what) {
                        what = ink[x];
                        levels = colours.mixes(what);
                    }
                    line[x] = levels[Math.max(1, Math.min(255, (int) (share + 0.5f)))];
                }
            }
        }
        return anyFailed;
    }

    /** Adds a mix to the pixels from {@code a} to before {@code b}, all but the first and the last of which it covers. */
    private void cover(int a, int b, float from, float until, float share, byte what) {
        int last = b - 1;
        if (a == last) {
            busy[a] += share * Math.max(0, until - from);
        } else {
            busy[a] += share * (a + 1 - from);
            for (int x = a + 1; x < last; x++) {
                busy[x] += share;
            }
            busy[last] += share * (until - last);
        }
        Arrays.fill(ink, a, b, what);
    }

    /** Composes the bars that stand alone. */
    private void alone(BarRow row, int x0, int x1) {
        int thickness = thickness();
        boolean edged = edged(row);
        for (int i = 0; i < row.size(); i++) {
            if (alone(row, i)) {
                int a = left(row, i);
                int b = right(row, i);
                int edge = colours.of(row.ink(i).edge());
                fill(a, b, x0, x1, colours.argb[row.inkOrdinal(i)]);
                if (edged && (row.marks(i) & BarRow.OPEN_LEFT) == 0) {
                    fill(a, a + thickness, x0, x1, edge);
                }
                if (edged && (row.marks(i) & BarRow.OPEN_RIGHT) == 0) {
                    fill(b - thickness, b, x0, x1, edge);
                }
            }
        }
    }

    private void fill(int a, int b, int x0, int x1, int colour) {
        int from = Math.max(a, x0);
        int until = Math.min(b, x1);
        if (from < until) {
            Arrays.fill(line, from, until, colour);
        }
    }

    /** A strip along the bottom where a task in a mix failed, wide enough that one failure among a million is seen. */
    private void markFailed(int top, int bottom, int x0, int x1) {
        int strip = Math.min(bottom - top, Math.max((int) Math.ceil(3 * scale), (bottom - top) * 2 / 5));
        int least = (int) Math.ceil(3 * scale);
        int colour = colours.of(Ink.FAILED);
        int x = x0;
        while (x < x1) {
            if (!failed[x]) {
                x++;
                continue;
            }
            int end = x;
            while (end < x1 && failed[end]) {
                end++;
            }
            int widen = Math.max(0, least - (end - x));
            raster.fill(x - widen / 2, bottom - strip, end + widen - widen / 2, bottom, colour, 256);
            x = end;
        }
    }

    /** The level edges and the corners of the bars that stand alone. */
    private void edges(BarRow row, int top, int bottom, int x0, int x1) {
        int thickness = thickness();
        double radius = Math.min(row.radius() * scale, (bottom - top) / 2.0);
        if (!edged(row)) {
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            if (!alone(row, i)) {
                continue;
            }
            int a = left(row, i);
            int b = right(row, i);
            if (b <= x0 || a >= x1) {
                continue;
            }
            int edge = colours.of(row.ink(i).edge());
            raster.fill(a, top, b, top + thickness, edge, 256);
            raster.fill(a, bottom - thickness, b, bottom, edge, 256);
            double r = Math.min(radius, (b - a) / 2.0);
            if ((row.marks(i) & BarRow.OPEN_LEFT) == 0) {
                corners(a, 1, top, bottom, r, thickness, edge, x0, x1);
            }
            if ((row.marks(i) & BarRow.OPEN_RIGHT) == 0) {
                corners(b - 1, -1, top, bottom, r, thickness, edge, x0, x1);
            }
        }
    }

    /** Rounds the upper and lower corner at {@code x}, where the bar lies in {@code direction}. */
    private void corners(int x, int direction, int top, int bottom, double radius, int thickness, int edge, int x0, int x1) {
        int corner = (int) Math.ceil(radius);
        for (int dx = 0; dx < corner; dx++) {
            int column = x + dx * direction;
            if (column < x0 || column >= x1) {
                continue;
            }
            for (int dy = 0; dy < corner; dy++) {
                int outside = 256 - Raster.coverage(dx, dy, radius);
                boolean onEdge = Raster.coverage(dx - thickness, dy - thickness, Math.max(0, radius - thickness)) < 128;
                for (int y : new int[] {top + dy, bottom - 1 - dy}) {
                    if (onEdge) {
                        raster.dot(column, y, edge, 256);
                    }
                    raster.dot(column, y, under[column], outside);
                }
            }
        }
    }

    /** Whether there is room for edges: in a lower row they would be most of the bar. */
    private static boolean edged(BarRow row) {
        return row.height() >= 6;
    }

    private boolean alone(BarRow row, int i) {
        return (row.marks(i) & BarRow.MIX) == 0 && (row.until(i) - row.from(i)) * scale >= ALONE;
    }

    private int left(BarRow row, int i) {
        return (int) Math.round(row.from(i) * scale);
    }

    /** The right edge, a little before the end, so that neighbours are told apart. */
    private int right(BarRow row, int i) {
        int end = (int) Math.round(row.until(i) * scale);
        return (row.marks(i) & BarRow.OPEN_RIGHT) != 0 ? end : end - thickness();
    }

    private int thickness() {
        return Math.max(1, (int) Math.round(scale));
    }
}
