package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.column.RunningSum;

/**
 * When a consumer was busy with results. An interval begins when its task's result was consumed, which the task table knows, and ends
 * where the next begins unless said otherwise: so it hardly takes room. Live or frozen.
 */
final class ConsumingStore {
    /** What the frozen ones of all empty stores are. */
    static final ConsumingStore EMPTY = new ConsumingStore();

    private final LongColumn task;
    /** The ends that are not the next one's start. */
    private final LongColumn end;
    /** How long it was not busy before every 64th, since the first. */
    private final LongColumn idleBefore;
    private int first;
    private int size;
    private boolean open;
    /** How long it was not busy since the first, but for now, and since when it is not; live only. */
    private long idle;
    private long idleSince = Snapshot.NONE;
    /** When the latest began; live only. */
    private long latest;

    ConsumingStore() {
        task = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        end = new LongColumn(LongColumn.Sort.RUNS);
        idleBefore = new LongColumn(LongColumn.Sort.RISING);
    }

    private ConsumingStore(ConsumingStore live) {
        task = live.task.freeze();
        end = live.end.freeze();
        idleBefore = live.idleBefore.freeze();
        first = live.first;
        size = live.size;
        open = live.open;
    }

    ConsumingStore freeze() {
        return size == 0 ? EMPTY : new ConsumingStore(this);
    }

    /** A result was consumed at a time, which ends the one before if nothing else did. */
    void open(long what, long time) {
        if (idleSince != Snapshot.NONE) {
            idle += Math.max(0, time - idleSince);
            idleSince = Snapshot.NONE;
        }
        if ((size & 63) == 0) {
            idleBefore.set(size >>> 6, idle);
        }
        task.set(size++, what);
        latest = time;
        open = true;
    }

    /** Opens one after the other, at the first {@code count} times, each ending where the next begins. */
    void openRun(long what, long[] times, int count) {
        open(what, times[0]);
        if (count > 1) {
            for (int block = size + 63 >>> 6; block << 6 < size + count - 1; block++) {
                idleBefore.set(block, idle);
            }
            task.setRun(size, what + 1, 1, count - 1);
            size += count - 1;
            latest = times[count - 1];
        }
    }

    void close(long time) {
        if (open) {
            end.set(size - 1, time);
            idleSince = Math.max(time, latest);
            open = false;
        }
    }

    void dropTasksBefore(long firstTask) {
        while (first + LongColumn.SIZE <= size && task.get(first + LongColumn.MASK) < firstTask) {
            first += LongColumn.SIZE;
        }
        task.dropBefore(first);
        end.dropBefore(first);
        idleBefore.dropBefore(first >>> 6);
    }

    long bytes() {
        return task.bytes() + end.bytes() + idleBefore.bytes();
    }

    /** The first position consumed after a time. */
    int firstAfter(long time, TaskColumns table) {
        int low = first;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.consumed(task.get(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return size;
    }

    long task(int i) {
        return task.get(i);
    }

    /**
     * The intervals as readers see them.
     *
     * @param store frozen
     * @param table the same snapshot's
     */
    record View(ConsumingStore store, TaskColumns table) implements Intervals {
        @Override
        public int first() {
            return store.first;
        }

        @Override
        public int size() {
            return store.size;
        }

        @Override
        public long start(int i) {
            return table.consumed(store.task(i));
        }

        @Override
        public long end(int i) {
            long said = store.end.get(i);
            if (said != Snapshot.NONE) {
                return Math.max(said, start(i));
            }
            return i < store.size - 1 ? start(i + 1) : Snapshot.OPEN;
        }

        @Override
        public long value(int i) {
            return store.task(i);
        }

        @Override
        public int firstEndingAfter(long time) {
            int next = store.firstAfter(time, table);
            return next > store.first && end(next - 1) > time ? next - 1 : next;
        }

        @Override
        public void pixels(long firstPixel, int shift, int pixels, long end, float[] nanos) {
            new RunningSum(store.first, store.size) {
                @Override
                public long start(int i) {
                    return View.this.start(i);
                }

                @Override
                public double before(int ofBlock) {
                    return View.this.before(ofBlock);
                }

                @Override
                public void read(int from, int count, long[] starts, long[] ends) {
                    for (int i = 0; i < count; i++) {
                        starts[i] = View.this.start(from + i);
                        ends[i] = View.this.end(from + i);
                    }
                }
            }.pixels(firstPixel, shift, pixels, end, nanos);
        }

        @Override
        public long total(long from, long until) {
            return until <= from || store.size == store.first ? 0 : until(until) - until(from);
        }

        /** The nanoseconds in intervals before every 64th. */
        private long before(int block) {
            return start(block << 6) - start(store.first) - (store.idleBefore.get(block) - store.idleBefore.get(store.first >> 6));
        }

        /** The nanoseconds in intervals before a time. */
        private long until(long time) {
            int i = firstEndingAfter(time);
            int block = Math.min(i, store.size - 1) >> 6;
            long total = before(block);
            for (int k = block << 6; k < i; k++) {
                total += end(k) - start(k);
            }
            return i < store.size ? total + Math.max(0, time - start(i)) : total;
        }
    }
}
