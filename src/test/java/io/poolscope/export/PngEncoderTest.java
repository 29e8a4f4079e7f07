package io.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "640, 480", "1000, 1"})
    void encode_noise_isReadBackAsItWas(int width, int height) throws IOException {
        Random random = new Random(7);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | random.nextInt();
        }
        roundTrip(new Pixels(width, height, argb));
    }

    @ParameterizedTest
    @CsvSource({"1, 700", "640, 480"})
    void encode_bars_isReadBackAsItWas(int width, int height) throws IOException {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % width / 7 % 2 == 0 ? 0xFF0E131A : 0xFF52A7EE;
        }
        roundTrip(new Pixels(width, height, argb));
    }

    private static void roundTrip(Pixels pixels) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PngEncoder.encode(pixels, 2, file);
        Pixels read = PngDecoder.decode(new ByteArrayInputStream(file.toByteArray()));
        assertThat(read.width()).isEqualTo(pixels.width());
        assertThat(read.height()).isEqualTo(pixels.height());
        assertThat(read.argb()).isEqualTo(pixels.argb());
    }
}
