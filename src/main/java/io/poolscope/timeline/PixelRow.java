package io.poolscope.timeline;

import java.util.Arrays;

/**
 * What a row of pixels shows of a {@link SpanRow}: columns with one element a pixel, to be used again for the next row. Not
 * thread-safe.
 */
public final class PixelRow {
    /** How much of the pixel's time is busy, 0 to 1. */
    public float[] busy = new float[0];
    /**
     * How many spans lie in the pixel. Where spans are far smaller than pixels they go in blocks of 8, 64, 512 …: a block that
     * reaches over at most two pixels lies as a whole in the one where it starts, any other span where it starts itself. So every closed
     * span lies in exactly one pixel. One that began before the window lies in none of it.
     */
    public int[] count = new int[0];
    /**
     * Which outcomes the spans have that lie in the pixel or, where they are not taken as blocks, touch it, as {@link Outcome#bit()}s; 0
     * where there are none. A failure among millions has its bit.
     */
    public byte[] outcomes = new byte[0];
    /** The one task the pixel shows, {@link Snapshot#NONE} if it shows none, {@link #SEVERAL} if more. */
    public long[] task = new long[0];
    /** {@link #task} where a pixel shows more than one. */
    public static final long SEVERAL = -2;

    // Room to work in, and the pixels' edges, which stay for the next row of the same picture.
    final long[] starts = new long[64];
    final long[] lengths = new long[64];
    private long[] edges = new long[0];
    private long edgesFrom;
    private double edgesStep;
    private int edgesFor = -1;

    /** An empty one. */
    public PixelRow() {
    }

    /** Makes room for {@code pixels} and empties them. */
    void reset(int pixels) {
        if (busy.length < pixels) {
            busy = new float[pixels];
            count = new int[pixels];
            outcomes = new byte[pixels];
            task = new long[pixels];
        } else {
            Arrays.fill(busy, 0, pixels, 0f);
            Arrays.fill(count, 0, pixels, 0);
            Arrays.fill(outcomes, 0, pixels, (byte) 0);
        }
        Arrays.fill(task, 0, pixels, Snapshot.NONE);
    }

    /** The times at the left edges of the pixels, at the right edge of the last, and the end of all times. */
    long[] edges(long from, double nanosPerPixel, int pixels) {
        if (edgesFor != pixels || edgesFrom != from || edgesStep != nanosPerPixel) {
            if (edges.length < pixels + 2) {
                edges = new long[pixels + 2];
            }
            for (int pixel = 0; pixel <= pixels; pixel++) {
                edges[pixel] = RowPixels.edge(from, nanosPerPixel, pixel);
            }
            edges[pixels + 1] = Long.MAX_VALUE;
            edgesFor = pixels;
            edgesFrom = from;
            edgesStep = nanosPerPixel;
        }
        return edges;
    }
}
