package io.poolscope.view.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.export.Pixels;
import io.poolscope.export.PngDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares pictures as one who stands back: the means of blocks, so that the edges of letters may differ a little. */
final class Likeness {
    private static final int BLOCK = 8;
    /** How far the mean of a block's channel may be off. */
    private static final double BLOCK_OFF = 20;
    /** How far all may be off on the average. */
    private static final double MEAN_OFF = 1.0;

    private Likeness() {
    }

    static void check(String what, Pixels painted, Path golden) throws IOException {
        Pixels expected;
        try (InputStream in = Files.newInputStream(golden)) {
            expected = PngDecoder.decode(in);
        }
        assertThat(painted.width()).as(what + ": width").isEqualTo(expected.width());
        assertThat(painted.height()).as(what + ": height").isEqualTo(expected.height());
        double sum = 0;
        int blocks = 0;
        for (int y = 0; y < painted.height(); y += BLOCK) {
            for (int x = 0; x < painted.width(); x += BLOCK) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double off = Math.abs(mean(painted, x, y, shift) - mean(expected, x, y, shift));
                    assertThat(off).as(what + ": around " + x + "," + y + ", compare with " + golden).isLessThan(BLOCK_OFF);
                    sum += off;
                    blocks++;
                }
            }
        }
        assertThat(sum / blocks).as(what + ": the whole, compare with " + golden).isLessThan(MEAN_OFF);
    }

    private static double mean(Pixels pixels, int left, int top, int shift) {
        long sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(top + BLOCK, pixels.height()); y++) {
            for (int x = left; x < Math.min(left + BLOCK, pixels.width()); x++) {
                sum += pixels.argb()[y * pixels.width() + x] >> shift & 0xFF;
                count++;
            }
        }
        return (double) sum / count;
    }
}
