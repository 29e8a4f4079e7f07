package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventWord;
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
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final PairTable keys = new PairTable();
    private final FieldPrediction prediction = new FieldPrediction();
    private final char[] keyOf = new char[WireFormat.MAX_EVENTS];
    private final ByteWriter packed = new ByteWriter(1 << 16);
    private final ByteWriter rare = new ByteWriter(1 << 10);
    private final byte[] gaps = new byte[WireFormat.MAX_EVENTS * Long.BYTES + Long.BYTES];
    private int gapBytes;
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
        keys.clear();
        splitTimes(batch, from, count);
        if (keys.keys() > WireFormat.RARE) {
            keys.sort(keyOf, count);
        }
        pack(count);
        predict(batch, from, count);

        int size = packed.size();
        int corrections = oddIds.bytes.size() + oddExtras.bytes.size();
        int length = compress ? deflate(size) : size;
        // A reader takes so many events for each byte and no more; a block as dull as that is not deflated.
        boolean dull = count > (long) WireFormat.MAX_EVENTS_PER_BYTE * (length + gapBytes + corrections);
        boolean deflates = compress && !dull;
        out.u8(deflates ? WireFormat.DEFLATED : 0);
        out.varint(count);
        out.zigzag(batch.time(from));
        out.varint(size);
        out.varint(deflates ? length : size);
        out.varint(gapBytes);
        out.varint(oddIds.bytes.size());
        out.varint(oddExtras.bytes.size());
        out.raw(deflates ? deflated : packed.bytes(), 0, deflates ? length : size);
        out.raw(gaps, 0, gapBytes);
        out.raw(oddIds.bytes);
        out.raw(oddExtras.bytes);
    }

    private int deflate(int length) {
        deflater.reset();
        deflater.setInput(packed.bytes(), 0, length);
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

    /** Writes the gaps and numbers the keys. */
    private void splitTimes(EventBatch batch, int from, int count) {
        gapBytes = 0;
        int next = 0;
        while (true) {
            next = splitKnown(batch, from, next, count);
            if (next == count) {
                return;
            }
            keys.add(batch.word(from + next), width(gap(batch.times(), from, next)));
        }
    }

    /*
     * Here and in predictForeseen lies encoding's time: loops that call nothing that isn't inlined and so keep all fields in registers.
     * What is rare, a new key or an odd event, ends them.
     */

    /** Goes on up to the first event whose key has no number yet, and returns its index. */
    private int splitKnown(EventBatch batch, int from, int begin, int count) {
        long[] times = batch.times();
        long[] words = batch.words();
        int size = gapBytes;
        int i = begin;
        for (; i < count; i++) {
            long gap = gap(times, from, i);
            int width = width(gap);
            int key = keys.key(words[from + i], width);
            if (key < 0) {
                break;
            }
            LONG.set(gaps, size, gap);
            size += width;
            keyOf[i] = (char) key;
        }
        gapBytes = size;
        return i;
    }

    private static long gap(long[] times, int from, int i) {
        return times[from + i] - times[from + Math.max(0, i - 1)];
    }

    private static int width(long gap) {
        return Long.BYTES - (Long.numberOfLeadingZeros(gap) >>> 3);
    }

    private void pack(int count) {
        packed.clear();
        packed.varint(keys.pairs());
        for (int i = 0; i < keys.pairs(); i++) {
            packed.u8(keys.pair(i));
            packed.u16(keys.pair(i) >>> 8);
        }
        packed.varint(keys.keys());
        for (int i = 0; i < keys.keys(); i++) {
            packed.varint(keys.pairOf(i));
            packed.u8(keys.width(i));
        }
        packed.ensure(count);
        byte[] to = packed.bytes();
        int at = packed.size();
        packed.advance(count);
        if (keys.keys() <= WireFormat.RARE) {
            for (int i = 0; i < count; i++) {
                to[at + i] = (byte) keyOf[i];
            }
            return;
        }
        rare.clear();
        for (int i = 0; i < count; i++) {
            int key = keyOf[i];
            to[at + i] = (byte) Math.min(key, WireFormat.RARE);
            if (key >= WireFormat.RARE) {
                rare.u16(key);
            }
        }
        packed.raw(rare);
    }

    private void predict(EventBatch batch, int from, int count) {
        prediction.reset(keys.keys(), keys.pairs(), keys.lanes());
        for (int i = 0; i < keys.keys(); i++) {
            int pair = keys.pairOf(i);
            prediction.key(i, pair, keys.pair(pair) & 0xFF, keys.lane(pair));
        }
        oddIds.clear();
        oddExtras.clear();
        int next = 0;
        while (next < count) {
            next = predictForeseen(batch, from, next, count);
            if (next < count) {
                correct(batch, from, next++);
            }
        }
    }

    /** Goes on up to the first event that is not as foreseen, and returns its index. */
    private int predictForeseen(EventBatch batch, int from, int begin, int count) {
        long[] words = batch.words();
        long[] as = batch.firstExtras();
        long[] bs = batch.secondExtras();
        int i = begin;
        for (; i < count; i++) {
            int key = keyOf[i];
            long id = EventWord.id(words[from + i]);
            if (id != prediction.id(key)) {
                break;
            }
            int rule = prediction.extraRule(key);
            if (rule != WireFormat.NO_EXTRAS) {
                long a = as[from + i];
                long b = bs[from + i];
                if (a != prediction.a(key, rule, id) || b != prediction.b(key, rule)) {
                    break;
                }
                prediction.wereExtras(key, rule, id, a, b);
            }
            prediction.wasId(key, id);
        }
        return i;
    }

    private void correct(EventBatch batch, int from, int i) {
        int key = keyOf[i];
        long id = EventWord.id(batch.word(from + i));
        long oddId = id - prediction.id(key);
        if (oddId != 0) {
            oddIds.add(i, oddId);
        }
        prediction.wasId(key, id);
        int rule = prediction.extraRule(key);
        if (rule != WireFormat.NO_EXTRAS) {
            long a = batch.a(from + i);
            long b = batch.b(from + i);
            long oddA = a - prediction.a(key, rule, id);
            long oddB = b - prediction.b(key, rule);
            if (oddA != 0) {
                oddExtras.add(2 * i, oddA);
            }
            if (oddB != 0) {
                oddExtras.add(2 * i + 1, oddB);
            }
            prediction.wereExtras(key, rule, id, a, b);
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
