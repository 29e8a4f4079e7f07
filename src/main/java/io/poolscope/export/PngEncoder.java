package io.poolscope.export;

import io.poolscope.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG files (ISO/IEC 15948): 8 bits a channel, no alpha. Every line is stored as its difference from the one
 * above, which suits pictures of lanes: most of their lines are alike, and deflate at its fastest level makes nothing of
 * them. Stateless.
 */
public final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte FILTER_UP = 2;
    private static final int CHUNK = 1 << 16;

    private PngEncoder() {
    }

    /**
     * Writes a file whole or not at all.
     *
     * @param scale device pixels in a pixel, which readers get as the resolution: 96 dots an inch times this
     * @throws IOException with one line that names the file and the reason
     */
    public static void write(Pixels pixels, double scale, Path file) throws IOException {
        WholeFile.write(file, out -> encode(pixels, scale, out));
    }

    /** Writes to a stream. */
    public static void encode(Pixels pixels, double scale, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        byte[] header = new byte[13];
        put(header, 0, pixels.width());
        put(header, 4, pixels.height());
        header[8] = 8;
        header[9] = 2;
        chunk(out, "IHDR", header, header.length);
        byte[] resolution = new byte[9];
        int dotsAMetre = (int) Math.round(96 * scale / 0.0254);
        put(resolution, 0, dotsAMetre);
        put(resolution, 4, dotsAMetre);
        resolution[8] = 1;
        chunk(out, "pHYs", resolution, resolution.length);
        data(pixels, out);
        chunk(out, "IEND", new byte[0], 0);
    }

    private static void data(Pixels pixels, OutputStream out) throws IOException {
        int width = pixels.width();
        int[] argb = pixels.argb();
        byte[] line = new byte[1 + 3 * width];
        byte[] packed = new byte[CHUNK];
        int filled = 0;
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            line[0] = FILTER_UP;
            for (int y = 0; y < pixels.height(); y++) {
                difference(argb, y * width, width, y > 0, line);
                deflater.setInput(line);
                if (y == pixels.height() - 1) {
                    deflater.finish();
                }
                // Nothing comes out when it wants more input, or has finished.
                for (int n; (n = deflater.deflate(packed, filled, CHUNK - filled)) > 0;) {
                    filled += n;
                    if (filled == CHUNK) {
                        chunk(out, "IDAT", packed, filled);
                        filled = 0;
                    }
                }
            }
            if (filled > 0) {
                chunk(out, "IDAT", packed, filled);
            }
        } finally {
            deflater.end();
        }
    }

    /** The difference of a line from the one above, after the filter's byte. */
    private static void difference(int[] argb, int start, int width, boolean hasAbove, byte[] line) {
        int at = 1;
        for (int i = start; i < start + width; i++) {
            int here = argb[i];
            int above = hasAbove ? argb[i - width] : 0;
            line[at] = (byte) ((here >> 16) - (above >> 16));
            line[at + 1] = (byte) ((here >> 8) - (above >> 8));
            line[at + 2] = (byte) (here - above);
            at += 3;
        }
    }

    private static void chunk(OutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] number = new byte[4];
        put(number, 0, length);
        out.write(number);
        out.write(name);
        out.write(data, 0, length);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        put(number, 0, (int) crc.getValue());
        out.write(number);
    }

    private static void put(byte[] into, int at, int value) {
        into[at] = (byte) (value >> 24);
        into[at + 1] = (byte) (value >> 16);
        into[at + 2] = (byte) (value >> 8);
        into[at + 3] = (byte) value;
    }
}
