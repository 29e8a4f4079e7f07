package io.poolscope.timeline;

/**
 * When a consumer was busy with results. An interval begins when its task's result was consumed, which the task table knows, and ends
 * where the next begins unless said otherwise: so it hardly takes room. The writer's, or a frozen one.
 */
final class ConsumingStore {
    private final LongColumn task;
    /** The ends that are not the next one's start. */
    private final LongColumn end;
    /** Shared by the writer's and all frozen ones. */
    private final ConsumingSums sums;
    private int first;
    private int size;
    private boolean open;

    ConsumingStore() {
        sums = new ConsumingSums();
        task = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
        end = new LongColumn(LongColumn.Sort.RUNS);
    }

    private ConsumingStore(ConsumingStore live) {
        task = live.task.freeze();
        end = live.end.freeze();
        sums = live.sums;
        first = live.first;
        size = live.size;
        open = live.open;
    }

    ConsumingStore freeze() {
        return new ConsumingStore(this);
    }

    void open(long what) {
        task.set(size++, what);
        open = true;
    }

    /** Opens one after the other, each ending where the next begins. */
    void openRun(long what, int count) {
        task.setRun(size, what, 1, count);
        size += count;
        open = true;
    }

    void close(long time) {
        if (open) {
            end.set(size - 1, time);
            open = false;
        }
    }

    void dropTasksBefore(long firstTask) {
        while (first + LongColumn.SIZE <= size && task.get(first + LongColumn.MASK) < firstTask) {
            first += LongColumn.SIZE;
        }
        task.dropBefore(first);
        end.dropBefore(first);
    }

    long bytes() {
        return task.bytes() + end.bytes() + sums.bytes();
    }

    /** The first position consumed after a time. */
    int firstAfter(long time, TaskStore table) {
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
    record View(ConsumingStore store, TaskStore table) implements Intervals {
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
        public long total(long from, long until) {
            return until <= from || store.size == store.first ? 0 : until(until) - until(from);
        }

        /** The nanoseconds in intervals before a time. */
        private long until(long time) {
            int i = firstEndingAfter(time);
            long total = store.sums.before(i / ConsumingSums.BLOCK, this);
            for (int k = i / ConsumingSums.BLOCK * ConsumingSums.BLOCK; k < i; k++) {
                total += end(k) - start(k);
            }
            return i < store.size ? total + Math.max(0, time - start(i)) : total;
        }
    }
}
