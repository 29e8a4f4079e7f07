package io.poolscope.wire;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of open tasks, by their ids: a hash table without an object for each entry, as a task comes and goes for
 * every three events. Not thread-safe.
 */
final class OpenTaskTable {
    private static final int FIRST = 1 << 8;

    /*
     * Linear probing, at most half full. Whoever is removed leaves no mark: those behind that would not be found any more
     * move up (Knuth's algorithm R). Ids come one after the other, so they are spread by a multiplication.
     */
    private final int most;
    private long[] ids = new long[FIRST];
    private EventList[] lists = new EventList[FIRST];
    private int size;

    /** A table for at most so many tasks. */
    OpenTaskTable(int most) {
        this.most = most;
    }

    private static int spread(long id) {
        long hash = id * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    /** Where a task is, or where it would be. */
    private int slot(long id) {
        int mask = lists.length - 1;
        int at = spread(id) & mask;
        while (lists[at] != null && ids[at] != id) {
            at = at + 1 & mask;
        }
        return at;
    }

    int size() {
        return size;
    }

    /** What is known of a task, or null. */
    EventList get(long id) {
        return lists[slot(id)];
    }

    /** Enters a task; returns what was known of it before, or null. */
    EventList put(long id, EventList list) {
        if (size == most) {
            throw new IllegalStateException("a table for " + most + " tasks is full");
        }
        if (2 * size >= lists.length) {
            grow();
        }
        int at = slot(id);
        EventList before = lists[at];
        ids[at] = id;
        lists[at] = list;
        size += before == null ? 1 : 0;
        return before;
    }

    private void grow() {
        long[] oldIds = ids;
        EventList[] oldLists = lists;
        ids = new long[2 * oldIds.length];
        lists = new EventList[2 * oldLists.length];
        for (int i = 0; i < oldLists.length; i++) {
            if (oldLists[i] != null) {
                int at = slot(oldIds[i]);
                ids[at] = oldIds[i];
                lists[at] = oldLists[i];
            }
        }
    }

    /** Takes a task out, if it is there. */
    void remove(long id) {
        int mask = lists.length - 1;
        int hole = slot(id);
        if (lists[hole] == null) {
            return;
        }
        size--;
        lists[hole] = null;
        for (int at = hole + 1 & mask; lists[at] != null; at = at + 1 & mask) {
            int home = spread(ids[at]) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                ids[hole] = ids[at];
                lists[hole] = lists[at];
                lists[at] = null;
                hole = at;
            }
        }
    }

    /** Adds all lists to another, in no order. */
    void addTo(List<EventList> to) {
        Arrays.stream(lists).filter(list -> list != null).forEach(to::add);
    }
}
