package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts in other encodings than UTF-8: what can't be read as it was meant is told, with its place. */
class ForeignTextTest {
    private static final String CSV = "label,started_ns,ended_ns\nGr\u00fc\u00dfe,1,2\nok,3,4\n";
    private static final String JSON =
            "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":1},{\"ph\":\"X\",\"name\":\"Gr\u00fc\u00dfe\",\"ts\":3,\"dur\":1},"
                    + "{\"ph\":\"X\",\"name\":\"c\",\"ts\":5,\"dur\":1}]";

    @TempDir
    private Path folder;
    private Recording recording;

    private Snapshot read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("in"), bytes);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        return timeline.snapshot();
    }

    private static byte[] withMark(String text, Charset charset) {
        return ("\uFEFF" + text).getBytes(charset);
    }

    @Test
    void csvInLatin1_isReadWithMarksInPlaceOfWhatIsNoUtf8_andTheFirstByteIsTold() throws IOException {
        Snapshot run = read(CSV.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(recording.warning()).contains("byte 28 (0xFC) is no UTF-8, nor is what stands at 1 other places; it is shown as \uFFFD");
        assertThat(run.tasks().label(0)).isEqualTo("Gr\uFFFD\uFFFDe");
        assertThat(run.tasks().size()).isEqualTo(2);
    }

    @Test
    void csvThatEndsWithinACharacter_isTold() throws IOException {
        byte[] text = "started_ns,ended_ns,label\n1,2,a\u00fc".getBytes(StandardCharsets.UTF_8);
        read(Arrays.copyOf(text, text.length - 1));
        assertThat(recording.warning()).contains("byte 31 (0xC3) is no UTF-8; it is shown as \uFFFD");
    }

    @Test
    void traceInLatin1_isReadWithMarksInPlaceOfWhatIsNoUtf8_andTheFirstByteIsTold() throws IOException {
        Snapshot run = read(JSON.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run.tasks().size()).isEqualTo(3);
        assertThat(run.tasks().label(1)).isEqualTo("Gr\uFFFD\uFFFDe");
        assertThat(recording.warning()).contains("byte 58 (0xFC) is no UTF-8, nor is what stands at 1 other places; it is shown as \uFFFD");
    }

    @Test
    void textsWithAByteOrderMark_areReadAsWithoutOne() throws IOException {
        assertThat(read(withMark(CSV, StandardCharsets.UTF_8)).tasks().label(0)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(recording.warning()).isEmpty();
        assertThat(read(withMark(JSON, StandardCharsets.UTF_8)).tasks().label(1)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(recording.warning()).isEmpty();
    }

    @Test
    void textsInUtf16_areRefusedAndNamed() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThatThrownBy(() -> read(withMark(CSV, charset))).hasMessage("it is text in UTF-16; text in UTF-8 can be read");
            assertThatThrownBy(() -> read(CSV.getBytes(charset))).hasMessage("it is text in UTF-16; text in UTF-8 can be read");
            assertThatThrownBy(() -> read(JSON.getBytes(charset))).hasMessage("it is text in UTF-16; text in UTF-8 can be read");
        }
    }

    @Test
    void watch_findsWrongBytesExactlyWhereTheJdkDoes() throws IOException {
        Random random = new Random(1);
        int wrong = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(7)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextBoolean() ? random.nextInt()
                        : new int[] {'a', 0xC3, 0x80, 0xE0, 0xED, 0xF0, 0xF4, 0xBF}[random.nextInt(8)]);
            }
            Utf8Watch watch = new Utf8Watch(new ByteArrayInputStream(bytes));
            watch.readAllBytes();
            assertThat(watch.position()).isEqualTo(bytes.length);
            long valid = validTo(bytes);
            wrong += valid < bytes.length ? 1 : 0;
            assertThat(watch.problem().map(said -> said.replaceAll("^byte (\\d+).*", "$1")))
                    .as(() -> HexFormat.of().formatHex(bytes))
                    .isEqualTo(valid == bytes.length ? Optional.empty() : Optional.of(Long.toString(valid)));
        }
        assertThat(wrong).isBetween(20_000, 190_000);
    }

    /** How many bytes the JDK decodes before the first that it can't. */
    private static long validTo(byte[] bytes) {
        for (int length = bytes.length; length > 0; length--) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
                return length;
            } catch (CharacterCodingException _) {
                // shorter then
            }
        }
        return 0;
    }
}
