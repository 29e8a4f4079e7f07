package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.Word;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the payload of an events block. Whatever the bytes are, it ends with events or a {@link WireException}, and
 * takes room for at most {@link WireFormat#MAX_EVENTS} events. Not thread-safe.
 */
final class EventBlockDecoder implements AutoCloseable {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] MASKS = {0xFF, 0xFFFF, 0xFFFFFF, -1};

    private final Prediction prediction = new Prediction();
    private final Inflater inflater = new Inflater(true);
    private final int[] pairWord = new int[WireFormat.MAX_EVENTS];
    private final int[] pairLane = new int[WireFormat.MAX_EVENTS];
    private final int[] laneNumber = new int[1 << 16];
    private final byte[] inflated = new byte[WireFormat.MAX_EVENTS * 2 + WireFormat.MAX_EVENTS / 4 + 1];
    /** A copy of the gaps with room behind them, as they are read four bytes at a time. */
    private final byte[] gaps = new byte[WireFormat.MAX_EVENTS * 4 + 4];

    /** Reads a payload and adds its events to {@code batch}. */
    void decode(byte[] bytes, int from, int end, EventBatch batch) throws WireException {
        ByteReader in = new ByteReader(bytes, from, end);
        int flags = in.u8();
        if ((flags & ~(WireFormat.DEFLATED | WireFormat.WIDE_KEYS)) != 0) {
            throw new WireException("unknown flags " + flags + " of an events block");
        }
        boolean wide = (flags & WireFormat.WIDE_KEYS) != 0;
        int count = in.count("the number of events", WireFormat.MAX_EVENTS);
        long firstTime = in.zigzag();
        int pairs = in.count("the number of pairs", count);
        int lanes = readPairs(in, pairs);
        int packedBytes = in.count("a section's length", end);
        int gapBytes = in.count("a section's length", gaps.length - 4);
        int oddGapBytes = in.count("a section's length", end);
        int oddIdBytes = in.count("a section's length", end);
        int oddExtraBytes = in.count("a section's length", end);
        int keyBytes = wide ? 2 * count : count;
        int packedSize = keyBytes + (count + 3 >>> 2);
        int packedAt = in.skip(packedBytes);
        byte[] packed = bytes;
        if ((flags & WireFormat.DEFLATED) != 0) {
            inflate(bytes, packedAt, packedBytes, packedSize);
            packed = inflated;
            packedAt = 0;
        } else if (packedBytes != packedSize) {
            throw new WireException(packedBytes + " bytes of keys and widths where " + packedSize + " are due");
        }
        System.arraycopy(bytes, in.skip(gapBytes), gaps, 0, gapBytes);
        Corrections oddGaps = new Corrections(bytes, in.skip(oddGapBytes), oddGapBytes);
        Corrections oddIds = new Corrections(bytes, in.skip(oddIdBytes), oddIdBytes);
        Corrections oddExtras = new Corrections(bytes, in.skip(oddExtraBytes), oddExtraBytes);

        int first = batch.size();
        batch.ensureCapacity(first + count);
        readTimes(packed, packedAt + keyBytes, gapBytes, count, firstTime, oddGaps, batch.times(), first);
        prediction.reset(pairs, lanes);
        readWords(packed, packedAt, wide, pairs, count, oddIds, oddExtras, batch, first);
        if (!oddGaps.isUsedUp() || !oddIds.isUsedUp() || !oddExtras.isUsedUp()) {
            throw new WireException("a correction for an event that isn't there");
        }
        batch.size(first + count);
    }

    private int readPairs(ByteReader in, int pairs) throws WireException {
        int lanes = 0;
        int read = 0;
        try {
            for (; read < pairs; read++) {
                int code = in.u8();
                int lane = in.u16();
                if (code == 0 || code > EventKind.all().size()) {
                    throw new WireException("unknown event kind " + code);
                }
                pairWord[read] = lane << 8 | code;
                if (laneNumber[lane] == 0) {
                    laneNumber[lane] = ++lanes;
                }
                pairLane[read] = laneNumber[lane] - 1;
            }
            return lanes;
        } finally {
            for (int i = 0; i < read; i++) {
                laneNumber[pairWord[i] >>> 8] = 0;
            }
        }
    }

    private void inflate(byte[] bytes, int from, int length, int size) throws WireException {
        try {
            inflater.reset();
            inflater.setInput(bytes, from, length);
            int done = 0;
            while (done < size) {
                int more = inflater.inflate(inflated, done, size - done);
                if (more == 0) {
                    throw new WireException("the packed section ends after " + done + " of " + size + " bytes");
                }
                done += more;
            }
        } catch (DataFormatException e) {
            throw new WireException("the packed section can't be inflated: " + e.getMessage(), e);
        }
    }

    private void readTimes(byte[] packed, int widthsAt, int gapBytes, int count, long firstTime, Corrections odd,
            long[] times, int first) throws WireException {
        long time = firstTime;
        int at = 0;
        for (int i = 0; i < count; i++) {
            int width = packed[widthsAt + (i >>> 2)] >>> ((i & 3) << 1) & 3;
            if (at > gapBytes) {
                throw new WireException("the gaps end before event " + i);
            }
            time += ((int) INT.get(gaps, at) & MASKS[width]) & 0xFFFFFFFFL;
            at += width + 1;
            if (i == odd.place) {
                time += odd.take();
            }
            times[first + i] = time;
        }
        if (at != gapBytes) {
            throw new WireException(gapBytes + " bytes of gaps where " + at + " are due");
        }
    }

    private void readWords(byte[] packed, int keysAt, boolean wide, int pairs, int count, Corrections oddIds,
            Corrections oddExtras, EventBatch batch, int first) throws WireException {
        long[] words = batch.words();
        long[] as = batch.as();
        long[] bs = batch.bs();
        int extras = 0;
        for (int i = 0; i < count; i++) {
            int pair = wide ? packed[keysAt + 2 * i] & 0xFF | (packed[keysAt + 2 * i + 1] & 0xFF) << 8
                    : packed[keysAt + i] & 0xFF;
            if (pair >= pairs) {
                throw new WireException("key " + pair + " of event " + i + " is not below " + pairs);
            }
            int code = pairWord[pair] & 0xFF;
            int lane = pairLane[pair];
            int idRule = WireFormat.ID_RULE[code];
            long id = prediction.id(idRule, code, lane);
            if (i == oddIds.place) {
                id += oddIds.take();
            }
            if (id < 0 || id > Word.MAX_ID) {
                throw new WireException("id " + id + " of event " + i + " is not in 0 to " + Word.MAX_ID);
            }
            prediction.wasId(idRule, code, lane, id);
            words[first + i] = id << 24 | pairWord[pair];
            int extraRule = WireFormat.EXTRA_RULE[code];
            if (extraRule != WireFormat.NO_EXTRAS) {
                long a = prediction.a(extraRule, pair, id);
                long b = prediction.b(extraRule, pair);
                if (extras == oddExtras.place) {
                    a += oddExtras.take();
                }
                if (extras + 1 == oddExtras.place) {
                    b += oddExtras.take();
                }
                extras += 2;
                as[first + i] = a;
                bs[first + i] = b;
                prediction.wereExtras(extraRule, pair, id, a, b);
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Goes through the corrections of one column. */
    private static final class Corrections {
        private final ByteReader in;
        /** The next place to correct, or -1 if there is none. */
        private int place = -1;

        Corrections(byte[] bytes, int from, int length) throws WireException {
            in = new ByteReader(bytes, from, from + length);
            next(0);
        }

        /** The difference at {@link #place}; moves on to the next place. */
        long take() throws WireException {
            long difference = in.zigzag();
            next(place);
            return difference;
        }

        private void next(int from) throws WireException {
            place = in.remaining() == 0 ? -1 : from + in.count("a correction's distance", 2L * WireFormat.MAX_EVENTS);
        }

        boolean isUsedUp() {
            return place < 0;
        }
    }
}
