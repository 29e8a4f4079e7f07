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
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesOnTheWireTest {
    @Property(tries = 100)
    void anyNames_comeBackEqualInWhicheverOrderTheyAreAskedFor(@ForAll long seed, @ForAll boolean compress) throws IOException {
        Random random = new Random(seed);
        Names names = new Names();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, compress)) {
            for (int part = random.nextInt(4); part >= 0; part--) {
                intern(names, random);
                writer.events(oneEvent());
            }
            writer.finish();
        }
        Names read = read(out.toByteArray());
        assertThat(read.size()).isEqualTo(names.size());
        for (int i = 0; i < 50; i++) {
            int id = random.nextInt(names.size());
            assertThat(read.name(id)).isEqualTo(names.name(id));
        }
        int from = random.nextInt(names.size());
        Names again = new Names();
        rewrite(read, again);
        assertThat(again.since(from)).isEqualTo(names.since(from));
        assertThat(read.since(0)).isEqualTo(names.since(0));
    }

    @Test
    void labelsThatCountUp_takeNextToNothing() throws IOException {
        Names names = new Names();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, true)) {
            EventBatch events = new EventBatch(1 << 15);
            for (int i = 0; i < 200_000; i++) {
                names.intern("render(page " + i + ")");
                events.add(i * 1000L, EventWord.pack(i, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
                if (events.size() == 1 << 15) {
                    writer.events(events);
                    events.clear();
                }
            }
            writer.finish();
            assertThat(writer.bytesWritten()).isLessThan(3 * writer.eventsWritten());
        }
        Names read = read(out.toByteArray());
        assertThat(read.name(123_457)).isEqualTo("render(page 123456)");
    }

    @Test
    void namesBeyondWhatAReaderGrants_arePaidForAndReadBack() throws IOException {
        Names names = new Names();
        for (int i = 0; i < 60_000; i++) {
            names.intern("z".repeat(200) + i);
        }
        Names read = read(write(names));
        assertThat(read.since(0)).isEqualTo(names.since(0));
    }

    @Test
    void countUp_manyTimesIsTheSameAsOneByOne() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String text = "p" + "9".repeat(random.nextInt(12)) + random.nextInt(200) + (random.nextBoolean() ? "q" : "");
            int times = random.nextInt(3000);
            NameBuffer slow = new NameBuffer();
            slow.set(text);
            long bytes = 0;
            for (int k = 0; k < times; k++) {
                bytes += slow.countUp(1);
            }
            NameBuffer fast = new NameBuffer();
            fast.set(text);
            assertThat(fast.countUp(times)).isEqualTo(bytes);
            assertThat(fast.text()).isEqualTo(slow.text());
        }
        NameBuffer none = new NameBuffer();
        none.set("none");
        assertThat(none.countUp(3)).isEqualTo(-1);
    }

    @Test
    void hostileNames_areRefused() {
        assertThatThrownBy(() -> decode(1, 70_000)).hasMessage("the number of names 70000 is more than 65536");
        assertThatThrownBy(() -> decode(1, 3, 0, 2)).hasMessageContaining("to count up from is missing");
        assertThatThrownBy(() -> decode(1, 3, 1, 1, '5', 0, 1, 0, 1)).hasMessageContaining("to count up from is missing");
        assertThatThrownBy(() -> decode(1, 3, 1, 1, 'x', 0, 2)).hasMessageContaining("no digits");
        assertThatThrownBy(() -> decode(1, 3, 1, 1, '5', 0, 3)).hasMessage("the number of names that count up 3 is more than 2");
        assertThatThrownBy(() -> decode(1, 1, 2, 1, '5')).hasMessage("the shared part of a name 2 is more than 1");
        assertThatThrownBy(() -> decode(1, 1, 1, 9, '5')).hasMessage("a block ends before its contents do");
        assertThatThrownBy(() -> decode(1, 1, 1, 1, '5', 7)).hasMessage("1 bytes follow the last name");
        assertThatThrownBy(() -> decode(2, 1, 1, 1, '5')).hasMessage("names from 2 on where 1 is next");
    }

    @Test
    void billionNames_areRefusedAtTheStatedMultipleOfTheFile() throws IOException {
        ByteWriter block = new ByteWriter(100);
        Names names = new Names();
        NameBlockDecoder decoder = new NameBlockDecoder(names);
        long read = 0;
        WireException refused = null;
        for (int i = 0; i < 20_000 && refused == null; i++) {
            block.clear();
            block.u8(0);
            block.varint(names.size());
            block.varint(WireFormat.MAX_NAMES);
            block.varint(1);
            block.string("1000000");
            block.varint(0);
            block.varint(WireFormat.MAX_NAMES - 1);
            read += block.size();
            try {
                decoder.decode(block.bytes(), block.size(), read);
            } catch (WireException e) {
                refused = e;
            }
        }
        assertThat(refused).hasMessage("its names take more than 256 times the bytes of the file in memory");
        assertThat(names.size() * (7L + WireFormat.NAME_OVERHEAD))
                .isLessThanOrEqualTo(WireFormat.FREE_NAME_BYTES + WireFormat.MAX_NAME_GROWTH * read);
        decoder.close();
    }

    private static void decode(int... numbers) throws WireException {
        ByteWriter block = new ByteWriter(100);
        block.u8(0);
        for (int number : numbers) {
            block.varint(number);
        }
        NameBlockDecoder decoder = new NameBlockDecoder(new Names());
        try {
            decoder.decode(block.bytes(), block.size(), 100);
        } finally {
            decoder.close();
        }
    }

    private static void intern(Names names, Random random) {
        for (int i = random.nextInt(600); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> names.intern("log \u2713 " + random.nextLong());
                case 1 -> names.intern("worker-" + random.nextInt(40) + (random.nextBoolean() ? "" : " of pool"));
                default -> {
                    int first = random.nextInt(1200);
                    for (int k = random.nextInt(90); k >= 0; k--) {
                        names.intern("\u00E9tape " + (first + k - 45) + " (a)");
                        names.intern("page " + first++);
                    }
                    for (int k = random.nextInt(300); k >= 0; k--) {
                        names.intern("page " + first++);
                    }
                }
            }
        }
    }

    private static void rewrite(Names from, Names to) throws IOException {
        Names copy = read(write(from));
        copy.since(1).forEach(to::intern);
    }

    private static byte[] write(Names names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(out, names, true)) {
            writer.finish();
        }
        return out.toByteArray();
    }

    private static EventBatch oneEvent() {
        EventBatch batch = new EventBatch(1);
        batch.add(1, EventWord.pack(1, 1, EventKind.TASK_STARTED.code()), 0, 0);
        return batch;
    }

    private static Names read(byte[] file) throws IOException {
        Names names = new Names();
        try (WireReader reader = new WireReader(new ByteArrayInputStream(file), names)) {
            WireListener listener = new WireListener() {
                @Override
                public void facts(Map<String, String> facts) {
                    throw new AssertionError("no facts were written");
                }

                @Override
                public void events(EventBatch batch) {
                    assertThat(batch.size()).isPositive();
                }
            };
            while (reader.read(listener)) {
                assertThat(reader.position()).isLessThanOrEqualTo(file.length);
            }
            assertThat(reader.isFinished()).isTrue();
        }
        return names;
    }
}
