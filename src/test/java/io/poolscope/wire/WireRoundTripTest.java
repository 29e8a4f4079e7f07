package io.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WireRoundTripTest {
    private final Names names = new Names();

    @Property(tries = 60)
    void anyEvents_comeBackEqual(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int count,
            @ForAll boolean compress, @ForAll @IntRange(min = 1, max = 65535) int lanes) throws IOException {
        EventBatch written = random(new Random(seed), count, lanes);
        assertSame(read(write(written, compress)).events, written);
    }

    @Test
    void moreThanABlockOfEvents_comeBackEqual() throws IOException {
        EventBatch written = random(new Random(7), 100_000, 40);
        Read read = read(write(written, true));
        assertSame(read.events, written);
        assertThat(read.finished).isTrue();
    }

    @Test
    void moreThan256Pairs_takeWideKeysAndComeBackEqual() throws IOException {
        EventBatch written = new EventBatch(70_000);
        for (int i = 0; i < 65_535; i++) {
            written.add(i, EventWord.pack(i, i, EventKind.TASK_STARTED.code()), 0, 0);
        }
        assertSame(read(write(written, false)).events, written);
    }

    @Test
    void moreThan255Keys_areNumberedByHowOftenTheyAreUsed() throws IOException {
        EventBatch written = new EventBatch(70_000);
        Random random = new Random(8);
        long time = 0;
        for (int i = 0; i < 70_000; i++) {
            time += random.nextInt(4) == 0 ? random.nextInt(1 << random.nextInt(25)) : 0;
            int lane = (int) Math.min(60_000, Math.abs(random.nextGaussian()) * 400);
            written.add(time, EventWord.pack(i, lane, EventKind.TASK_STARTED.code()), 0, 0);
        }
        byte[] file = write(written, true);
        assertSame(read(file).events, written);
        assertThat(file.length).isLessThan(5 * 70_000);
    }

    @Test
    void eventsThatAreAllAlike_comeBackEqualThoughAReaderTakesOnlySoManyForEachByte() throws IOException {
        EventBatch written = new EventBatch(100_000);
        for (int i = 0; i < 100_000; i++) {
            written.add(5, EventWord.pack(i, 1, EventKind.TASK_STARTED.code()), 0, 0);
        }
        assertSame(read(write(written, true)).events, written);
    }

    @Test
    void moreEventsThanTheBytesCanHold_areRefused() {
        EventBlockDecoder decoder = new EventBlockDecoder();
        ByteWriter block = new ByteWriter(40);
        block.u8(0);
        block.varint(65_536);
        block.raw(new byte[20], 0, 20);
        assertThatThrownBy(() -> decoder.decode(block.bytes(), 0, block.size(), new EventBatch(1)))
                .hasMessage("the number of events 65536 is more than " + 4 * block.size());
        decoder.close();
    }

    @Test
    void gapsOverFourBytesAndTimesThatRunBackwards_comeBackEqual() throws IOException {
        EventBatch written = new EventBatch(8);
        for (long time : new long[] {5, 5 + 0xFFFFFFFFL, 1L << 40, 3, Long.MAX_VALUE, Long.MIN_VALUE, 0}) {
            written.add(time, EventWord.pack(1, 2, EventKind.TASK_FINISHED.code()), 0, 0);
        }
        assertSame(read(write(written, true)).events, written);
    }

    @Test
    void namesAndFacts_comeBackEqualAndInOrder() throws IOException {
        List<String> texts = List.of("worker-1", "render(page 5)", "\u2713 \uD83D\uDE80", " ");
        texts.forEach(names::intern);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, true)) {
            writer.facts(Map.of("seed", "11"));
            writer.facts(Map.of("scenario", "ordered-results", "empty", ""));
            writer.events(random(new Random(1), 3, 3));
            names.intern("later");
            writer.finish();
        }
        Read read = read(out.toByteArray());
        assertThat(read.names.since(1)).isEqualTo(names.since(1)).endsWith("later");
        assertThat(read.facts).isEqualTo(Map.of("seed", "11", "scenario", "ordered-results", "empty", ""));
    }

    @Test
    void namesThatAreVeryMuchAlike_comeBackEqual() throws IOException {
        String beginning = "x".repeat(4000);
        for (int i = 0; i < 20_000; i++) {
            names.intern(beginning + i);
        }
        Read read = read(write(random(new Random(2), 3, 3), true));
        assertThat(read.names.size()).isEqualTo(names.size());
        assertThat(read.names.since(1)).isEqualTo(names.since(1));
    }

    @Test
    void nameThatIsVeryLong_isCutAndStaysItself() throws IOException {
        names.intern("y".repeat(100_000));
        names.intern("y".repeat(100_001));
        Read read = read(write(random(new Random(2), 3, 3), false));
        assertThat(read.names.name(1)).startsWith("yyy").endsWith("(name 1, cut)").hasSizeLessThan(30_000);
        assertThat(read.names.name(2)).endsWith("(name 2, cut)");
    }

    @Test
    void fileCutAnywhere_givesAllBlocksBeforeTheCutAndSaysThatItIsCut() throws IOException {
        EventBatch written = random(new Random(3), 500, 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, true)) {
            writer.events(written);
            writer.events(written);
            writer.finish();
        }
        byte[] whole = out.toByteArray();
        int before = 0;
        for (int length = WireFormat.HEADER_BYTES; length < whole.length; length++) {
            Read read = read(Arrays.copyOf(whole, length));
            assertThat(read.finished).isFalse();
            assertThat(read.events.size()).isIn(0, 500, 1000).isGreaterThanOrEqualTo(before);
            before = read.events.size();
        }
        assertThat(before).isEqualTo(1000);
    }

    @Test
    void unknownBlockType_isSkipped() throws IOException {
        EventBatch written = random(new Random(4), 10, 5);
        byte[] whole = write(written, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, WireFormat.HEADER_BYTES);
        byte[] unknown = {99, 0, 0, 0, 0, 0, 0, 0};
        CRC32 crc = new CRC32();
        crc.update(unknown);
        out.write(unknown);
        out.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue()).array());
        out.write(whole, WireFormat.HEADER_BYTES, whole.length - WireFormat.HEADER_BYTES);
        assertSame(read(out.toByteArray()).events, written);
    }

    @Test
    void anyDamagedByte_isToldWithItsPlaceAndNeverReadAsEvents() throws IOException {
        EventBatch written = random(new Random(5), 50, 5);
        byte[] whole = write(written, true);
        for (int i = WireFormat.HEADER_BYTES + WireFormat.BLOCK_HEADER_BYTES; i < whole.length - 13; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            assertThatThrownBy(() -> read(damaged)).isInstanceOf(WireException.class)
                    .hasMessageContaining("the block at byte 12 is damaged: its checksum does not fit");
        }
    }

    @Test
    void payloadOfAnyBytesWithAGoodChecksum_endsWithEventsOrAWireException() {
        EventBlockDecoder decoder = new EventBlockDecoder();
        EventBlockEncoder encoder = new EventBlockEncoder();
        Random random = new Random(6);
        ByteWriter good = new ByteWriter(1000);
        encoder.encode(random(random, 60, 7), 0, 60, false, good);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Arrays.copyOf(good.bytes(), good.size());
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            EventBatch batch = new EventBatch(64);
            try {
                decoder.decode(mutated, 0, mutated.length, batch);
                assertThat(batch.size()).isLessThanOrEqualTo(WireFormat.MAX_EVENTS);
            } catch (WireException e) {
                refused++;
                assertThat(batch.size()).isZero();
            }
        }
        assertThat(refused).isPositive();
        encoder.close();
        decoder.close();
    }

    @Test
    void foreignAndEmptyFiles_areToldApart() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("it is empty");
        assertThatThrownBy(() -> read("{\"traceEvents\":[]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("does not begin as a Poolscope recording");
        assertThatThrownBy(() -> read(new byte[] {'P', 'O', 'O', 'L', 'S', 'C', 'O', 'P', 9, 0, 0, 0}))
                .hasMessage("it has version 9 of the format; this program reads versions 1 to 2");
    }

    @Test
    void declaredLengthBeyondTheLimit_isRefusedWithoutTakingMemory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(write(random(new Random(1), 1, 1), false), 0, WireFormat.HEADER_BYTES);
        out.write(new byte[] {3, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0});
        assertThatThrownBy(() -> read(out.toByteArray())).hasMessageContaining("its length 4294967295 is more than");
    }

    private EventBatch random(Random random, int count, int lanes) {
        EventBatch batch = new EventBatch(count);
        long time = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            EventKind kind = EventKind.all().get(random.nextInt(EventKind.all().size()));
            time += random.nextInt(5) == 0 ? random.nextLong(-1L << 20, 1L << 36) : random.nextInt(100_000);
            long id = random.nextInt(9) == 0 ? random.nextLong(EventWord.MAX_ID + 1) : i / 4;
            int lane = random.nextInt(20) == 0 ? EventWord.NO_LANE : random.nextInt(lanes);
            long a = kind.hasExtras() ? random.nextInt(3) == 0 ? random.nextLong() : i : 0;
            long b = kind.hasExtras() ? random.nextInt(3) == 0 ? random.nextLong() : 7 : 0;
            batch.add(time, EventWord.pack(id, lane, kind.code()), a, b);
        }
        return batch;
    }

    private byte[] write(EventBatch batch, boolean compress) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, compress)) {
            writer.events(batch);
            writer.finish();
            assertThat(writer.bytesWritten()).isEqualTo(out.size());
        }
        return out.toByteArray();
    }

    private static void assertSame(EventBatch read, EventBatch written) {
        assertThat(read.size()).isEqualTo(written.size());
        for (int i = 0; i < written.size(); i++) {
            assertThat(read.time(i)).isEqualTo(written.time(i));
            assertThat(read.word(i)).isEqualTo(written.word(i));
            if (EventKind.of(EventWord.code(written.word(i))).hasExtras()) {
                assertThat(read.a(i)).isEqualTo(written.a(i));
                assertThat(read.b(i)).isEqualTo(written.b(i));
            }
        }
    }

    private static Read read(byte[] bytes) throws IOException {
        Read read = new Read();
        try (WireReader reader = new WireReader(new ByteArrayInputStream(bytes), read.names)) {
            while (reader.read(read)) {
                assertThat(reader.position()).isLessThanOrEqualTo(bytes.length);
            }
            read.finished = reader.isFinished();
        }
        return read;
    }

    private static final class Read implements WireListener {
        private final Names names = new Names();
        private final Map<String, String> facts = new HashMap<>();
        private final EventBatch events = new EventBatch(16);
        private boolean finished;

        @Override
        public void facts(Map<String, String> more) {
            facts.putAll(more);
        }

        @Override
        public void events(EventBatch batch) {
            for (int i = 0; i < batch.size(); i++) {
                events.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
            }
        }
    }
}
