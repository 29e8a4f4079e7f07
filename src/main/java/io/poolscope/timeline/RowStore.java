package io.poolscope.timeline;

import io.poolscope.timeline.column.ByteColumn;
import io.poolscope.timeline.column.LongColumn;
import java.util.Map;

/**
 * A row of spans as columns: 13 bytes a span. Live or frozen.
 */
final class RowStore extends Positions implements SpanRow {
    /** {@link #pool} of a row that holds tasks of several pools. */
    static final int MIXED = -2;

    private final LongColumn length;
    private final LongColumn task;
    private final ByteColumn outcome;
    private final RowLevels levels;
    /** Its number among all rows, the key of its lane, and the depth on it. */
    final int id;
    final int lane;
    final int depth;

    /** The pool of all tasks that ran here, {@link #MIXED}, or -1 while there is none. */
    int pool = -1;
    private long busy;
    private long lastEnd = Snapshot.NONE;
    private long openTask = Snapshot.NONE;
    private long openStart = Snapshot.NONE;
    /** The pool of the open span's task as it was known at its start; live only. */
    int openPool = -1;

    // The arrays of the block of 64 to which the last span went; live only. All columns here are written once and in order,
    // so a frozen row may have the arrays too.
    private int[] tailStart;
    private int[] tailLength;
    private int[] tailTask;
    private byte[] tailStartHigh;
    private byte[] tailLengthHigh;
    private byte[] tailTaskHigh;
    /** Whether any of the three above is there. */
    private boolean tailIsFar;
    private byte[] tailOutcome;
    private long tailStartBottom;
    private long tailTaskBottom;
    /** One past the block; 0 if there is none. */
    private int tailEnd;

    RowStore(int id, int lane, int depth) {
        this.id = id;
        this.lane = lane;
        this.depth = depth;
        length = new LongColumn(LongColumn.Sort.SMALL);
        task = new LongColumn(LongColumn.Sort.APPENDED);
        outcome = new ByteColumn();
        levels = new RowLevels(times);
    }

    private RowStore(RowStore live) {
        super(live);
        id = live.id;
        lane = live.lane;
        depth = live.depth;
        length = live.length.freeze();
        task = live.task.freeze();
        outcome = live.outcome.freeze();
        levels = live.levels.freeze(times);
        pool = live.pool;
        busy = live.busy;
        lastEnd = live.lastEnd;
        openTask = live.openTask;
        openStart = live.openStart;
    }

    /** What it holds now, immutable. */
    RowStore freeze() {
        return new RowStore(this);
    }

    /** Opens a span. The last must be closed. */
    void open(long ofTask, long time, int poolOfTask) {
        openTask = ofTask;
        openStart = Math.max(time, lastEnd);
        openPool = poolOfTask;
        pool = pool == -1 || pool == poolOfTask ? poolOfTask : MIXED;
    }

    /** Closes the open span and returns its position. */
    int close(long time, Outcome how) {
        int i = size;
        tailEnd = 0;
        long end = Math.max(time, openStart);
        times.set(i, openStart);
        length.set(i, end - openStart);
        task.set(i, openTask);
        outcome.append(i, how.ordinal());
        levels.add(i, openStart, busy, how.bit());
        busy += end - openStart;
        lastEnd = end;
        openTask = Snapshot.NONE;
        openStart = Snapshot.NONE;
        size = i + 1;
        return i;
    }

    /** Closes the open span as finished, as {@link #close} does; in the block of 64 where the last span was closed, by a shorter way. */
    int finish(long time) {
        int i = size;
        long from = openStart;
        long end = Math.max(time, from);
        long startOffset = from - tailStartBottom;
        long lengthOffset = end - from + 1;
        long taskOffset = openTask - tailTaskBottom;
        int j = i & LongColumn.MASK;
        boolean fits = i < tailEnd && (tailIsFar
                ? setHigh(tailStartHigh, j, startOffset) && setHigh(tailLengthHigh, j, lengthOffset) && setHigh(tailTaskHigh, j, taskOffset)
                : (startOffset | lengthOffset | taskOffset | taskOffset - 1) >>> 32 == 0);
        if (!fits) {
            i = close(time, Outcome.FINISHED);
            knowTail(i);
            return i;
        }
        tailStart[j] = (int) startOffset;
        tailLength[j] = (int) lengthOffset;
        tailTask[j] = (int) taskOffset;
        tailOutcome[j] = (byte) Outcome.FINISHED.ordinal();
        levels.add(i, from, busy, Outcome.FINISHED.bit());
        busy += end - from;
        lastEnd = end;
        openTask = Snapshot.NONE;
        openStart = Snapshot.NONE;
        size = i + 1;
        return i;
    }

    /** Sets what is above an offset's 32 bits, if there is an array for it; says whether that is possible. */
    private static boolean setHigh(byte[] high, int j, long offset) {
        long top = offset >> 32;
        if (high == null) {
            return top == 0 && offset != 0;
        }
        high[j] = (byte) top;
        return top > Byte.MIN_VALUE && top <= Byte.MAX_VALUE;
    }

    /** Finds the arrays that the spans after the last one go to, up to the end of its block. */
    private void knowTail(int i) {
        tailStart = times.low(i);
        tailLength = length.low(i);
        tailTask = task.low(i);
        tailEnd = tailStart == null || tailLength == null || tailTask == null ? 0 : (i | 63) + 1;
        if (tailEnd > 0) {
            tailStartHigh = times.high(i);
            tailLengthHigh = length.high(i);
            tailTaskHigh = task.high(i);
            tailIsFar = tailStartHigh != null || tailLengthHigh != null || tailTaskHigh != null;
            tailOutcome = outcome.chunk(i);
            tailStartBottom = times.bottom(i);
            tailTaskBottom = task.bottom(i);
        }
    }

    /** Drops whole blocks of spans that ended at or before a time. */
    void dropBefore(long time) {
        dropPositionsBefore(firstEndingAfter(time));
    }

    @Override
    void dropColumns(int keep) {
        length.dropBefore(keep);
        task.dropBefore(keep);
        outcome.dropBefore(keep);
        levels.dropBefore(keep);
    }

    RowLevels levels() {
        return levels;
    }

    /** The starts and lengths of {@code count} spans, all in one block of 64, each at its position modulo 64. */
    void decode(int from, int count, long[] starts, long[] lengths) {
        times.decode(from, count, starts);
        length.decode(from, count, lengths);
    }

    /** The outcomes, as ordinals, of the spans around position {@code i}, at {@code i & LongColumn.MASK}. */
    byte[] outcomes(int i) {
        return outcome.chunk(i);
    }

    /** The length of all closed spans together. */
    long busyTotal() {
        return busy;
    }

    /** When the last closed span ended. */
    long lastEnd() {
        return lastEnd;
    }

    boolean isOpen() {
        return openTask != Snapshot.NONE;
    }

    @Override
    public long start(int i) {
        return times.get(i);
    }

    @Override
    public long end(int i) {
        return times.get(i) + length.get(i);
    }

    @Override
    public long task(int i) {
        return task.get(i);
    }

    @Override
    public Outcome outcome(int i) {
        return Outcome.of(outcome.get(i));
    }

    @Override
    public int firstEndingAfter(long time) {
        // They do not overlap: of all that start up to then only the last can end later.
        int next = positionAfter(time);
        return next > first && end(next - 1) > time ? next - 1 : next;
    }

    @Override
    public int firstStartingAtOrAfter(long time) {
        return positionAtOrAfter(time);
    }

    @Override
    public long openTask() {
        return openTask;
    }

    @Override
    public long openStart() {
        return openStart;
    }

    @Override
    public long taskAt(long time) {
        if (isOpen() && openStart <= time) {
            return openTask;
        }
        int i = firstEndingAfter(time);
        return i < size && start(i) <= time ? task(i) : Snapshot.NONE;
    }

    /** The busy time of all spans before position {@code i}. */
    long busyBefore(int i) {
        if (i >= size) {
            return busy;
        }
        long sum = levels.busyBefore(1, i >>> RowLevels.STEP);
        for (int k = i & -(1 << RowLevels.STEP); k < i; k++) {
            sum += length.get(k);
        }
        return sum;
    }

    private long busyUntil(long time) {
        int i = firstEndingAfter(time);
        long sum = busyBefore(i);
        return i < size ? sum + Math.max(0, time - start(i)) : sum;
    }

    @Override
    public long busy(long from, long until) {
        if (until <= from) {
            return 0;
        }
        long sum = size > first ? busyUntil(until) - busyUntil(from) : 0;
        return isOpen() ? sum + Math.max(0, until - Math.max(from, openStart)) : sum;
    }

    @Override
    public void pixels(long from, int shift, int pixels, PixelRow into) {
        RowPixels.query(this, from, shift, pixels, into);
    }

    /** Adds the heap that its columns take. */
    void bytesBy(Map<String, Long> bytes) {
        bytes.merge("span start", times.bytes(), Long::sum);
        bytes.merge("span length", length.bytes(), Long::sum);
        bytes.merge("span task", task.bytes(), Long::sum);
        bytes.merge("span outcome", outcome.bytes(), Long::sum);
        bytes.merge("span aggregates", levels.bytes(), Long::sum);
    }
}
