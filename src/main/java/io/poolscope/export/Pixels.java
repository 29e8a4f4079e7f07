package io.poolscope.export;

/**
 * A painted picture. The array is the picture itself, not a copy: it belongs to the caller that got it from the painter.
 *
 * @param width in device pixels
 * @param height in device pixels
 * @param argb {@code width * height} opaque pixels, {@code 0xFFRRGGBB}, row by row from the top
 */
public record Pixels(int width, int height, int[] argb) {
    /** The largest picture: 256 million pixels, 1 GiB. */
    public static final int MAX_PIXELS = 1 << 28;

    /** Checks the size of the array. */
    public Pixels {
        if (width < 1 || height < 1 || (long) width * height != argb.length) {
            throw new IllegalArgumentException(argb.length + " pixels for " + width + " × " + height);
        }
    }
}
