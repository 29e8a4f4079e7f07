package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.Word;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes events as the payload of an events block. Keeps its buffers, so that a stream of blocks allocates nothing.
 * Not thread-safe.
 */
final class EventBlockEncoder implements AutoCloseable {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MAX_GAP = 0xFFFFFFFFL;

    private final PairTable pairs = new PairTable();
    private final Prediction prediction = new Prediction();
    private final char[] pairOf = new char[WireFormat.MAX_EVENTS];
    private final byte[] packed = new byte[WireFormat.MAX_EVENTS * 2 + WireFormat.MAX_EVENTS / 4 + 1];
    private final byte[] gaps = new byte[WireFormat.MAX_EVENTS * 4 + 4];
    private final Corrections oddGaps = new Corrections();
    private final Corrections oddIds = new Corrections();
    private final Corrections oddExtras = new Corrections();
    /** Level 1: higher ones can't keep up with the events for a few hundredths of a byte. */
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private byte[] deflated = new byte[1 << 15];

    /**
     * Appends the payload for events {@code from} to {@code from + count - 1}.
     *
     * @param count 1 to {@link WireFormat#MAX_EVENTS}
     * @param compress whether to deflate, for a file; a socket rather has it at once
     */
    void encode(EventBatch batch, int from, int count, boolean compress, ByteWriter out) {
        pairs.number(batch, from, count, pairOf);
        boolean wide = pairs.size() > 256;
        int packedBytes = packKeys(count, wide);
        int gapBytes = packGaps(batch.times(), from, count, packedBytes);
        packedBytes += count + 3 >>> 2;
        predict(batch, from, count);

        out.u8((compress ? WireFormat.DEFLATED : 0) | (wide ? WireFormat.WIDE_KEYS : 0));
        out.varint(count);
        out.zigzag(batch.time(from));
        out.varint(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            out.u8(pairs.pair(i));
            out.u16(pairs.pair(i) >>> 8);
        }
        byte[] section = packed;
        if (compress) {
            packedBytes = deflate(packedBytes);
            section = deflated;
        }
        out.varint(packedBytes);
        out.varint(gapBytes);
        out.varint(oddGaps.bytes.size());
        out.varint(oddIds.bytes.size());
        out.varint(oddExtras.bytes.size());
        out.raw(section, 0, packedBytes);
        out.raw(gaps, 0, gapBytes);
        out.raw(oddGaps.bytes);
        out.raw(oddIds.bytes);
        out.raw(oddExtras.bytes);
    }

    private int deflate(int length) {
        deflater.reset();
        deflater.setInput(packed, 0, length);
        deflater.finish();
        int size = 0;
        while (true) {
            size += deflater.deflate(deflated, size, deflated.length - size);
            if (deflater.finished()) {
                return size;
            }
            deflated = Arrays.copyOf(deflated, deflated.length * 2);
        }
    }

    private int packKeys(int count, boolean wide) {
        if (!wide) {
            for (int i = 0; i < count; i++) {
                packed[i] = (byte) pairOf[i];
            }
            return count;
        }
        for (int i = 0; i < count; i++) {
            packed[2 * i] = (byte) pairOf[i];
            packed[2 * i + 1] = (byte) (pairOf[i] >>> 8);
        }
        return 2 * count;
    }

    private int packGaps(long[] times, int from, int count, int widthsAt) {
        oddGaps.clear();
        Arrays.fill(packed, widthsAt, widthsAt + (count + 3 >>> 2), (byte) 0);
        int size = 0;
        long previous = times[from];
        for (int i = 0; i < count; i++) {
            long time = times[from + i];
            long gap = time - previous;
            previous = time;
            if (gap < 0 || gap > MAX_GAP) {
                oddGaps.add(i, gap);
                gap = 0;
            }
            int low = (int) gap;
            int width = 31 - Integer.numberOfLeadingZeros(low | 1) >>> 3;
            INT.set(gaps, size, low);
            size += width + 1;
            packed[widthsAt + (i >>> 2)] |= (byte) (width << ((i & 3) << 1));
        }
        return size;
    }

    private void predict(EventBatch batch, int from, int count) {
        long[] words = batch.words();
        long[] as = batch.as();
        long[] bs = batch.bs();
        prediction.reset(pairs.size(), pairs.lanes());
        oddIds.clear();
        oddExtras.clear();
        int extras = 0;
        for (int i = 0; i < count; i++) {
            long word = words[from + i];
            int pair = pairOf[i];
            int lane = pairs.lane(pair);
            int code = Word.code(word);
            long id = Word.id(word);
            int idRule = WireFormat.ID_RULE[code];
            long expected = prediction.id(idRule, code, lane);
            if (id != expected) {
                oddIds.add(i, id - expected);
            }
            prediction.wasId(idRule, code, lane, id);
            int extraRule = WireFormat.EXTRA_RULE[code];
            if (extraRule != WireFormat.NO_EXTRAS) {
                long a = as[from + i];
                long b = bs[from + i];
                long oddA = a - prediction.a(extraRule, pair, id);
                long oddB = b - prediction.b(extraRule, pair);
                if (oddA != 0) {
                    oddExtras.add(extras, oddA);
                }
                if (oddB != 0) {
                    oddExtras.add(extras + 1, oddB);
                }
                extras += 2;
                prediction.wereExtras(extraRule, pair, id, a, b);
            }
        }
    }

    @Override
    public void close() {
        deflater.end();
    }

    /** Places where the prediction was wrong, and by how much. */
    private static final class Corrections {
        private final ByteWriter bytes = new ByteWriter(1 << 12);
        private int last;

        void clear() {
            bytes.clear();
            last = 0;
        }

        void add(int place, long difference) {
            bytes.varint(place - last);
            bytes.zigzag(difference);
            last = place;
        }
    }
}
