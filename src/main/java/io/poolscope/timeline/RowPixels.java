package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
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
     * spans there are. Nothing foretells in which step a pixel ends, so steps don't ask: each adds to the pixel where it starts
     * and to the one after it, to the latter mostly nothing.
     */
    private static final int GROUP = 1 << RowLevels.STEP;

    private final RowStore row;
    private final RowLevels levels;
    private final PixelRow out;
    private final int pixels;
    private final int shift;
    private final long width;
    private final int size;
    /** The window: from before until. */
    private final long from;
    private final long until;

    /** Which spans are decoded: from one position to before another, in one block of 64. */
    private int decodedFrom;
    private int decodedTo;
    /** One past the position of the spans that were shown one by one last. */
    private int alone = -1;
    /** When the span starts at which blocks or spans stopped. */
    private long reached;

    private RowPixels(RowStore row, long first, int shift, int pixels, PixelRow out) {
        this.row = row;
        this.levels = row.levels();
        this.out = out;
        this.pixels = pixels;
        this.shift = shift;
        width = 1L << shift;
        size = row.size();
        from = first << shift;
        until = first + pixels << shift;
    }

    static void query(RowStore row, long first, int shift, int pixels, PixelRow into) {
        if (pixels <= 0) {
            return;
        }
        into.reset(pixels);
        RowPixels walk = new RowPixels(row, first, shift, pixels, into);
        walk.closed();
        if (row.isOpen() && row.openStart() < walk.until) {
            if (row.openStart() < walk.from) {
                walk.through(walk.size, 0, walk.until, Outcome.RUNNING.bit());
            } else {
                walk.span(walk.size, row.openStart(), walk.until, Outcome.RUNNING.bit());
            }
        }
        into.finish(pixels, walk.width);
    }

    private void closed() {
        int i = begin();
        reached = i < size ? row.start(i) : until;
        while (i < size && reached < until) {
            int level = level(i, reached);
            i = level > 0 ? blocks(i, level) : spans(i);
        }
    }

    /** Takes what began before the window, and returns the position of what comes next. */
    private int begin() {
        int next = row.firstStartingAtOrAfter(from);
        int i = next - 1;
        if (i < row.first()) {
            return next;
        }
        for (int k = levels.height(); k > 0; k--) {
            int b = i >>> RowLevels.STEP * k;
            if (b + 1 << RowLevels.STEP * k > size) {
                continue;
            }
            long start = levels.start(k, b);
            long reach = reach(k, b);
            if (start < from && start >= from - width && reach > from && reach <= from + width) {
                long total = busyAfter(k, b) - levels.busyBefore(k, b);
                out.sum[0] = total - part(total, from - start, reach - start);
                return b + 1 << RowLevels.STEP * k;
            }
        }
        if (row.end(i) > from) {
            through(i, 0, row.end(i), row.outcome(i).bit());
        }
        return next;
    }

    /** The level of the largest block that begins at a position and fits, or 0. */
    private int level(int i, long start) {
        int k = Math.min(levels.height(), Integer.numberOfTrailingZeros(i) / RowLevels.STEP);
        long farthest = (start >> shift) + 2 << shift;
        while (k > 0) {
            int b = i >>> RowLevels.STEP * k;
            if (b + 1 << RowLevels.STEP * k <= size && reach(k, b) <= farthest) {
                return k;
            }
            k--;
        }
        return 0;
    }

    /** Where a block ends, for a question about what lies in it: at the next one's start, or the end of the row. */
    private long reach(int level, int b) {
        return levels.hasBegun(level, b + 1, size) ? levels.start(level, b + 1) : row.lastEnd();
    }

    private long busyAfter(int level, int b) {
        return levels.hasBegun(level, b + 1, size) ? levels.busyBefore(level, b + 1) : row.busyTotal();
    }

    /** How much of a busy time that is spread over a length lies in its first part. */
    private static double part(long total, long room, long length) {
        return total * Math.min(1, (double) room / length);
    }

    /**
     * Takes blocks of a level, the first of which fits, up to where a larger one may begin, one does not fit or the window ends.
     *
     * @return where to go on
     */
    private int blocks(int i, int level) {
        int step = RowLevels.STEP * level;
        int b = i >>> step;
        int stop = Math.min((b | GROUP - 1) + 1, size >>> step);
        RowLevels.Chunk chunk = levels.chunk(level, b);
        int inChunk = RowLevels.offset(b) - b;
        int known = chunk.hasStarts() ? Math.min(size - 1 >>> step, chunk.size() - 1 - inChunk) : -1;
        double[] sum = out.sum;
        int[] count = out.count;
        byte[] outcomes = out.outcomes;
        int[] span = out.span;
        long start = reached;
        long busy = chunk.busy(b + inChunk);
        while (b < stop) {
            boolean inside = b < known;
            long reach = inside ? chunk.start(b + 1 + inChunk) : reach(level, b);
            long offset = start - from;
            long p = offset >> shift;
            long room = (p + 1 << shift) - offset;
            long length = reach - start;
            if (p >= pixels || length > room + width) {
                break;
            }
            long after = inside ? chunk.busy(b + 1 + inChunk) : busyAfter(level, b);
            long total = after - busy;
            double part = part(total, room, length);
            int pixel = (int) p;
            sum[pixel] += part;
            sum[pixel + 1] += total - part;
            count[pixel] += 1 << step;
            outcomes[pixel] |= chunk.mask[b + inChunk];
            span[pixel] = PixelRow.SEVERAL;
            start = reach;
            busy = after;
            b++;
        }
        reached = start;
        return b << step;
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
        for (int k = i; k < stop; k++) {
            long start = starts[k & 63];
            if (start >= until) {
                reached = start;
                return k;
            }
            span(k, start, start + lengths[k & 63], 1 << outcomes[k & LongColumn.MASK]);
        }
        reached = stop < size ? levels.start(1, stop >>> RowLevels.STEP) : until;
        return stop;
    }

    /** Decodes spans: where they are shown one by one for a while, up to the next multiple of 64. */
    private void decode(int i, int stop) {
        decodedFrom = i;
        decodedTo = i == alone ? Math.min((i | 63) + 1, size) : stop;
        row.decode(i, decodedTo - i, out.starts, out.lengths);
    }

    /** Shows a span that starts in the window in all pixels it touches. */
    private void span(int i, long start, long end, int bit) {
        long offset = start - from;
        int pixel = (int) (offset >> shift);
        long room = (pixel + 1L << shift) - offset;
        long length = end - start;
        out.count[pixel]++;
        out.show(pixel, i, bit);
        if (length > room + width) {
            out.sum[pixel] += room;
            through(i, pixel + 1, end, bit);
            return;
        }
        out.sum[pixel] += Math.min(length, room);
        if (length > room) {
            out.sum[pixel + 1] += length - room;
            out.show(pixel + 1, i, bit);
        }
    }

    /** Shows a span from the left edge of a pixel on. */
    private void through(int i, int first, long end, int bit) {
        int last = (int) Math.min(pixels, end - 1 - from >> shift);
        // The pixels before the last show nothing else.
        Arrays.fill(out.sum, first, last, width);
        Arrays.fill(out.outcomes, first, last, (byte) bit);
        Arrays.fill(out.span, first, last, i);
        if (last < pixels) {
            out.sum[last] += end - from - ((long) last << shift);
            out.show(last, i, bit);
        }
    }
}
