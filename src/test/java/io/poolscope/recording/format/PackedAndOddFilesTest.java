package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compressed files, files of other kinds, damaged ones, and those without an end. */
@Timeout(120)
class PackedAndOddFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/poolscope/recording");

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

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void everythingThatIsRead_isReadCompressedToo() throws IOException {
        for (String name : List.of("from-python.pool", "format/json-lines.json", "format/joblog.tsv", "format/semicolons.csv")) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
            long tasks = read(bytes).tasks().size();
            assertThat(read(gzip(bytes)).tasks().size()).as(name).isEqualTo(tasks).isPositive();
            assertThat(recording.warning()).isEmpty();
        }
    }

    @Test
    void cutCompression_givesWhatWasThere_andSaysSo() throws IOException {
        StringBuilder csv = new StringBuilder("label,started_ns,ended_ns\n");
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            csv.append(random.nextLong()).append(',').append(i).append(',').append(i + 1).append('\n');
        }
        byte[] packed = gzip(csv.toString().getBytes(StandardCharsets.UTF_8));
        Snapshot run = read(Arrays.copyOf(packed, packed.length / 2));
        assertThat(run.tasks().size()).isBetween(1_000L, 49_000L);
        assertThat(recording.lossy()).isTrue();
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).contains("its compression with gzip is cut at byte"));
    }

    @Test
    void cutCompressionOfARecording_givesTheBlocksThatWereThere() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(FOLDER.resolve("format/running-becomes-finished.pool")));
        Snapshot run = read(Arrays.copyOf(packed, packed.length * 9 / 10));
        assertThat(recording.warning())
                .hasValueSatisfying(said -> assertThat(said).contains("gzip is cut at byte").endsWith("events before it could be read"));
        assertThat(recording.events()).isEqualTo(run.events());
    }

    @Test
    void bomb_isRefusedAtAStatedRatio() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            out.write("[{\"ph\":\"X\",\"ts\":0,\"dur\":1}".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
        }
        read(packed.toByteArray());
        assertThat(recording.warning()).hasValueSatisfying(said -> assertThat(said).contains("it unpacks to more than 200 times its size"));
    }

    @Test
    void kindsThatPeopleTry_areNamed() {
        assertThatThrownBy(() -> read(new byte[] {'F', 'L', 'R', 0, 0, 2})).hasMessageContaining("flight recording");
        assertThatThrownBy(() -> read(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 1})).hasMessageContaining("zstd");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4})).hasMessageContaining("zip");
        assertThatThrownBy(() -> read(new byte[] {0x0A, 0x10, 0x08, 1, 0})).hasMessageContaining("Perfetto");
        assertThatThrownBy(() -> read("<!doctype html><p>".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("HTML");
        assertThatThrownBy(() -> read("{\"nodes\":[],\"samples\":[]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining(".cpuprofile");
        assertThatThrownBy(() -> read("{\"a\":1,\"b\":[]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("it has no trace events, but a, b");
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("it is empty");
    }

    @Test
    void anyDamage_endsWithARunOrOneLine_andNoLibrarysWords() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("format"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        samples.add("# ninja log v5\n0\t120\t1700\ta.o\tf00\n10\t90\t1700\tb.o\tf01\n".getBytes(StandardCharsets.UTF_8));
        samples.add(
                ("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"a\",\"startTimeUnixNano\":\"1\","
                        + "\"endTimeUnixNano\":\"2\"}]}],"
                        + "\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"s\"}}]}}]}")
                        .getBytes(StandardCharsets.UTF_8));
        Random random = new Random(11);
        int whole = 0;
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = samples.get(i % samples.size()).clone();
            for (int change = random.nextInt(5); change >= 0 && bytes.length > 0; change--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] = (byte) random.nextInt();
                    case 1 -> bytes[at] = (byte) "{}[],:\"\\0919-e.\n\t;".charAt(random.nextInt(18));
                    case 2 -> bytes = Arrays.copyOf(bytes, at);
                    default -> System.arraycopy(bytes.clone(), random.nextInt(bytes.length - Math.min(8, bytes.length) + 1), bytes,
                            Math.min(at, bytes.length - Math.min(8, bytes.length)), Math.min(8, bytes.length));
                }
            }
            try {
                Snapshot run = read(bytes);
                assertThat(run.oddEvents()).as("file %d: %s", i, new String(bytes, StandardCharsets.ISO_8859_1)).isZero();
                recording.warning().ifPresent(said -> assertThat(said).doesNotContain("\n").doesNotContain("Exception"));
                whole++;
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").doesNotContain("Exception").doesNotContain("Jackson");
                refused++;
            }
        }
        assertThat(whole).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(100);
    }
}
