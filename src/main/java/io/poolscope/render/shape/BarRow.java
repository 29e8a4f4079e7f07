package io.poolscope.render.shape;

import java.util.Arrays;

/**
 * The bars of one row of a lane, in columns of primitives, from left to right without overlap. A bar is either a
 * span of its own, with edges and round corners where it is wide enough, or a mix: what many spans that fall into one
 * narrow stretch amount to, painted by its busy share.
 *
 * <p>Built by one thread, then only read.
 */
public final class BarRow {
    /** The task failed, or a task in the mix did. */
    public static final int FAILED = 1;
    /** It stands for several spans, or parts of them; {@link #share} says how busy the stretch was. */
    public static final int MIX = 2;
    /** It goes on to the left of its beginning here. */
    public static final int OPEN_LEFT = 4;
    /** It goes on to the right of its end here, or is not over. */
    public static final int OPEN_RIGHT = 8;

    private final double y;
    private final double height;
    private final double radius;
    private float[] from = new float[16];
    private float[] until = new float[16];
    private byte[] ink = new byte[16];
    private byte[] share = new byte[16];
    private byte[] marks = new byte[16];
    private int size;

    /**
     * An empty row.
     *
     * @param y its upper edge in pixels
     * @param height in pixels
     * @param radius of the corners of wide bars
     */
    public BarRow(double y, double height, double radius) {
        this.y = y;
        this.height = height;
        this.radius = radius;
    }

    /** Adds a span of its own, from x to x in pixels. */
    public void add(double x0, double x1, Ink fill, int flags) {
        put((float) x0, (float) x1, fill, 255, flags);
    }

    /**
     * Adds a mix.
     *
     * @param busy the part of the stretch that was busy: 0 to 1
     */
    public void addMix(double x0, double x1, Ink fill, double busy, boolean failed) {
        int level = busy >= 1 ? 255 : (int) Math.max(1, busy * 255);
        int flags = failed ? MIX | FAILED : MIX;
        int last = size - 1;
        if (last >= 0 && marks[last] == flags && share[last] == (byte) level && ink[last] == (byte) fill.ordinal()
                && Math.abs(until[last] - x0) < 1e-3) {
            until[last] = (float) x1;
            return;
        }
        put((float) x0, (float) x1, fill, level, flags);
    }

    private void put(float x0, float x1, Ink fill, int level, int flags) {
        if (size == from.length) {
            int room = size * 2;
            from = Arrays.copyOf(from, room);
            until = Arrays.copyOf(until, room);
            ink = Arrays.copyOf(ink, room);
            share = Arrays.copyOf(share, room);
            marks = Arrays.copyOf(marks, room);
        }
        from[size] = x0;
        until[size] = x1;
        ink[size] = (byte) fill.ordinal();
        share[size] = (byte) level;
        marks[size] = (byte) flags;
        size++;
    }

    /** Its upper edge in pixels. */
    public double y() {
        return y;
    }

    /** Its height in pixels. */
    public double height() {
        return height;
    }

    /** The radius of corners. */
    public double radius() {
        return radius;
    }

    /** How many bars. */
    public int size() {
        return size;
    }

    /** The left edge of bar {@code i} in pixels. */
    public float from(int i) {
        return from[i];
    }

    /** The right edge of bar {@code i} in pixels. */
    public float until(int i) {
        return until[i];
    }

    /** The role of bar {@code i}. */
    public Ink ink(int i) {
        return Ink.of(ink[i]);
    }

    /** The ordinal of the role of bar {@code i}. */
    public int inkOrdinal(int i) {
        return ink[i];
    }

    /** How busy the stretch of bar {@code i} was: 1 to 255. */
    public int share(int i) {
        return share[i] & 0xFF;
    }

    /** The marks of bar {@code i}: {@link #FAILED}, {@link #MIX}, {@link #OPEN_LEFT}, {@link #OPEN_RIGHT}. */
    public int marks(int i) {
        return marks[i];
    }
}
