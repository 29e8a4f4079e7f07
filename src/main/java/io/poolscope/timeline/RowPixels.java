package io.poolscope.timeline;

import java.util.Arrays;

/**
 * Answers {@link SpanRow#pixels}.
 *
 * <p>The rule by which spans fall into pixels: take the largest full block of 8, 64, 512 … spans, aligned to its size, that begins in the
 * window and reaches over at most two neighbouring pixels, from its first span's start to the next block's. It lies as a whole in the
 * pixel where it starts: there it is counted and its outcomes are shown, while its busy time is spread evenly over its reach.
 * A span in no such block lies in the pixel where it starts, is counted there, and is shown with its exact busy time in
 * every pixel it touches. So each span is counted in exactly one pixel, also one among millions.
 */
final class RowPixels {
    /*
     * One walk over the row from the window's start. At each position it climbs to the largest block that fits and is aligned here, and
     * steps over it and its equal neighbours; where none fits it decodes the spans, 64 at once, and shows them one by one, up to where
     * the next block of 8 begins. A block that fits is more than an eighth of one that does not, so there are some ten
     * steps a pixel at most, however many spans there are.
     */
    private static final int GROUP = 1 << RowLevels.STEP;

    private final RowStore row;
    private final RowLevels levels;
    /** One more than pixels; then one that nothing reaches, so that the last pixel has a neighbour. */
    private final long[] edges;
    private final int pixels;
    private final PixelRow out;
    private final int size;
    private final long end;

    /** The pixel we are in. */
    private int pixel;
    /** The busy time of this pixel and the next so far. */
    private double here;
    private double next;
    /** The position of a span that this pixel shows, how many it shows, and which outcomes. */
    private int shown;
    private int spansShown;
    private int counted;
    private int bits;
    /** Which spans are decoded: from one position to before another, in one block of 64. */
    private int decodedFrom;
    private int decodedTo;
    /** The last two widths of pixels, and what one nanosecond is of them. */
    private long widthNow = -1;
    private double shareNow;
    private long widthOther = -1;
    private double shareOther;
    private int taskOf = -1;
    private long taskId;

    private RowPixels(RowStore row, long[] edges, int pixels, PixelRow out) {
        this.row = row;
        this.levels = row.levels();
        this.edges = edges;
        this.pixels = pixels;
        this.out = out;
        size = row.size();
        end = edges[pixels];
    }

    static void query(RowStore row, long from, double nanosPerPixel, int pixels, PixelRow into) {
        if (pixels <= 0) {
            return;
        }
        into.reset(pixels);
        long[] edges = into.edges(from, nanosPerPixel, pixels);
        RowPixels walk = new RowPixels(row, edges, pixels, into);
        walk.closed(row.firstEndingAfter(from));
        if (row.isOpen() && row.openStart() < walk.end) {
            walk.enter(row.openStart());
            walk.span(walk.size, row.openStart(), walk.end, Outcome.RUNNING.bit());
        }
        walk.leave(pixels);
    }

    /** The time at the left edge of a pixel. */
    static long edge(long from, double nanosPerPixel, int pixel) {
        return from + (long) (pixel * nanosPerPixel);
    }

    private void closed(int first) {
        int i = first;
        int level = 0;
        while (i >= 0 && i < size) {
            level = levelAt(i, level);
            i = level > 0 ? blocks(i, level) : spans(i);
        }
    }

    /** The level of the largest block that begins at a position and fits, or 0; the position before was at another level. */
    private int levelAt(int i, int before) {
        int k = before;
        while (k > 0 && !fits(i, k)) {
            k--;
        }
        while (fits(i, k + 1)) {
            k++;
        }
        return k;
    }

    private boolean fits(int i, int level) {
        int shift = RowLevels.STEP * level;
        if ((i & (1 << shift) - 1) != 0 || level > levels.height() || i + (1 << shift) > size) {
            return false;
        }
        int b = i >>> shift;
        long start = levels.start(level, b);
        if (start < edges[0] || start >= end) {
            return false;
        }
        enter(start);
        long reach = levels.hasBegun(level, b + 1, size) ? levels.start(level, b + 1) : row.lastEnd();
        return reach <= edges[pixel + 2];
    }

    /**
     * Takes blocks of a level, the first of which fits, up to where a larger one may begin or one does not fit.
     *
     * @return where to go on, or -1 at the window's end
     */
    private int blocks(int i, int level) {
        int shift = RowLevels.STEP * level;
        int spans = 1 << shift;
        RowLevels.Chunk chunk = levels.chunk(level, i >>> shift);
        int from = i >>> shift;
        int b = from;
        int stop = Math.min((b | GROUP - 1) + 1, size >>> shift);
        int inChunk = RowLevels.offset(b) - b;
        long start = levels.start(chunk, level, b);
        long before = chunk.busy(b + inChunk);
        long border = edges[pixel + 1];
        while (true) {
            if (start >= end) {
                return -1;
            }
            if (start >= border) {
                enter(start);
                border = edges[pixel + 1];
            }
            long reach;
            long after;
            int n = b + 1 + inChunk;
            if (n < chunk.size() && (b + 1 << shift) < size) {
                reach = levels.start(chunk, level, b + 1);
                after = chunk.busy(n);
            } else if ((b + 1 << shift) < size) {
                reach = levels.start(level, b + 1);
                after = levels.busyBefore(level, b + 1);
            } else {
                reach = row.lastEnd();
                after = row.busyTotal();
            }
            if (reach > edges[pixel + 2]) {
                return b << shift;
            }
            // All of it where it ends in this pixel: no branch, as nothing foretells where a block ends.
            double part = (after - before) * Math.min(1, (double) (border - start) / (reach - start));
            here += part;
            next += after - before - part;
            counted += spans;
            bits |= chunk.mask[n - 1];
            spansShown += 2;
            if (++b == stop || RowLevels.offset(b) == 0) {
                return b << shift;
            }
            start = reach;
            before = after;
        }
    }

    /**
     * Takes spans one by one up to where a block may begin.
     *
     * @return where to go on, or -1 at the window's end
     */
    private int spans(int i) {
        int stop = Math.min((i | GROUP - 1) + 1, size);
        if (i < decodedFrom || i >= decodedTo) {
            decode(i);
        }
        long first = edges[0];
        long border = edges[pixel + 1];
        long[] starts = out.starts;
        long[] lengths = out.lengths;
        byte[] outcomes = row.outcomes(i);
        for (int k = i; k < stop; k++) {
            long start = starts[k & 63];
            if (start >= end) {
                return -1;
            }
            if (start >= border) {
                enter(start);
                border = edges[pixel + 1];
            }
            long until = start + lengths[k & 63];
            int bit = 1 << outcomes[k & LongColumn.MASK];
            if (until <= border && start >= first) {
                counted++;
                here += until - start;
                bits |= bit;
                shown = k;
                spansShown++;
            } else {
                span(k, start, until, bit);
                border = edges[pixel + 1];
            }
        }
        return stop;
    }

    /** Decodes the spans from a position up to the next multiple of 64. */
    private void decode(int i) {
        decodedFrom = i;
        decodedTo = Math.min((i | 63) + 1, size);
        row.decode(i, decodedTo - i, out.starts, out.lengths);
    }

    /** Shows a span that starts in this pixel, or before the window, in all pixels it touches. */
    private void span(int i, long start, long until, int bit) {
        if (start >= edges[0]) {
            counted++;
        }
        bits |= bit;
        shown = i;
        spansShown++;
        long border = edges[pixel + 1];
        here += Math.min(until, border) - Math.max(start, edges[pixel]);
        if (until <= border || pixel + 1 >= pixels) {
            return;
        }
        int last = pixel + 1;
        while (last < pixels && edges[last + 1] < until) {
            last++;
        }
        leave(pixel + 1);
        if (last > pixel) {
            here = edges[pixel + 1] - edges[pixel];
            bits |= bit;
            shown = i;
            spansShown++;
            leave(pixel + 1);
            // The pixels between show nothing else.
            Arrays.fill(out.busy, pixel, last, 1f);
            Arrays.fill(out.outcomes, pixel, last, (byte) bit);
            Arrays.fill(out.task, pixel, last, task(i));
            pixel = last;
        }
        if (pixel < pixels) {
            here += until - edges[pixel];
            bits |= bit;
            shown = i;
            spansShown++;
        }
    }

    private long task(int i) {
        if (taskOf != i) {
            taskOf = i;
            taskId = i == size ? row.openTask() : row.task(i);
        }
        return taskId;
    }

    /** Moves to the pixel that holds a time. */
    private void enter(long time) {
        if (edges[pixel + 1] <= time) {
            int p = pixel + 1;
            while (edges[p + 1] <= time) {
                p++;
            }
            leave(p);
        }
    }

    /** Finishes the pixels before {@code to}. */
    private void leave(int to) {
        if (pixel >= pixels) {
            return;
        }
        finish();
        if (to > pixel + 1 && next > 0 && pixel + 1 < pixels) {
            here = next;
            next = 0;
            pixel++;
            finish();
        }
        pixel = to;
        here = next;
        next = 0;
    }

    /** One part of so many, without a division for each pixel: most are as wide as the one before or the one before that. */
    private double share(long width) {
        if (width != widthNow) {
            long otherWidth = widthNow;
            double otherShare = shareNow;
            widthNow = width;
            shareNow = width == widthOther ? shareOther : 1.0 / width;
            widthOther = otherWidth;
            shareOther = otherShare;
        }
        return shareNow;
    }

    private void finish() {
        long width = edges[pixel + 1] - edges[pixel];
        out.busy[pixel] = width == 0 ? (spansShown > 0 ? 1f : 0f) : (float) Math.min(1, here * share(width));
        out.count[pixel] = counted;
        out.outcomes[pixel] = (byte) bits;
        if (spansShown == 1) {
            out.task[pixel] = task(shown);
        } else if (spansShown > 1) {
            out.task[pixel] = PixelRow.SEVERAL;
        }
        spansShown = 0;
        counted = 0;
        bits = 0;
    }
}
