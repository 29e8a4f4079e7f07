package io.poolscope.timeline.counter;

import java.util.Arrays;

/**
 * How the counters change with the events of a slice, one place an event. Lanes are folded one after the other, but counters
 * are counted in the order of time: each event leaves its change at its place, and {@link #flush} goes over the places
 * in order. Used by one
 * thread at a time.
 */
public final class SliceChanges {
    private static final int MAX_LOGS = Byte.MAX_VALUE;
    /** Up to so many logs each go over the changes for themselves. */
    private static final int FEW = 4;

    /** Where the number of a log is in what an event changes, and how many bits there are for how. */
    private static final int NUMBER_SHIFT = 24;

    /** What each event changes: the number of a log, and how, as {@link StepLog#small} packs it; or 0. */
    private final int[] changes;
    /** The logs that change, by number, from 1 on. */
    private final StepLog[] logs = new StepLog[MAX_LOGS + 1];
    private int logCount;
    private boolean open;
    private int place = -1;
    private long time;

    public SliceChanges(int size) {
        changes = new int[size];
    }

    /** The number of a log in this slice, or 0 if there are too many. */
    private int number(StepLog log) {
        if (log.number == 0 && logCount < MAX_LOGS) {
            logs[++logCount] = log;
            log.number = logCount;
        }
        return log.number;
    }

    /** From now on, changes may come in another order than that of time. */
    public void begin() {
        open = true;
    }

    /** Whether changes may come in another order than that of time. */
    boolean isOpen() {
        return open;
    }

    /** Says which event is being folded, so that {@link #take} finds its place. */
    public void at(int event, long ofTime) {
        place = event;
        time = ofTime;
    }

    /** The event that was being folded is done. */
    public void done() {
        place = -1;
    }

    /** Leaves a change at the place of an event that has none yet; false if there are too many logs. */
    public boolean put(int event, StepLog log, int delta) {
        int number = log.number != 0 ? log.number : number(log);
        if (number == 0) {
            return false;
        }
        changes[event] = number << NUMBER_SHIFT | delta & (1 << NUMBER_SHIFT) - 1;
        return true;
    }

    /** Takes a change if it is of the time of the event that is being folded, and the event has none yet. */
    boolean take(StepLog log, long at, int delta) {
        return place >= 0 && at == time && changes[place] == 0 && put(place, log, delta);
    }

    private static int delta(int change) {
        return change << Integer.SIZE - NUMBER_SHIFT >> Integer.SIZE - NUMBER_SHIFT;
    }

    /**
     * Hands the changes on to their counters in the order of their places.
     *
     * @param times when the events were, from {@code from} on
     * @param rising whether these times never fall
     */
    public void flush(long[] times, int from, int size, boolean rising) {
        open = false;
        if (logCount == 0) {
            return;
        }
        boolean few = rising && logCount <= FEW;
        for (int k = 1; k <= logCount && few; k++) {
            logs[k].reserve(size);
            logs[k].appendAll(times, from, size, this);
        }
        for (int k = 0; k < size && !few; k++) {
            if (changes[k] != 0) {
                StepLog log = logs[changes[k] >> NUMBER_SHIFT];
                log.reserve(1); // and not for all: of many logs each may have but one change
                log.append(times[from + k], delta(changes[k]));
            }
        }
        Arrays.fill(changes, 0, size, 0);
        for (int k = 1; k <= logCount; k++) {
            logs[k].number = 0;
            logs[k] = null;
        }
        logCount = 0;
    }

    /**
     * Writes what a log gets after what it has, which is not later, and returns how many changes it then has. There must be room for
     * all events, as a change that is another log's is written too, and overwritten.
     */
    int gather(int number, long[] times, int from, int size, long[] intoTimes, int[] intoDeltas, int pending) {
        int n = pending;
        for (int k = 0; k < size; k++) {
            int change = changes[k];
            intoTimes[n] = times[from + k];
            intoDeltas[n] = delta(change);
            // 1 where it is this log's: whose it is can't be foretold, so a branch would cost more than all else.
            n += (change >> NUMBER_SHIFT ^ number) - 1 >>> Integer.SIZE - 1;
        }
        return n;
    }

    /** Has a log take its changes one by one. */
    void visit(StepLog log, long[] times, int from, int size) {
        for (int k = 0; k < size; k++) {
            if (changes[k] >> NUMBER_SHIFT == log.number) {
                log.append(times[from + k], delta(changes[k]));
            }
        }
    }
}
