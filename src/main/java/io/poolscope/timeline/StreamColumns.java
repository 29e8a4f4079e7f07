package io.poolscope.timeline;

import io.poolscope.event.Delivery;
import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.counter.Changes;
import io.poolscope.timeline.counter.StepLog;

/** A result stream as columns. That of the writer, which {@link StreamStore fills} it, or a frozen one. */
class StreamColumns {
    final int id;
    int pool = -1;
    String name = "";
    Delivery delivery = Delivery.ORDERED;
    int window;
    long opened;
    long closed = Snapshot.OPEN;

    /** The task by index. */
    final LongColumn tasks;
    long size;
    /** One past the largest index that was buffered. */
    long bufferedTo;
    /** Up to which index all results were buffered (or dropped), and consumed (or dropped). */
    final Frontier arrived;
    final Frontier gone;
    /** Arrivals that no span leads to. */
    final SortedNotes arrivals;
    final SortedNotes drops;
    /** How much later than its span's end a result was buffered at most, of those that their spans lead to. */
    long lag;
    /** The keys of its consumers' lanes; only a frozen one's. */
    final int[] consumerKeys;
    long bufferedCount;
    long consumedCount;
    long droppedCount;

    StreamColumns(int id) {
        this.id = id;
        tasks = new LongColumn(LongColumn.Sort.RUNS);
        arrived = new Frontier();
        gone = new Frontier();
        arrivals = new SortedNotes();
        drops = new SortedNotes();
        consumerKeys = new int[0];
    }

    /** What another holds now, immutable. */
    StreamColumns(StreamColumns live, int[] consumerKeys) {
        id = live.id;
        pool = live.pool;
        name = live.name;
        delivery = live.delivery;
        window = live.window;
        opened = live.opened;
        closed = live.closed;
        tasks = live.tasks.freeze();
        size = live.size;
        bufferedTo = live.bufferedTo;
        arrived = live.arrived.freeze();
        gone = live.gone.freeze();
        arrivals = live.arrivals.freeze();
        drops = live.drops.freeze();
        lag = live.lag;
        this.consumerKeys = consumerKeys;
        bufferedCount = live.bufferedCount;
        consumedCount = live.consumedCount;
        droppedCount = live.droppedCount;
    }

    boolean isOrdered() {
        return delivery == Delivery.ORDERED;
    }

    /** Whether the end of a task's span leads to when its result was buffered. */
    static boolean isNearSpan(long task, TaskColumns table) {
        long end = table.released(task);
        long lag = table.buffered(task) - end;
        return end != Snapshot.NONE && lag >= 0 && lag <= StreamSource.LAG && table.isStarted(task);
    }

    /** Gathers when how many results were freed by the front. */
    void passes(long after, long until, Changes into, TaskColumns table) {
        for (int k = arrived.firstRecordAfter(after, i -> arrival(i, table)); k < arrived.recordCount(); k++) {
            long index = arrived.record(k);
            long time = arrival(index, table);
            if (time > until) {
                return;
            }
            long end = k + 1 < arrived.recordCount() ? arrived.record(k + 1) : arrived.front();
            long freed = end - index;
            if (droppedCount > 0) {
                freed = 0;
                for (long i = index; i < end; i++) {
                    long task = tasks.get(i);
                    freed += task != Snapshot.NONE && table.buffered(task) != Snapshot.NONE && !droppedBy(time, task, table) ? 1 : 0;
                }
            }
            into.add(time, StepLog.both(0, (int) -freed));
        }
    }

    private static boolean droppedBy(long time, long task, TaskColumns table) {
        long dropped = table.dropped(task);
        return dropped != Snapshot.NONE && dropped <= time;
    }

    /** Whether a dropped result was blocked when it was dropped. */
    boolean wasBlockedAt(long time, long task, TaskColumns table) {
        long passed = deliverableAt(table.index(task), table);
        return passed == Snapshot.NONE || time <= passed;
    }

    final long arrival(long index, TaskColumns table) {
        long task = tasks.get(index);
        if (task == Snapshot.NONE) {
            return Snapshot.NONE;
        }
        long time = table.buffered(task);
        return time != Snapshot.NONE || droppedCount == 0 ? time : table.dropped(task);
    }

    final long departure(long index, TaskColumns table) {
        long task = tasks.get(index);
        return task == Snapshot.NONE ? Snapshot.NONE : table.gone(task);
    }

    /** When a buffered result became deliverable, or NONE if it has not. */
    long deliverableAt(long index, TaskColumns table) {
        if (!isOrdered()) {
            return arrival(index, table);
        }
        return index < arrived.front() ? arrived.passedAt(index, i -> arrival(i, table)) : Snapshot.NONE;
    }

    long task(long index) {
        return tasks.get(index);
    }

    long size() {
        return size;
    }

    /** One past the largest index that was buffered. */
    long bufferedTo() {
        return bufferedTo;
    }

    /** The first index that is still kept. */
    long first() {
        return tasks.first();
    }

    long head() {
        return gone.front();
    }

    long headAt(long time, TaskColumns table) {
        return gone.frontAt(time, i -> departure(i, table));
    }

    StreamTrack.Totals totals() {
        return new StreamTrack.Totals(bufferedCount, consumedCount, droppedCount);
    }
}
