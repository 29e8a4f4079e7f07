package io.poolscope.simulation;

import io.poolscope.workload.Order;
import java.util.Arrays;
import java.util.BitSet;

/** The queued tasks of a pool, in the order in which workers take them. Not thread-safe. */
sealed interface ReadyQueue {
    /** Adds a task; tasks are added in the order of their ids. */
    void add(int task, long key);

    /** Takes the next; there is one. */
    int take();

    /** Gives up the one queued longest; there is one. */
    int dropOldest();

    /** How many are queued. */
    int size();

    /** The queue of an order. */
    static ReadyQueue of(Order order) {
        return switch (order) {
            case FIFO, WORK_STEALING -> new Ring(false);
            case LIFO -> new Ring(true);
            case PRIORITY, SHORTEST_FIRST -> new Keyed();
        };
    }

    /** First or last in, first out: a ring that doubles. */
    final class Ring implements ReadyQueue {
        private final boolean newestFirst;
        private int[] ring = new int[1024];
        private int head;
        private int tail;

        Ring(boolean newestFirst) {
            this.newestFirst = newestFirst;
        }

        @Override
        public void add(int task, long key) {
            if (tail - head == ring.length) {
                grow();
            }
            ring[tail++ & ring.length - 1] = task;
        }

        @Override
        public int take() {
            return newestFirst ? ring[--tail & ring.length - 1] : ring[head++ & ring.length - 1];
        }

        @Override
        public int dropOldest() {
            return ring[head++ & ring.length - 1];
        }

        @Override
        public int size() {
            return tail - head;
        }

        private void grow() {
            int[] larger = new int[ring.length * 2];
            for (int i = head; i != tail; i++) {
                larger[i & larger.length - 1] = ring[i & ring.length - 1];
            }
            ring = larger;
        }
    }

    /**
     * The smallest key first, among equals the smallest id: a binary heap. Ids are added in their order, so the one
     * queued longest is the smallest queued id, which never decreases; what is given up stays in the heap until it
     * comes to its top.
     */
    final class Keyed implements ReadyQueue {
        private long[] keys = new long[1024];
        private int[] tasks = new int[1024];
        private final BitSet queued = new BitSet();
        private int oldest;
        private int inHeap;
        private int size;

        @Override
        public void add(int task, long key) {
            if (inHeap == tasks.length) {
                keys = Arrays.copyOf(keys, inHeap * 2);
                tasks = Arrays.copyOf(tasks, inHeap * 2);
            }
            int i = inHeap++;
            while (i > 0) {
                int parent = (i - 1) >>> 1;
                if (before(keys[parent], tasks[parent], key, task)) {
                    break;
                }
                keys[i] = keys[parent];
                tasks[i] = tasks[parent];
                i = parent;
            }
            keys[i] = key;
            tasks[i] = task;
            queued.set(task);
            size++;
        }

        @Override
        public int take() {
            int task = popTop();
            while (!queued.get(task)) {
                task = popTop();
            }
            queued.clear(task);
            size--;
            return task;
        }

        @Override
        public int dropOldest() {
            oldest = queued.nextSetBit(oldest);
            queued.clear(oldest);
            size--;
            return oldest;
        }

        @Override
        public int size() {
            return size;
        }

        private int popTop() {
            int top = tasks[0];
            int n = --inHeap;
            long key = keys[n];
            int task = tasks[n];
            int i = 0;
            int child = 1;
            while (child < n) {
                if (child + 1 < n && before(keys[child + 1], tasks[child + 1], keys[child], tasks[child])) {
                    child++;
                }
                if (before(key, task, keys[child], tasks[child])) {
                    break;
                }
                keys[i] = keys[child];
                tasks[i] = tasks[child];
                i = child;
                child = 2 * i + 1;
            }
            keys[i] = key;
            tasks[i] = task;
            return top;
        }

        private static boolean before(long keyA, int taskA, long keyB, int taskB) {
            return keyA < keyB || keyA == keyB && taskA < taskB;
        }
    }
}
