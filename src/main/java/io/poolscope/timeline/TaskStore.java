package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;

/** The tasks as columns, and how events fill them. Live only. */
final class TaskStore extends TaskColumns {
    /** One past the largest id whose result was consumed; live only. */
    private long consumedTo;
    private long undrawnCount;

    TaskStore(StoreLookup world) {
        super(world);
    }

    /** What it holds now, immutable, to be looked up in a frozen world. */
    TaskColumns freeze(StoreLookup frozenWorld) {
        return new TaskColumns(this, frozenWorld);
    }

    private void touch(long task) {
        if (task >= size) {
            size = task + 1;
        }
    }

    private void recount(Outcome from, Outcome to) {
        if (from != null) {
            counts[from.ordinal()]--;
        }
        counts[to.ordinal()]++;
    }

    /** {@link #submit} found a submit before; that the task was unknown; that something was known of it. */
    static final int AGAIN = 0;
    static final int NEW = 1;
    static final int LATE = 2;

    /** Records a submit, unless there was one before. */
    int submit(long task, long time, int lane) {
        touch(task);
        int where = place.code(task);
        if (where != 0 && submitted.get(task) != Snapshot.NONE) {
            return AGAIN;
        }
        submitted.set(task, time);
        submitter.set(task, lane);
        submittedCount++;
        if (where == 0) {
            place.set(task, QUEUED);
            counts[Outcome.QUEUED.ordinal()]++;
            return NEW;
        }
        return LATE;
    }

    /** Records the submit of a task of which nothing is known; false, and nothing is done, if something is. */
    boolean submitNew(long task, long time, int lane) {
        if (!place.replace(task, 0, QUEUED)) {
            return false;
        }
        touch(task);
        submitted.set(task, time);
        submitter.set(task, lane);
        submittedCount++;
        counts[Outcome.QUEUED.ordinal()]++;
        return true;
    }

    /** Records the submits of tasks one after the other, of which nothing is known, the first being {@link #size()} or later. */
    void submitRun(long task, long[] times, int count, int lane, int toStream, long atIndex) {
        size = task + count;
        submitted.setAll(task, times, count);
        submitter.setRun(task, lane, 0, count);
        stream.setRun(task, toStream, 0, count);
        index.setRun(task, atIndex, 1, count);
        place.fill(task, count, QUEUED);
        submittedCount += count;
        counts[Outcome.QUEUED.ordinal()] += count;
    }

    /**
     * Records the consumptions of buffered results of tasks one after the other, up to the first that was not buffered.
     *
     * @return of how many
     */
    int consumeRun(long task, long[] times, int count) {
        if (drops || task < consumedTo) {
            return 0;
        }
        int some = place.oddFrom(task, count, ROW);
        consumed.setAll(task, times, some);
        consumedTo = task + some;
        return some;
    }

    /** Records the start of a task that queues; false, and nothing is done, if it does not. */
    boolean startQueued(long task, int row) {
        if (earlyEnds || !place.replace(task, QUEUED, ROW + row * 2)) {
            return false;
        }
        return true;
    }

    /** Records how many tasks {@link #startQueued} has started and {@link #finish} has ended. */
    void count(int started, int finished) {
        startedCount += started;
        counts[Outcome.QUEUED.ordinal()] -= started;
        counts[Outcome.RUNNING.ordinal()] += started - finished;
        counts[Outcome.FINISHED.ordinal()] += finished;
    }

    /** Whether any task may have ended other than by the end of its span. */
    boolean hasEarlyEnds() {
        return earlyEnds;
    }

    /** Records the span of a task that has a row and finished with it. */
    void finish(long task, int position) {
        place.setSpan(task, position);
    }

    /** Records that the result of a task was buffered as its span ended in a row; false, and nothing is done, if not as usual. */
    boolean bufferAtEnd(long task, int row) {
        int where = ROW + row * 2;
        return !earlyEnds && !lateArrivals && place.replace(task, where, where | 1);
    }

    /** {@link #finish} and {@link #bufferAtEnd(long, int)} in one; false, and nothing is done, if not as usual. */
    boolean finishBuffered(long task, int row, int position) {
        int where = ROW + row * 2;
        return !lateArrivals && place.replaceAndSetSpan(task, where, where | 1, position);
    }

    /** Takes {@link #bufferAtEnd(long, int)} back. */
    void unbuffer(long task, int row) {
        place.set(task, ROW + row * 2);
    }

    /** Records the consumption of a buffered result; false, and nothing is done, if it was not buffered or is gone. */
    boolean consumeBuffered(long task, long time) {
        int where = place.code(task);
        if (where < ROW || (where & 1) == 0 || drops || !consumed.setNew(task, time)) {
            return false;
        }
        consumedTo = Math.max(consumedTo, task + 1);
        return true;
    }

    /** Whether no result's size is known. */
    boolean hasNoBytes() {
        return notes.bytes.isEmpty();
    }

    /** Records where a result goes. */
    void result(long task, int toStream, long atIndex) {
        stream.set(task, toStream);
        index.set(task, atIndex);
    }

    /** Records a start on a row. */
    void start(long task, int row, boolean queued) {
        touch(task);
        if (queued) {
            counts[Outcome.QUEUED.ordinal()]--;
        }
        counts[Outcome.RUNNING.ordinal()]++;
        place.set(task, ROW + row * 2);
        startedCount++;
        if (earlyEnds && notes.endedEarly.get(task) != Snapshot.NONE) {
            recount(Outcome.RUNNING, Outcome.CANCELLED);
        }
    }

    /** Records the start of a task that has no row. */
    void startUndrawn(long task, boolean queued) {
        touch(task);
        recount(queued ? Outcome.QUEUED : null, Outcome.RUNNING);
        place.set(task, 1 + Outcome.RUNNING.ordinal());
        startedCount++;
        undrawnCount++;
    }

    /** Records the end of a task that has no row; the first that is told counts. */
    void endUndrawn(long task, long time, Outcome how) {
        if (place.code(task) == 1 + Outcome.RUNNING.ordinal()) {
            recount(Outcome.RUNNING, how);
            place.set(task, 1 + how.ordinal());
            endEarly(task, time);
        }
    }

    /** How many tasks have started without a row. */
    long undrawnCount() {
        return undrawnCount;
    }

    /** Records that a span that has just started is no task's. */
    void startOfKind(long task, SpanKind kind) {
        notes.kind.set(task, kind.ordinal());
        startedOfKind[kind.ordinal()]++;
        countsOfKind[kind.ordinal()][Outcome.RUNNING.ordinal()]++;
    }

    private void endOfKind(long task, Outcome how) {
        SpanKind kind = kind(task);
        if (kind != SpanKind.TASK) {
            countsOfKind[kind.ordinal()][Outcome.RUNNING.ordinal()]--;
            countsOfKind[kind.ordinal()][how.ordinal()]++;
        }
    }

    /** Records the span of a task that has a row. */
    void close(long task, int position, Outcome how) {
        place.setSpan(task, position);
        if (!earlyEnds || notes.endedEarly.get(task) == Snapshot.NONE) {
            recount(Outcome.RUNNING, how);
            endOfKind(task, how);
        }
    }

    /** Records that a task was cancelled whose worker goes on. */
    void cancelWhileRunning(long task, long time) {
        touch(task);
        endEarly(task, time);
        if (isStarted(task)) {
            recount(Outcome.RUNNING, Outcome.CANCELLED);
            endOfKind(task, Outcome.CANCELLED);
        }
    }

    /** Records the end of a task that has no span. */
    void endWithoutSpan(long task, long time, Outcome how) {
        touch(task);
        recount(place.code(task) == QUEUED ? Outcome.QUEUED : null, how);
        place.set(task, 1 + how.ordinal());
        endEarly(task, time);
    }

    /** Records that a task ended, other than by the end of its span. */
    void endEarly(long task, long time) {
        earlyEnds = true;
        notes.endedEarly.set(task, time);
    }

    /** Records that a task's result was buffered the moment its span ended. */
    void bufferAtEnd(long task) {
        place.set(task, place.code(task) | 1);
    }

    void buffer(long task, long time) {
        touch(task);
        int where = place.code(task);
        if (where >= ROW && place.span(task) != Snapshot.NONE && ended(task) == time) {
            place.set(task, where | 1);
        } else {
            lateArrivals = true;
            notes.buffered.set(task, time);
        }
    }

    void consume(long task, long time) {
        touch(task);
        consumedTo = Math.max(consumedTo, task + 1);
        consumed.set(task, time);
    }

    void drop(long task, long time) {
        touch(task);
        drops = true;
        notes.dropped.set(task, time);
    }

    /** The row in which a task's span is open, or null. */
    RowStore openRow(long task) {
        RowStore row = row(task);
        return row != null && row.openTask() == task ? row : null;
    }

    /** Drops whole blocks of tasks before an id. */
    void dropBefore(long task) {
        long keep = task & ~(long) LongColumn.MASK;
        if (keep > first) {
            submitted.dropBefore(keep);
            place.dropBefore(keep);
            consumed.dropBefore(keep);
            submitter.dropBefore(keep);
            stream.dropBefore(keep);
            index.dropBefore(keep);
            notes.dropBefore(keep);
            first = keep;
        }
    }
}
