package io.poolscope.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The threads that have one role, each with its carrier. A thread is told from others by its identity, as its
 * {@code hashCode} and {@code equals} may be foreign; looking one's own up takes no lock and allocates nothing. Thread-safe.
 */
final class Occupants {
    /*
     * An open-addressed table by identity. A thread only looks for itself and only adds itself, so it finds itself in any table
     * that it has seen since. A place that was given up is marked, not emptied, so that a search goes on behind it; growing
     * leaves the marks out. The table is at most half full, marks counted.
     */
    private static final int FIRST = 8;
    /** So many places are looked at for a dead thread when one joins. */
    private static final int PROBES = 16;
    private static final ThreadRole GONE = new ThreadRole(null, null, null, -1);

    /** Replaced under this; its elements are written under this, and read without. */
    private volatile AtomicReferenceArray<ThreadRole> table = new AtomicReferenceArray<>(FIRST);
    // Guarded by this.
    private int taken;
    private int live;
    private int cursor;
    private boolean closed;

    Occupants() {
    }

    /** The carrier of a thread, or null. */
    ThreadRole of(Thread thread) {
        AtomicReferenceArray<ThreadRole> seen = table;
        int mask = seen.length() - 1;
        int i = place(thread, mask);
        ThreadRole found = seen.get(i);
        while (found != null && found.thread != thread) {
            i = i + 1 & mask;
            found = seen.get(i);
        }
        return found;
    }

    /** Adds the calling thread's carrier; returns false if all were taken out for good. */
    synchronized boolean add(ThreadRole carrier) {
        if (closed) {
            return false;
        }
        if (2 * (taken + 1) > table.length()) {
            grow();
        }
        put(table, carrier);
        taken++;
        live++;
        return true;
    }

    private void grow() {
        int length = FIRST;
        while (length < 4 * (live + 1)) {
            length *= 2;
        }
        AtomicReferenceArray<ThreadRole> next = new AtomicReferenceArray<>(length);
        for (int i = 0; i < table.length(); i++) {
            ThreadRole each = table.get(i);
            if (each != null && each != GONE) {
                put(next, each);
            }
        }
        table = next;
        taken = live;
        cursor = 0;
    }

    private static void put(AtomicReferenceArray<ThreadRole> into, ThreadRole carrier) {
        int mask = into.length() - 1;
        int i = place(carrier.thread, mask);
        while (into.get(i) != null) {
            i = i + 1 & mask;
        }
        into.set(i, carrier);
    }

    private static int place(Thread thread, int mask) {
        int hash = System.identityHashCode(thread);
        return (hash ^ hash >>> 16) & mask;
    }

    /** Takes a carrier out; returns whether it was there. */
    synchronized boolean remove(ThreadRole carrier) {
        int mask = table.length() - 1;
        int i = place(carrier.thread, mask);
        for (ThreadRole found = table.get(i); found != null; found = table.get(i)) {
            if (found == carrier) {
                vacate(i, mask);
                return true;
            }
            i = i + 1 & mask;
        }
        return false;
    }

    /** Gives a place up; where no search goes on behind it, it is empty again, and so are the marks before it. */
    private void vacate(int at, int mask) {
        live--;
        table.set(at, GONE);
        for (int i = at; table.get(i) == GONE && table.get(i + 1 & mask) == null; i = i - 1 & mask) {
            table.set(i, null);
            taken--;
        }
    }

    /**
     * Takes out a carrier whose thread has ended, or returns null. It looks at a few places, each time at others, so it finds
     * each at last.
     */
    synchronized ThreadRole takeDead() {
        int mask = table.length() - 1;
        for (int probe = 0; probe < PROBES && live > 0; probe++) {
            int i = cursor++ & mask;
            ThreadRole each = table.get(i);
            if (each != null && each != GONE && !each.thread.isAlive()) {
                vacate(i, mask);
                return each;
            }
        }
        return null;
    }

    /** Takes out all whose threads have ended. */
    synchronized List<ThreadRole> takeAllDead() {
        List<ThreadRole> dead = new ArrayList<>();
        for (int i = 0; i < table.length(); i++) {
            ThreadRole each = table.get(i);
            if (each != null && each != GONE && !each.thread.isAlive()) {
                vacate(i, table.length() - 1);
                dead.add(each);
            }
        }
        return dead;
    }

    /** Takes all out for good: none can be added any more. */
    synchronized List<ThreadRole> takeAll() {
        closed = true;
        List<ThreadRole> all = new ArrayList<>();
        for (int i = 0; i < table.length(); i++) {
            ThreadRole each = table.get(i);
            if (each != null && each != GONE) {
                all.add(each);
            }
        }
        table = new AtomicReferenceArray<>(FIRST);
        taken = 0;
        live = 0;
        return all;
    }

    /** How many there are. */
    synchronized int size() {
        return live;
    }
}
