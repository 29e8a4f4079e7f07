package io.poolscope.timeline;

import java.util.Arrays;

/**
 * How the counters change with the events of a slice, one place an event. Lanes are folded one after the other, but counters
 * are counted in the order of time: each event leaves its change at its place, and {@link #flush} goes over the places in order. Used by one
 * thread at a time.
 */
final class SliceChanges {
    private static final int CODE_BITS = 4;
    private static final int CODE_MASK = (1 << CODE_BITS) - 1;
    private static final int MAX_LOGS = 1 << 16 - CODE_BITS;
    /** Up to so many logs each go over the changes for themselves. */
    private static final int FEW = 4;
    private static final long[] DELTAS = new long[CODE_MASK + 1];
    /** Only the second number, only the first, and both. */
    static final int SECOND_LESS = code(0, -1);
    static final int FIRST_MORE = code(1, 0);
    static final int FIRST_LESS = code(-1, 0);
    static final int BOTH_MORE = code(1, 1);
    static final int FIRST_TO_SECOND = code(-1, 1);

    static {
        for (int first = -1; first <= 1; first++) {
            for (int second = -1; second <= 1; second++) {
                DELTAS[code(first, second)] = StepLog.both(first, second);
            }
        }
    }

    /** What each event changes: the number of a log and a code, or 0 for nothing. */
    private final char[] changes;
    /** The logs that change, by number, from 1 on. */
    private StepLog[] logs = new StepLog[8];
    private int logCount;
    private boolean open;
    private int place = -1;
    private long time;

    SliceChanges(int size) {
        changes = new char[size];
    }

    private static int code(int first, int second) {
        return (first + 1) * 3 + second + 2;
    }

    /** The number of a log in this slice, or 0 if there are too many. */
    private int number(StepLog log) {
        if (log.number == 0 && logCount + 1 < MAX_LOGS) {
            if (++logCount == logs.length) {
                logs = Arrays.copyOf(logs, logCount * 2);
            }
            logs[logCount] = log;
            log.number = logCount;
        }
        return log.number;
    }

    /** From now on, places are not in the order of time. */
    void begin() {
        open = true;
    }

    /** Whether changes may come in another order than that of time. */
    boolean isOpen() {
        return open;
    }

    /** Says which event is being folded, so that {@link #take} finds its place. */
    void at(int event, long ofTime) {
        place = event;
        time = ofTime;
    }

    /** The event that is folded is done. */
    void done() {
        place = -1;
    }

    /** Leaves a change at the place of an event that has none yet, if there is room for one more log. */
    boolean put(int event, StepLog log, int code) {
        int number = log.number != 0 ? log.number : number(log);
        changes[event] = (char) (number << CODE_BITS | code);
        return number != 0;
    }

    /** Takes a change of the event that is being folded, if it fits its place. */
    boolean take(StepLog log, long at, long delta) {
        if (place < 0 || at != time || changes[place] != 0) {
            return false;
        }
        int second = (int) delta;
        long first = delta - second >> 32;
        if (first < -1 || first > 1 || second < -1 || second > 1 || number(log) == 0) {
            return false;
        }
        return put(place, log, code((int) first, second));
    }

    /**
     * Hands the changes on to their counters in the order of their places.
     *
     * @param times when the events were, from {@code from} on
     * @param rising whether these times never fall
     */
    void flush(long[] times, int from, int size, boolean rising) {
        open = false;
        if (logCount == 0) {
            return;
        }
        boolean few = rising && logCount <= FEW;
        for (int k = 1; k <= logCount; k++) {
            logs[k].reserve(size);
            if (few) {
                logs[k].appendAll(times, from, size, this);
            }
        }
        for (int k = 0; k < size && !few; k++) {
            int change = changes[k];
            if (change != 0) {
                logs[change >>> CODE_BITS].append(times[from + k], DELTAS[change & CODE_MASK]);
            }
        }
        Arrays.fill(changes, 0, size, (char) 0);
        for (int k = 1; k <= logCount; k++) {
            logs[k].number = 0;
            logs[k] = null;
        }
        logCount = 0;
    }

    /**
     * Writes what a log gets behind what it has, which is not later, and returns how many changes it then has. There must be room for
     * all events, as a change that is another log's is written too, and overwritten.
     */
    int gather(int number, long[] times, int from, int size, long[] intoTimes, long[] intoDeltas, int pending) {
        int n = pending;
        for (int k = 0; k < size; k++) {
            int change = changes[k];
            intoTimes[n] = times[from + k];
            intoDeltas[n] = DELTAS[change & CODE_MASK];
            // 1 where it is this log's: whose it is can't be foretold, so a branch would cost more than all else.
            n += (change >>> CODE_BITS ^ number) - 1 >>> Integer.SIZE - 1;
        }
        return n;
    }

    /** Has a log take its changes one by one. */
    void visit(StepLog log, long[] times, int from, int size) {
        for (int k = 0; k < size; k++) {
            if (changes[k] >>> CODE_BITS == log.number) {
                log.append(times[from + k], DELTAS[changes[k] & CODE_MASK]);
            }
        }
    }
}
