package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.Names;
import io.poolscope.event.Word;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("soak")
class MutatedFilesSoakTest {
    private static final int FILES = 100_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void mutatedFiles_areReadOrRefusedWithOneLine(ImportFormat format) throws IOException {
        byte[] good = sample(format);
        Random random = new Random(format.ordinal());
        Path file = folder.resolve("mutated");
        int[] read = new int[2];
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(8), () -> {
            for (int i = 0; i < FILES; i++) {
                byte[] mutated = mutate(good, random);
                if (format == ImportFormat.POOL && random.nextBoolean()) {
                    mendChecksums(mutated);
                }
                Files.write(file, mutated);
                try {
                    format.read(file, new Names(), batch -> assertThat(batch.size()).isPositive(), Progress.NONE);
                    read[0]++;
                } catch (IOException e) {
                    read[1]++;
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                }
            }
        });
        assertThat(read[0]).isPositive();
        assertThat(read[1]).isPositive();
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] mutated = good.clone();
        if (random.nextInt(4) == 0) {
            mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
        }
        for (int change = random.nextInt(6); change > 0 && mutated.length > 0; change--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] = (byte) random.nextInt();
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int length = Math.min(random.nextInt(40), mutated.length - at);
                    System.arraycopy(mutated, random.nextInt(mutated.length - length + 1), mutated, at, length);
                }
            }
        }
        return mutated;
    }

    /** So that the mutation reaches what is behind the checksum. */
    private static void mendChecksums(byte[] file) {
        int at = 12;
        while (at + 12 <= file.length) {
            int length = file[at + 4] & 0xFF | (file[at + 5] & 0xFF) << 8 | (file[at + 6] & 0xFF) << 16 | (file[at + 7] & 0xFF) << 24;
            if (length < 0 || length > file.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(file, at + 12, length);
            for (int i = 0; i < 4; i++) {
                file[at + 8 + i] = (byte) (crc.getValue() >>> 8 * i);
            }
            at += 12 + length;
        }
    }

    private byte[] sample(ImportFormat format) throws IOException {
        return switch (format) {
            case POOL -> recording();
            case CHROME -> """
                    {"displayTimeUnit":"ns","otherData":{"seed":"1"},"traceEvents":[
                    {"ph":"M","name":"thread_name","pid":1,"tid":2,"args":{"name":"worker-1"}},
                    {"ph":"X","name":"render \u2713","pid":1,"tid":2,"ts":1.001,"dur":20.5,"args":{"task":0,"nested":{"a":[1,{"b":2}]}}},
                    {"ph":"B","name":"outer","pid":1,"tid":3,"ts":2},{"ph":"B","name":"inner","pid":1,"tid":3,"ts":3.5e0},
                    {"ph":"E","pid":1,"tid":3,"ts":4},{"ph":"E","pid":1,"tid":3,"ts":9},
                    {"ph":"C","name":"queue","pid":1,"ts":1,"args":{"value":3}}]}
                    """.getBytes(StandardCharsets.UTF_8);
            case CSV -> """
                    task,label,pool,submitter,worker,outcome,error,stream,index,submitted_ns,started_ns,ended_ns,buffered_ns,consumed_ns
                    0,"a ""quoted"", label",pool,main,worker-1,finished,,0,0,0,10,2000,2000,2500
                    1,b,pool,main,worker-2,failed,boom,0,1,5,12,900,900,2600
                    2,,pool,main,,queued,,,,7,,,,
                    """.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] recording() throws IOException {
        Path file = folder.resolve("good.pool");
        Names names = new Names();
        int name = names.intern("render(page 5)");
        for (int page = 6; page < 40; page++) {
            names.intern("render(page " + page + ")");
        }
        names.intern("worker-1");
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of("seed", "1"))) {
            EventBatch batch = new EventBatch(64);
            List<EventKind> kinds = new ArrayList<>(EventKind.all());
            for (int i = 0; i < 300; i++) {
                EventKind kind = kinds.get(i % kinds.size());
                batch.add(i * 1000L, Word.pack(i / 5, i % 7, kind.code()), kind == EventKind.TASK_PHASE ? name : 0, 0);
            }
            writer.accept(batch);
        }
        return Files.readAllBytes(file);
    }
}
