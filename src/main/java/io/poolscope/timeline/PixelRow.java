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
     * span lies in exactly one pixel. What began before the window is counted in none of it.
     */
    public int[] count = new int[0];
    /**
     * Which outcomes the spans have that lie in the pixel or, where they are not taken as blocks, touch it, as {@link Outcome#bit()}s; 0
     * where there are none. A failure among millions has its bit.
     */
    public byte[] outcomes = new byte[0];
    /**
     * The position of the one span the pixel shows, {@link SpanRow#size()} for the open one, {@link #NOTHING} if it shows none,
     * {@link #SEVERAL} if more.
     */
    public int[] span = new int[0];
    /** {@link #span} where a pixel shows nothing. */
    public static final int NOTHING = -1;
    /** {@link #span} where a pixel shows more than one. */
    public static final int SEVERAL = -2;

    // Room to work in.
    final long[] starts = new long[64];
    final long[] lengths = new long[64];

    /** An empty one. */
    public PixelRow() {
    }

    /** Makes room for {@code pixels} and empties them. */
    void reset(int pixels) {
        if (busy.length < pixels) {
            busy = new float[pixels];
            count = new int[pixels];
            outcomes = new byte[pixels];
            span = new int[pixels];
        } else {
            Arrays.fill(busy, 0, pixels, 0f);
            Arrays.fill(count, 0, pixels, 0);
            Arrays.fill(outcomes, 0, pixels, (byte) 0);
        }
        Arrays.fill(span, 0, pixels, NOTHING);
    }
}
