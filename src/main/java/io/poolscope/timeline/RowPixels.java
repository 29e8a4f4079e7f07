package io.poolscope.timeline;

import java.util.Arrays;

/**
 * Answers {@link SpanRow#pixels}.
 *
 * <p>The rule by which spans fall into pixels: take the largest full block of 8, 64, 512 … spans, aligned to its size, that reaches over
 * at most two neighbouring pixels, from its first span's start to the next block's. It lies as a whole in the
 * pixel where it starts: there it is counted and its outcomes are shown, while its busy time is spread evenly over its reach.
 * A span in no such block lies in the pixel where it starts, is counted there, and is shown with its exact busy time in
 * every pixel it touches. So each span is counted in exactly one pixel, also one among millions.
 *
 * <p>Which block that is depends on the grid of pixels, not on the window: a window moved by whole pixels shows the same.
 */
final class RowPixels {
    /*
     * One walk over the row from the window's start. At each position it tries the blocks that begin here from the largest down, takes
     * the first that fits and its equal neighbours after it; where none fits it goes by spans up to where the next block of 8 begins.
     * A block that fits is more than an eighth of one that does not, so there are some ten steps a pixel at most, however many
     * spans there are; and most are a comparison: busy time comes from sums over all that lies before, read only where a pixel ends.
     */
    private static final int GROUP = 1 << RowLevels.STEP;

    private final RowStore row;
    private final RowLevels levels;
    private final PixelRow out;
    private final int pixels;
    private final int shift;
    private final long width;
    private final double share;
    private final int size;
    /** The window's end. */
    private final long end;

    /** The pixel we are in, and the time at its right edge. */
    private int pixel;
    private long edge;
    /** The busy time of the whole row before this pixel. */
    private long before;
    /** The position of a span that this pixel shows, how many it shows, how many lie in it, and which outcomes. */
    private int shown;
    private int spansShown;
    private int counted;
    private int bits;
    /** Which spans are decoded: from one position to before another, in one block of 64. */
    private int decodedFrom;
    private int decodedTo;
    /** The position behind the spans that were shown one by one last. */
    private int alone = -1;
    /** When the span behind the blocks that were taken last starts. */
    private long reached;

    private RowPixels(RowStore row, long first, int shift, int pixels, PixelRow out) {
        this.row = row;
        this.levels = row.levels();
        this.out = out;
        this.pixels = pixels;
        this.shift = shift;
        width = 1L << shift;
        share = 1.0 / width;
        size = row.size();
        end = first + pixels << shift;
        edge = first + 1 << shift;
    }

    static void query(RowStore row, long first, int shift, int pixels, PixelRow into) {
        if (pixels <= 0) {
            return;
        }
        into.reset(pixels);
        RowPixels walk = new RowPixels(row, first, shift, pixels, into);
        walk.closed();
        if (row.isOpen() && row.openStart() < walk.end) {
            walk.open(row.openStart());
        } else {
            walk.enter(walk.end, row.busyTotal());
        }
    }

    /** Shows the open span up to the window's end. */
    private void open(long start) {
        long busy = row.busyTotal();
        long from = edge - width;
        if (start < from) {
            // All closed ones lie before, so this is still the first pixel.
            before = busy + from - start;
            bits = Outcome.RUNNING.bit();
            shown = size;
            spansShown = 1;
            through(size, end, busy, start, bits);
        } else {
            enter(start, busy);
            span(size, start, end, busy, Outcome.RUNNING.bit());
        }
        enter(end, busy + end - start);
    }

    private void closed() {
        int i = begin();
        long start = i < size ? row.start(i) : end;
        while (i < size) {
            if (start >= end) {
                enter(end, row.busyBefore(i));
                return;
            }
            if (start >= edge) {
                enter(start, row.busyBefore(i));
            }
            int level = level(i);
            if (level > 0) {
                i = blocks(i, level);
                start = reached;
            } else {
                i = spans(i);
                start = i < size ? row.start(i) : end;
            }
        }
    }

    /** Takes what began before the window, and returns the position of what comes next. */
    private int begin() {
        long from = edge - width;
        int next = row.firstStartingAtOrAfter(from);
        int i = next - 1;
        if (i < row.first()) {
            before = row.busyBefore(next);
            return next;
        }
        for (int k = levels.height(); k > 0; k--) {
            int b = i >>> RowLevels.STEP * k;
            if (b + 1 << RowLevels.STEP * k > size) {
                continue;
            }
            long start = levels.start(k, b);
            long reach = reach(k, b);
            if (start < from && reach > from && reach <= edge && start >= from - width) {
                before = between(levels.busyBefore(k, b), busyAfter(k, b), start, reach, from);
                return b + 1 << RowLevels.STEP * k;
            }
        }
        long until = row.end(i);
        before = row.busyBefore(i) + Math.min(from, until) - row.start(i);
        if (until > from) {
            bits = row.outcome(i).bit();
            shown = i;
            spansShown = 1;
            through(i, until, before - (from - row.start(i)), row.start(i), bits);
        }
        return next;
    }

    /** The level of the largest block that begins at a position in this pixel and fits, or 0. */
    private int level(int i) {
        int k = Math.min(levels.height(), Integer.numberOfTrailingZeros(i) / RowLevels.STEP);
        while (k > 0) {
            int b = i >>> RowLevels.STEP * k;
            if (b + 1 << RowLevels.STEP * k <= size && reach(k, b) <= edge + width) {
                return k;
            }
            k--;
        }
        return 0;
    }

    /** Where a block ends, for whoever asks what lies in it: at the next one's start, or the end of the row. */
    private long reach(int level, int b) {
        return levels.hasBegun(level, b + 1, size) ? levels.start(level, b + 1) : row.lastEnd();
    }

    private long busyAfter(int level, int b) {
        return levels.hasBegun(level, b + 1, size) ? levels.busyBefore(level, b + 1) : row.busyTotal();
    }

    /** The busy time before a time that lies in something whose busy time is spread evenly. */
    private static long between(long atStart, long atEnd, long start, long until, long time) {
        return atStart + (long) ((double) (atEnd - atStart) * (time - start) / (until - start));
    }

    /**
     * Takes blocks of a level, the first of which fits and begins in this pixel, up to where a larger one may begin, one does not fit
     * or the window ends.
     *
     * @return where to go on
     */
    private int blocks(int i, int level) {
        int step = RowLevels.STEP * level;
        int b = i >>> step;
        int stop = Math.min((b | GROUP - 1) + 1, size >>> step);
        int last = size - 1 >>> step;
        RowLevels.Chunk chunk = levels.chunk(level, b);
        int[] starts = chunk.starts();
        int inChunk = RowLevels.offset(b) - b;
        // In offsets from the chunk's first, where a pixel's edge may lie far beyond all of them.
        long base = chunk.startBase();
        int known = starts == null ? -1 : Math.min(last, chunk.size() - 1 - inChunk);
        int marks = bits;
        int from = b;
        while (true) {
            long reach = b + 1 <= known ? base + (starts[b + 1 + inChunk] & 0xFFFFFFFFL) : reach(level, b);
            if (reach > edge) {
                if (reach > edge + width) {
                    reached = levels.start(level, b);
                    break;
                }
                bits = marks | chunk.mask[b + inChunk];
                counted += b + 1 - from << step;
                spansShown += 2;
                cross(level, b, reach);
                if (pixel >= pixels) {
                    return size;
                }
                from = b + 1;
                marks = 0;
            } else {
                marks |= chunk.mask[b + inChunk];
            }
            if (++b == stop) {
                reached = reach;
                break;
            }
            if (reach == edge) {
                take(marks, b - from << step);
                enter(reach, chunk.busy(b + inChunk));
                if (pixel >= pixels) {
                    return size;
                }
                from = b;
                marks = 0;
            }
        }
        take(marks, b - from << step);
        return b << step;
    }

    /** Adds spans taken together to this pixel. */
    private void take(int marks, int spans) {
        bits |= marks;
        counted += spans;
        spansShown += 2 * Math.min(1, spans);
    }

    /** Goes on to the next pixel in the middle of a block. */
    private void cross(int level, int b, long reach) {
        finish(between(levels.busyBefore(level, b), busyAfter(level, b), levels.start(level, b), reach, edge));
    }

    /**
     * Takes spans one by one up to where a block may begin.
     *
     * @return where to go on
     */
    private int spans(int i) {
        int stop = Math.min((i | GROUP - 1) + 1, size);
        if (i < decodedFrom || i >= decodedTo) {
            decode(i, stop);
        }
        alone = stop;
        long[] starts = out.starts;
        long[] lengths = out.lengths;
        byte[] outcomes = row.outcomes(i);
        long busy = row.busyBefore(i);
        for (int k = i; k < stop; k++) {
            long start = starts[k & 63];
            if (start >= edge) {
                enter(start, busy);
                if (pixel >= pixels) {
                    return size;
                }
            }
            long length = lengths[k & 63];
            int bit = 1 << outcomes[k & LongColumn.MASK];
            if (start + length <= edge) {
                counted++;
                bits |= bit;
                shown = k;
                spansShown++;
            } else {
                span(k, start, start + length, busy, bit);
                if (pixel >= pixels) {
                    return size;
                }
            }
            busy += length;
        }
        return stop;
    }

    /** Decodes spans: where they are shown one by one for a while, up to the next multiple of 64. */
    private void decode(int i, int stop) {
        decodedFrom = i;
        decodedTo = i == alone ? Math.min((i | 63) + 1, size) : stop;
        row.decode(i, decodedTo - i, out.starts, out.lengths);
    }

    /** Shows a span that starts in this pixel in all pixels it touches. */
    private void span(int i, long start, long until, long busyBefore, int bit) {
        counted++;
        bits |= bit;
        shown = i;
        spansShown++;
        through(i, until, busyBefore, start, bit);
    }

    /** Goes on to the pixel where a span ends, which this one shows already. */
    private void through(int i, long until, long busyBefore, long start, int bit) {
        if (until <= edge) {
            return;
        }
        finish(busyBefore + edge - start);
        if (pixel >= pixels) {
            return;
        }
        long whole = Math.min(pixels, pixel + (until - 1 - (edge - width) >> shift));
        if (whole > pixel) {
            // The pixels between show nothing else.
            int to = (int) whole;
            Arrays.fill(out.busy, pixel, to, 1f);
            Arrays.fill(out.outcomes, pixel, to, (byte) bit);
            Arrays.fill(out.span, pixel, to, i);
            edge += width * (to - pixel);
            before += width * (to - pixel);
            pixel = to;
        }
        if (pixel < pixels) {
            bits = bit;
            shown = i;
            spansShown = 1;
        }
    }

    /** Goes on to the pixel that holds a time, at or before which nothing is left; the row's busy time before it is known. */
    private void enter(long time, long busy) {
        if (time < edge || pixel >= pixels) {
            return;
        }
        finish(busy);
        if (time >= edge) {
            long empty = Math.min(pixels - pixel, (time - edge >> shift) + 1);
            pixel += (int) empty;
            edge += width * empty;
        }
    }

    /** Ends this pixel, before whose right edge the row was so busy. */
    private void finish(long busy) {
        int p = pixel;
        out.busy[p] = (float) Math.min(1, (busy - before) * share);
        out.count[p] = counted;
        out.outcomes[p] = (byte) bits;
        if (spansShown > 0) {
            out.span[p] = spansShown == 1 ? shown : PixelRow.SEVERAL;
        }
        spansShown = 0;
        counted = 0;
        bits = 0;
        before = busy;
        pixel = p + 1;
        edge += width;
    }
}
