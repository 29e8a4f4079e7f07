package io.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Whatever bit of a block's header is wrong, it is seen: no block is taken for another, or skipped, without a word. */
class BlockHeaderTest {
    /** What was heard of a recording, and how its reading ended. */
    private record Heard(List<String> told, String failure, boolean whole, long unknown) {
    }

    private static byte[] recording() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Names names = new Names();
        names.intern("worker-1");
        try (WireWriter writer = new WireWriter(out, names, true)) {
            writer.facts(Map.of("seed", "7"));
            EventBatch batch = new EventBatch(4);
            batch.add(1, EventWord.pack(0, 0, EventKind.TASK_STARTED.code()), 0, 0);
            writer.events(batch);
            writer.finish();
        }
        return out.toByteArray();
    }

    private static Heard read(byte[] bytes) throws IOException {
        List<String> told = new ArrayList<>();
        WireListener listener = new WireListener() {
            @Override
            public void facts(Map<String, String> facts) {
                told.add(facts.toString());
            }

            @Override
            public void events(EventBatch batch) {
                told.add(batch.size() + " events");
            }
        };
        try (WireReader reader = new WireReader(new ByteArrayInputStream(bytes), new Names())) {
            try {
                while (reader.read(listener)) {
                    reader.copyOfLast();
                }
                return new Heard(told, "", reader.isFinished(), reader.blocksOfNoType());
            } catch (WireException e) {
                return new Heard(told, e.getMessage(), false, reader.blocksOfNoType());
            }
        }
    }

    @Test
    void everyFlippedBitOfEveryBlocksHeader_isSeen() throws IOException {
        byte[] good = recording();
        assertThat(read(good)).isEqualTo(new Heard(List.of("{seed=7}", "1 events"), "", true, 0));
        int flipped = 0;
        for (int at = WireFormat.HEADER_BYTES; at < good.length; at += WireFormat.BLOCK_HEADER_BYTES + (good[at + 4] & 0xFF)) {
            for (int bit = 0; bit < 8 * WireFormat.BLOCK_HEADER_BYTES; bit++) {
                byte[] bad = good.clone();
                bad[at + bit / 8] ^= (byte) (1 << bit % 8);
                Heard heard = read(bad);
                assertThat(heard.whole).as("bit %d of the block at byte %d", bit, at).isFalse();
                flipped++;
            }
        }
        assertThat(flipped).isEqualTo(4 * 96);
    }

    @Test
    void firstVersion_isRead_andABlockWhoseTypeWasDamagedIsCounted() throws IOException {
        byte[] first = asFirstVersion(recording());
        assertThat(read(first)).isEqualTo(new Heard(List.of("{seed=7}", "1 events"), "", true, 0));
        first[WireFormat.HEADER_BYTES] ^= 8;
        assertThat(read(first)).isEqualTo(new Heard(List.of("1 events"), "", true, 1));
    }

    @Test
    void blockOfALaterType_isSkippedWithoutAWord() throws IOException {
        byte[] later = recording();
        later[WireFormat.HEADER_BYTES] = 77;
        mend(later, WireFormat.HEADER_BYTES, 2);
        assertThat(read(later)).isEqualTo(new Heard(List.of("1 events"), "", true, 0));
    }

    @Test
    void blockOfTheFirstVersion_isHandedOnAsOneOfToday() throws IOException {
        byte[] first = asFirstVersion(recording());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        again.writeBytes(Arrays.copyOf(recording(), WireFormat.HEADER_BYTES));
        try (WireReader reader = new WireReader(new ByteArrayInputStream(first), new Names())) {
            while (reader.read(new WireListener() {
                @Override
                public void facts(Map<String, String> facts) {
                    assertThat(facts).isNotEmpty();
                }

                @Override
                public void events(EventBatch batch) {
                    assertThat(batch.size()).isPositive();
                }
            })) {
                again.writeBytes(reader.copyOfLast());
            }
        }
        assertThat(again.toByteArray()).isEqualTo(recording());
    }

    private static byte[] asFirstVersion(byte[] recording) {
        recording[WireFormat.MAGIC.length] = 1;
        for (int at = WireFormat.HEADER_BYTES; at < recording.length; at += WireFormat.BLOCK_HEADER_BYTES + (recording[at + 4] & 0xFF)) {
            mend(recording, at, 1);
        }
        return recording;
    }

    private static void mend(byte[] recording, int at, int version) {
        CRC32 crc = new CRC32();
        if (version > 1) {
            crc.update(recording, at, WireFormat.CHECKED_HEADER_BYTES);
        }
        crc.update(recording, at + WireFormat.BLOCK_HEADER_BYTES, recording[at + 4] & 0xFF);
        for (int i = 0; i < Integer.BYTES; i++) {
            recording[at + WireFormat.CHECKED_HEADER_BYTES + i] = (byte) (crc.getValue() >>> Byte.SIZE * i);
        }
    }
}
