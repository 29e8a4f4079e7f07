package io.poolscope.timeline;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Folds the events of one run, and hands out immutable snapshots of what they made. One thread at a time gives it batches;
 * {@link #snapshot()} may be called by any thread at any time.
 *
 * <p>Events may come out of the order of time by as much as {@value #TOLERANCE} ns of scenario time or {@value #WINDOW} events, whichever
 * is less: several threads' buffers are drained one after the other. What comes later than that is counted
 * ({@link Snapshot#lateEvents()}) and folded as if it had happened at the latest time it still can.
 */
public final class Timeline implements EventConsumer {
    /*
     * Everything is written under one lock: by the folding thread, for at most SLICE events at a time, and by one that takes a snapshot,
     * for as long as it takes to mark what is there as shared. The lock is fair, so a snapshot waits for one slice (well under
     * a millisecond), also while a recording is read at full speed, and the folding thread waits for one snapshot.
     *
     * A snapshot's stores are frozen: see the package page.
     */

    /** By how much scenario time events may be out of order. */
    public static final long TOLERANCE = 100_000_000L;
    /** By how many events they may be out of order. */
    public static final int WINDOW = 8192;
    /** How many events are folded at a time. */
    static final int SLICE = 4096;
    /** Times beyond this, 73 years, are not believed. */
    private static final long MAX_TIME = 1L << 61;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final long tolerance;
    private final int window;
    // All below is guarded by lock.
    private final Fold fold;
    private long events;
    private long lateEvents;
    /** The latest time so far. */
    private long end;
    /** Up to here everything is committed. */
    private long horizon;
    /** The latest time when the last and the last but one window of events began. */
    private long windowBegan;
    private long windowBeforeBegan;
    private int inWindow;
    /** Times in place of a batch's, if some were not believed. */
    private long[] clamped = {};
    private SnapshotView latest;
    private final Retainer retainer;
    private final HistorySize size;
    private long limit = Long.MAX_VALUE;

    /** A timeline that keeps all history. */
    public Timeline(Names names) {
        this(names, Retention.ALL);
    }

    /**
     * A timeline.
     *
     * @param names the run's names
     * @param retention how much history it keeps
     */
    public Timeline(Names names, Retention retention) {
        this(names, retention, TOLERANCE, WINDOW);
    }

    Timeline(Names names, Retention retention, long tolerance, int window) {
        this.tolerance = tolerance;
        this.window = window;
        fold = new Fold(names);
        retainer = new Retainer(fold, retention);
        size = new HistorySize(fold);
    }

    /** How much history it keeps. */
    public Retention retention() {
        lock.lock();
        try {
            return retainer.retention();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps so much history from now on. What is older is dropped at once, in whole blocks; what was dropped before doesn't come back.
     * May be called by any thread at any time.
     */
    public void retain(Retention retention) {
        lock.lock();
        try {
            retainer.retention(retention);
            fold.commit(horizon); // as before any dropping: what is dropped has been counted
            retainer.drop(end);
            latest = null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sets how much heap the history may take from now on, together with one snapshot of it: {@link #accept} ends with
     * {@link HistoryFullException} once it takes more, at the latest when it has grown by an eighth. May be called by
     * any thread at any time.
     */
    public void limit(long bytes) {
        lock.lock();
        try {
            limit = bytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Folds a batch.
     *
     * @throws HistoryFullException if the history takes more than the {@linkplain #limit limit}; some of the batch may be folded
     */
    @Override
    public void accept(EventBatch batch) {
        int count = batch.size();
        for (int from = 0; from < count; from += SLICE) {
            lock.lock();
            try {
                foldSlice(batch, from, Math.min(count, from + SLICE));
                if (limit < Long.MAX_VALUE && size.after(events) > limit) {
                    throw new HistoryFullException(size.after(events), limit);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void foldSlice(EventBatch batch, int from, int to) {
        long[] times = batch.times();
        long earliest = times[from];
        long last = earliest;
        long falls = 0;
        for (int i = from + 1; i < to; i++) {
            falls |= times[i] - times[i - 1];
            earliest = Math.min(earliest, times[i]);
            last = Math.max(last, times[i]);
        }
        if (earliest < horizon || last > MAX_TIME) {
            times = clamp(times, from, to);
            falls = -1;
        }
        fold.slice(times, batch.words(), batch.firstExtras(), batch.secondExtras(), from, to, falls >= 0);
        events += to - from;
        end = Math.max(end, Math.min(last, MAX_TIME));
        latest = null;
        inWindow += to - from;
        if (inWindow >= window) {
            inWindow = 0;
            long safe = Math.max(windowBeforeBegan, end - tolerance);
            windowBeforeBegan = windowBegan;
            windowBegan = end;
            if (safe > horizon) {
                horizon = safe;
                fold.commit(horizon);
                retainer.drop(end);
            }
        }
    }

    /** The times as they are folded: what is late as late as need be, what can't be as late as can be. */
    private long[] clamp(long[] times, int from, int to) {
        if (clamped.length < to) {
            clamped = new long[Math.max(to, SLICE)];
        }
        for (int i = from; i < to; i++) {
            if (times[i] < horizon) {
                lateEvents++;
            } else if (times[i] > MAX_TIME) {
                fold.odd();
            }
            clamped[i] = Math.clamp(times[i], horizon, MAX_TIME);
        }
        return clamped;
    }

    /** The run as it is now, up to the last event. */
    public Snapshot snapshot() {
        return snapshot(0);
    }

    /**
     * The run as it is now.
     *
     * @param now the time now, if that is later than the last event: nothing has happened since
     */
    public Snapshot snapshot(long now) {
        lock.lock();
        try {
            if (latest == null || now > latest.end()) {
                latest = new SnapshotView(fold, Math.max(now, end), retainer.begin(), events, lateEvents);
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    /** The heap that the history takes, in bytes, without what snapshots alone still hold. */
    public long bytes() {
        lock.lock();
        try {
            return fold.bytesBy().values().stream().mapToLong(Long::longValue).sum();
        } finally {
            lock.unlock();
        }
    }

    /** {@link #bytes()} by what it is spent on. */
    public Map<String, Long> bytesBy() {
        lock.lock();
        try {
            return fold.bytesBy();
        } finally {
            lock.unlock();
        }
    }
}
