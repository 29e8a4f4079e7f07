package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
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
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ID_BITS = 40;
    /** Of each event in the packed section: its key, its rare key, and at most its own pair and its own entry in the table of keys. */
    private static final int MAX_PACKED_PER_EVENT = 1 + 2 + 3 + 4;
    private static final int MAX_PACKED = 8 + MAX_PACKED_PER_EVENT * WireFormat.MAX_EVENTS;

    private final FieldPrediction prediction = new FieldPrediction();
    private final Inflater inflater = new Inflater(true);
    private final int[] laneNumber = new int[1 << 16];
    private int[] pairWord = new int[64];
    private int[] pairLane = new int[64];
    private byte[] inflated = new byte[1 << 16];
    /** A copy of the gaps with room after them, as they are read eight bytes at a time. */
    private final byte[] gaps = new byte[WireFormat.MAX_EVENTS * Long.BYTES + Long.BYTES];

    /** By key: the lower bits of the event's word, how many bytes its gap has, and which bits of eight bytes that are. */
    private int[] wordOf = new int[WireFormat.RARE + 1];
    private byte[] widthOf = new byte[WireFormat.RARE + 1];
    private long[] maskOf = new long[WireFormat.RARE + 1];
    private int keys;
    // Of the block that is read: its keys, those that are rare, and where it has come to.
    private byte[] keyBytes;
    private int keysAt;
    private ByteReader rareKeys;
    private long time;
    private int gapAt;
    private Corrections oddIds;
    private Corrections oddExtras;

    /** Reads a payload and adds its events to {@code batch}. */
    void decode(byte[] bytes, int from, int end, EventBatch batch) throws WireException {
        ByteReader in = new ByteReader(bytes, from, end);
        int flags = in.u8();
        if ((flags & ~WireFormat.DEFLATED) != 0) {
            throw new WireException("unknown flags " + flags + " of an events block");
        }
        int count = in.count("the number of events",
                Math.min(WireFormat.MAX_EVENTS, (long) WireFormat.MAX_EVENTS_PER_BYTE * (end - from)));
        long firstTime = in.zigzag();
        int packedSize = in.count("the size of the packed section", MAX_PACKED);
        int packedBytes = in.count("a section's length", end);
        int gapBytes = in.count("a section's length", gaps.length - Long.BYTES);
        int oddIdBytes = in.count("a section's length", end);
        int oddExtraBytes = in.count("a section's length", end);
        int packedAt = in.skip(packedBytes);
        ByteReader packed = new ByteReader(bytes, packedAt, packedAt + packedBytes);
        byte[] packedIn = bytes;
        if ((flags & WireFormat.DEFLATED) != 0) {
            inflate(bytes, packedAt, packedBytes, packedSize);
            packed = new ByteReader(inflated, 0, packedSize);
            packedIn = inflated;
        } else if (packedBytes != packedSize) {
            throw new WireException(packedBytes + " bytes of the packed section where " + packedSize + " are due");
        }
        System.arraycopy(bytes, in.skip(gapBytes), gaps, 0, gapBytes);
        oddIds = new Corrections(bytes, in.skip(oddIdBytes), oddIdBytes);
        oddExtras = new Corrections(bytes, in.skip(oddExtraBytes), oddExtraBytes);

        readKeys(packed, count);
        keyBytes = packedIn;
        keysAt = packed.skip(count);
        rareKeys = packed;
        int first = batch.size();
        batch.ensureCapacity(first + count);
        readEvents(batch, first, count, firstTime, gapBytes);
        if (packed.remaining() > 0) {
            throw new WireException(packed.remaining() + " bytes follow the last rare key");
        }
        if (!oddIds.isUsedUp() || !oddExtras.isUsedUp()) {
            throw new WireException("a correction for an event that isn't there");
        }
        batch.size(first + count);
    }

    private void inflate(byte[] bytes, int from, int length, int size) throws WireException {
        if (inflated.length < size) {
            inflated = new byte[Math.min(MAX_PACKED, size * 2)];
        }
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

    /** Reads the tables of pairs and of keys. */
    private void readKeys(ByteReader in, int events) throws WireException {
        int pairs = in.count("the number of pairs", events);
        if (pairWord.length < pairs) {
            pairWord = new int[pairs * 2];
            pairLane = new int[pairs * 2];
        }
        int lanes = readPairs(in, pairs);
        keys = in.count("the number of keys", events);
        if (wordOf.length < keys) {
            wordOf = new int[keys * 2];
            widthOf = new byte[keys * 2];
            maskOf = new long[keys * 2];
        }
        prediction.reset(keys, pairs, lanes);
        for (int key = 0; key < keys; key++) {
            int pair = in.count("the pair of a key", pairs - 1L);
            int width = in.u8();
            if (width > Long.BYTES) {
                throw new WireException("a gap takes " + width + " bytes; at most 8 are allowed");
            }
            wordOf[key] = pairWord[pair];
            widthOf[key] = (byte) width;
            maskOf[key] = width == 0 ? 0 : -1L >>> 64 - 8 * width;
            prediction.key(key, pair, pairWord[pair] & 0xFF, pairLane[pair]);
        }
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

    private void readEvents(EventBatch batch, int first, int count, long firstTime, int gapBytes) throws WireException {
        time = firstTime;
        gapAt = 0;
        int next = 0;
        while (next < count) {
            next = readForeseen(batch, first, next, Math.min(count, Math.min(oddIds.place, oddExtras.place >>> 1)));
            if (next < count) {
                readOdd(batch, first, next++);
            }
        }
        if (gapAt != gapBytes) {
            throw new WireException(gapBytes + " bytes of gaps where " + gapAt + " are due");
        }
    }

    /** Reads events up to the first that is not as foreseen, or whose key is rare, and returns its index; at most up to {@code limit}. */
    private int readForeseen(EventBatch batch, int first, int from, int limit) {
        // Calls nothing that isn't inlined, so that all fields stay in registers: this is where decoding spends its time.
        long[] times = batch.times();
        long[] words = batch.words();
        long[] as = batch.firstExtras();
        long[] bs = batch.secondExtras();
        byte[] keysIn = keyBytes;
        long now = time;
        int at = gapAt;
        int direct = Math.min(keys, WireFormat.RARE);
        int i = from;
        for (; i < limit; i++) {
            int key = keysIn[keysAt + i] & 0xFF;
            if (key >= direct) {
                break;
            }
            long id = prediction.id(key);
            if (id >>> ID_BITS != 0) {
                break;
            }
            // At most 8 bytes an event: never beyond the array, and whether it was the right number is seen at the end.
            now += (long) LONG.get(gaps, at) & maskOf[key];
            at += widthOf[key];
            times[first + i] = now;
            prediction.wasId(key, id);
            words[first + i] = id << 24 | wordOf[key];
            int rule = prediction.extraRule(key);
            if (rule != WireFormat.NO_EXTRAS) {
                long a = prediction.a(key, rule, id);
                long b = prediction.b(key, rule);
                as[first + i] = a;
                bs[first + i] = b;
                prediction.wereExtras(key, rule, id, a, b);
            }
        }
        time = now;
        gapAt = at;
        return i;
    }

    private void readOdd(EventBatch batch, int first, int i) throws WireException {
        int key = keyBytes[keysAt + i] & 0xFF;
        if (key == WireFormat.RARE) {
            key = rareKeys.u16();
        }
        if (key >= keys) {
            throw new WireException("key " + key + " of event " + i + " is not below " + keys);
        }
        long id = prediction.id(key);
        if (i == oddIds.place) {
            id += oddIds.take();
        }
        if (id < 0 || id > EventWord.MAX_ID) {
            throw new WireException("id " + id + " of event " + i + " is not in 0 to " + EventWord.MAX_ID);
        }
        time += (long) LONG.get(gaps, gapAt) & maskOf[key];
        gapAt += widthOf[key];
        batch.times()[first + i] = time;
        prediction.wasId(key, id);
        batch.words()[first + i] = id << 24 | wordOf[key];
        int rule = prediction.extraRule(key);
        if (rule != WireFormat.NO_EXTRAS) {
            long a = prediction.a(key, rule, id);
            long b = prediction.b(key, rule);
            if (2 * i == oddExtras.place) {
                a += oddExtras.take();
            }
            if (2 * i + 1 == oddExtras.place) {
                b += oddExtras.take();
            }
            batch.firstExtras()[first + i] = a;
            batch.secondExtras()[first + i] = b;
            prediction.wereExtras(key, rule, id, a, b);
        }
        if (oddIds.place <= i || oddExtras.place >>> 1 <= i) {
            throw new WireException("event " + i + " has a correction for what it doesn't have");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Goes through the corrections of one column. */
    private static final class Corrections {
        private static final int NONE = Integer.MAX_VALUE;

        private final ByteReader in;
        /** The next place to correct; {@link #NONE} if there is none. */
        private int place;

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
            place = in.remaining() == 0 ? NONE : from + in.count("a correction's distance", 2L * WireFormat.MAX_EVENTS);
        }

        boolean isUsedUp() {
            return place == NONE;
        }
    }
}
