package io.poolscope.export;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads PNG files of 8 bits a channel without alpha, checking every chunk; for tests, written from the standard. */
public final class PngDecoder {
    private PngDecoder() {
    }

    /** The picture in a file. */
    public static Pixels decode(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        if (in.readLong() != 0x89504E470D0A1A0AL) {
            throw new IOException("no PNG");
        }
        int width = 0;
        int height = 0;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (true) {
            byte[] chunk = new byte[in.readInt() + 4];
            in.readFully(chunk);
            CRC32 crc = new CRC32();
            crc.update(chunk);
            if ((int) crc.getValue() != in.readInt()) {
                throw new IOException("a damaged chunk");
            }
            String type = new String(chunk, 0, 4, StandardCharsets.US_ASCII);
            ByteBuffer content = ByteBuffer.wrap(chunk, 4, chunk.length - 4);
            switch (type) {
                case "IHDR" -> {
                    width = content.getInt();
                    height = content.getInt();
                    if (content.getShort() != 0x0802) {
                        throw new IOException("not 8 bits of red, green and blue");
                    }
                }
                case "IDAT" -> data.write(chunk, 4, chunk.length - 4);
                case "IEND" -> {
                    return unfiltered(width, height, inflated(data.toByteArray(), height * (1 + 3 * width)));
                }
                default -> {}
            }
        }
    }

    private static byte[] inflated(byte[] data, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] raw = new byte[length];
            int filled = 0;
            while (filled < length) {
                int n = inflater.inflate(raw, filled, length - filled);
                if (n == 0) {
                    throw new IOException("the picture ends after " + filled + " of " + length + " bytes");
                }
                filled += n;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IOException("more than the picture");
            }
            return raw;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    private static Pixels unfiltered(int width, int height, byte[] raw) throws IOException {
        int[] argb = new int[width * height];
        byte[] above = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            int start = y * (1 + 3 * width);
            int filter = raw[start];
            if (filter != 0 && filter != 2) {
                throw new IOException("filter " + filter);
            }
            for (int i = 0; i < 3 * width; i++) {
                above[i] = (byte) (raw[start + 1 + i] + (filter == 2 ? above[i] : 0));
            }
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF000000 | (above[3 * x] & 0xFF) << 16 | (above[3 * x + 1] & 0xFF) << 8 | above[3 * x + 2] & 0xFF;
            }
        }
        return new Pixels(width, height, argb);
    }
}
