package io.poolscope.timeline;

import java.util.Arrays;

/**
 * What a row of pixels shows of a {@link SpanRow}: columns with one element a pixel or more, to be used again for the next row. Not
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

    // Room to work in: busy time in nanoseconds, and some decoded spans.
    double[] sum = new double[0];
    long[] starts = new long[0];
    long[] lengths = new long[0];

    /** An empty one. */
    public PixelRow() {
    }

    /** Makes room for {@code pixels}, which then show anything, for a caller that {@link #take}s them. */
    public void make(int pixels) {
        if (busy.length < pixels) {
            busy = new float[pixels];
            count = new int[pixels];
            outcomes = new byte[pixels];
            span = new int[pixels];
        }
    }

    /**
     * Takes pixels over from another row; both have room for them.
     *
     * @param from the first of the other's
     * @param to where it goes
     */
    public void take(PixelRow other, int from, int to, int pixels) {
        System.arraycopy(other.busy, from, busy, to, pixels);
        System.arraycopy(other.count, from, count, to, pixels);
        System.arraycopy(other.outcomes, from, outcomes, to, pixels);
        System.arraycopy(other.span, from, span, to, pixels);
    }

    /** Makes room for {@code pixels}, and one more that nobody sees, and empties them. */
    void reset(int pixels) {
        int room = pixels + 1;
        make(room);
        if (sum.length < room) {
            sum = new double[room];
            starts = new long[64];
            lengths = new long[64];
        } else {
            Arrays.fill(sum, 0, room, 0);
        }
        Arrays.fill(count, 0, room, 0);
        Arrays.fill(outcomes, 0, room, (byte) 0);
        Arrays.fill(span, 0, room, NOTHING);
    }

    /** Shows a span, with its outcome's bit, in a pixel. */
    void show(int pixel, int position, int bit) {
        outcomes[pixel] |= (byte) bit;
        span[pixel] = span[pixel] == NOTHING ? position : SEVERAL;
    }

    /** Says how busy pixels of a width were. */
    void finish(int pixels, long width) {
        double share = 1.0 / width;
        for (int pixel = 0; pixel < pixels; pixel++) {
            busy[pixel] = (float) Math.min(1, sum[pixel] * share);
        }
    }
}
