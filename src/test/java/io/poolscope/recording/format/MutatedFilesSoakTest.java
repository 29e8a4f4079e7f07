package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.exporting.ExportFormat;
import io.poolscope.recording.exporting.ExportedRun;
import io.poolscope.session.PlayedRun;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("soak")
class MutatedFilesSoakTest {
    private static final int FILES = 100_000;
    /** For files of kilobytes: what a JVM on a busy machine may take for one of them, and what a reader may allocate. */
    private static final long MOST_NANOS = 20_000_000_000L;
    private static final long MOST_BYTES = 128L << 20;

    @TempDir
    private Path folder;

    /** A file's reading, and the picture of it. */
    private record Look(Recording recording, long[][] events) {
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void mutatedFiles_areReadOrRefusedWithOneLine_inBoundedTimeAndMemory(ImportFormat format) throws IOException {
        List<byte[]> samples = samples(format);
        List<long[][]> whole = new ArrayList<>();
        for (byte[] sample : samples) {
            Look look = look(format, sample);
            assertThat(look.recording.warning()).as("the sample is good").isEmpty();
            whole.add(look.events);
        }
        Random random = new Random(format.ordinal());
        int[] readWhole = new int[1];
        int[] readInPart = new int[1];
        int[] refused = new int[1];
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(12), () -> {
            for (int i = 0; i < FILES; i++) {
                int which = random.nextInt(16) == 0 ? random.nextInt(samples.size()) : 0;
                byte[] mutated = mutate(samples.get(which), random);
                boolean mended = format == ImportFormat.POOL && random.nextBoolean();
                if (mended) {
                    mendChecksums(mutated);
                }
                long began = System.nanoTime();
                long allocated = allocatedBytes();
                try {
                    Look look = look(format, mutated);
                    look.recording.warning().ifPresentOrElse(said -> {
                        readInPart[0]++;
                        assertThat(said).isNotBlank().doesNotContain("\n");
                    }, () -> readWhole[0]++);
                    if (format == ImportFormat.POOL && !mended && look.recording.warning().isEmpty()) {
                        assertThat(look.events).as("no wrong picture without a word: file " + i).isDeepEqualTo(whole.get(which));
                    }
                } catch (IOException e) {
                    refused[0]++;
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                }
                assertThat(allocatedBytes() - allocated).as("memory for file " + i).isLessThan(MOST_BYTES);
                assertThat(System.nanoTime() - began).as("time for file " + i).isLessThan(MOST_NANOS);
            }
        });
        assertThat(readWhole[0]).isGreaterThan(FILES / 100);
        assertThat(readInPart[0]).isGreaterThan(FILES / 100);
        assertThat(refused[0]).isGreaterThan(FILES / 100);
    }

    /** How much this thread has allocated: the JDK's own bean tells it, which is in no module that we read. */
    private static long allocatedBytes() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                "getThreadAllocatedBytes",
                new Object[] {Thread.currentThread().threadId()}, new String[] {"long"});
    }

    /** Reads a file into a timeline and looks at all of it. */
    private Look look(ImportFormat format, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("mutated"), bytes);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        List<long[]> events = new ArrayList<>();
        Recording recording = format.read(file, names, batch -> {
            assertThat(batch.size()).isPositive();
            timeline.accept(batch);
            for (int i = 0; i < batch.size(); i++) {
                events.add(new long[] {batch.time(i), batch.word(i), batch.a(i), batch.b(i)});
            }
        }, Progress.NONE);
        Snapshot run = timeline.snapshot();
        assertThat(recording.events()).isEqualTo(events.size()).isEqualTo(run.events());
        RangeStatistics.of(run);
        run.at(run.end() / 2);
        for (long task = run.tasks().first(); task < run.tasks().size(); task += 1 + run.tasks().size() / 100) {
            run.tasks().stateAt(task, run.end() / 2);
            run.tasks().label(task);
        }
        return new Look(recording, events.toArray(long[][]::new));
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
            crc.update(file, at, 8);
            crc.update(file, at + 12, length);
            for (int i = 0; i < 4; i++) {
                file[at + 8 + i] = (byte) (crc.getValue() >>> 8 * i);
            }
            at += 12 + length;
        }
    }

    /** Small ones that have everything, which are mutated most, and what this program writes. */
    private List<byte[]> samples(ImportFormat format) throws IOException {
        Path written = folder.resolve("written");
        ExportedRun run = ExportedRun.whole(PlayedRun.of("ordered-results").session.snapshot(), Map.of());
        switch (format) {
            case POOL -> PlayedRun.of("ordered-results").session.save(written);
            case CHROME -> ExportFormat.CHROME.write(run, written);
            case CSV -> ExportFormat.CSV.write(run, written);
            case OTLP, NINJA -> {
                return List.of(sample(format));
            }
        }
        return List.of(sample(format), Files.readAllBytes(written));
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
            case OTLP -> """
                    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
                    "scopeSpans":[{"spans":[
                    {"traceId":"a1","spanId":"1","name":"GET /","startTimeUnixNano":"1700000000000000000",
                    "endTimeUnixNano":"1700000000900000000"},
                    {"traceId":"a1","spanId":"2","parentSpanId":"1","name":"query","startTimeUnixNano":"1700000000100000000",
                    "endTimeUnixNano":"1700000000200000000","status":{"code":2,"message":"no rows"}}]}]}]}
                    """.getBytes(StandardCharsets.UTF_8);
            case NINJA -> "# ninja log v5\n0\t120\t1700\ta.o\tf00\n10\t90\t1700\tb.o\tf01\n120\t200\t1700\tapp\tf02\n"
                    .getBytes(StandardCharsets.UTF_8);
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
                batch.add(i * 1000L, EventWord.pack(i / 5, i % 7, kind.code()), kind == EventKind.TASK_PHASE ? name : 0, 0);
            }
            writer.accept(batch);
        }
        return Files.readAllBytes(file);
    }
}
