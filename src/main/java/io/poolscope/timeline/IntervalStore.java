package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.column.RunningSum;

/** Intervals as columns. Live or frozen. */
final class IntervalStore extends Positions implements Intervals {
    /** What the frozen ones of all empty stores are. */
    static final IntervalStore EMPTY = new IntervalStore();

    /** The ends of the closed ones. */
    private final LongColumn end;
    private final LongColumn value;
    /** The sum of the lengths before every 64th. */
    private final LongColumn before;
    private long sum;
    private boolean open;

    IntervalStore() {
        end = new LongColumn(LongColumn.Sort.RISING);
        value = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        before = new LongColumn(LongColumn.Sort.RISING);
    }

    private IntervalStore(IntervalStore live) {
        super(live);
        end = live.end.freeze();
        value = live.value.freeze();
        before = live.before.freeze();
        sum = live.sum;
        open = live.open;
    }

    /** What it holds now, immutable. */
    public IntervalStore freeze() {
        return size == 0 ? EMPTY : new IntervalStore(this);
    }

    boolean isOpen() {
        return open;
    }

    /** Opens an interval, after closing the one that was open. */
    public void open(long time, long what) {
        close(time);
        long from = size > first ? Math.max(time, end(size - 1)) : time;
        if ((size & 63) == 0) {
            before.set(size >>> 6, sum);
        }
        times.set(size, from);
        value.set(size, what);
        size++;
        open = true;
    }

    /** Closes the open interval, if there is one. */
    public void close(long time) {
        if (open) {
            long from = times.get(size - 1);
            long until = Math.max(from, time);
            end.set(size - 1, until);
            sum += until - from;
            open = false;
        }
    }

    /** Drops whole blocks of intervals that ended at or before a time. */
    void dropBefore(long time) {
        dropPositionsBefore(firstEndingAfter(time));
    }

    @Override
    void dropColumns(int keep) {
        end.dropBefore(keep);
        value.dropBefore(keep);
        before.dropBefore(keep >>> 6);
    }

    @Override
    public long start(int i) {
        return times.get(i);
    }

    @Override
    public long end(int i) {
        return open && i == size - 1 ? Snapshot.OPEN : end.get(i);
    }

    @Override
    public long value(int i) {
        return value.get(i);
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
    public long total(long from, long until) {
        return until <= from || size == first ? 0 : until(until) - until(from);
    }

    @Override
    public void pixels(long firstPixel, int shift, int pixels, long end, float[] nanos) {
        new RunningSum(first, size) {
            @Override
            public long start(int i) {
                return times.get(i);
            }

            @Override
            public double before(int ofBlock) {
                return before.get(ofBlock);
            }

            @Override
            public void read(int from, int count, long[] starts, long[] ends) {
                times.read(from, count, starts);
                IntervalStore.this.end.read(from, count, ends);
                if (open && from + count == size) {
                    ends[count - 1] = Snapshot.OPEN;
                }
            }
        }.pixels(firstPixel, shift, pixels, end, nanos);
    }

    /** The nanoseconds in intervals before a time. */
    private long until(long time) {
        int i = firstEndingAfter(time);
        long total = i < size ? before.get(i >>> 6) : sum;
        if (i < size) {
            for (int k = i & ~63; k < i; k++) {
                total += end.get(k) - times.get(k);
            }
            total += Math.max(0, time - start(i));
        }
        return total;
    }

    /** The heap that its columns take. */
    long bytes() {
        return times.bytes() + end.bytes() + value.bytes() + before.bytes();
    }
}
