package io.poolscope.timeline;

import io.poolscope.event.Delivery;
import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.counter.SliceChanges;
import io.poolscope.timeline.counter.StepLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A result stream and its counters, and how events fill them. Live only. */
final class StreamStore extends StreamColumns {
    /** Its consumers' lanes. */
    final List<LaneStore> consumers = new ArrayList<>(1);
    /** Those of them on which something happened since it was closed, so that closing it again and again costs nothing. */
    private final List<LaneStore> attending = new ArrayList<>(1);
    private StreamColumns frozen;

    /** Up to here every index has its task. */
    private long placedTo;
    /** One past the largest index that was consumed or dropped. */
    private long leftTo;
    /** When the results came that the front has not passed. */
    private final RecentArrivals recent = new RecentArrivals();
    /** Whether the front may have something to pass. */
    private boolean unsettled;
    /** How many results are parked, and how many of them blocked. */
    final StepLog log;
    /** The known bytes of the parked. */
    final StepLog byteLog;
    /** One past the index of the latest consumption, and its time: by then all smaller ones were buffered, if nobody lost events. */
    private long sureFront;
    private long sureTime;

    StreamStore(int id, SliceChanges slice) {
        super(id);
        log = new StepLog(3, slice);
        byteLog = new StepLog(1, slice);
    }

    /** Something is about to happen on the lane of one of its consumers. */
    void attend(LaneStore lane) {
        if (!lane.known) {
            lane.known = true;
            consumers.add(lane);
        }
        if (!lane.attends) {
            lane.attends = true;
            attending.add(lane);
        }
    }

    /** Ends what its consumers do. */
    void dismiss(long time) {
        for (LaneStore lane : attending) {
            lane.touch();
            lane.waiting().close(time);
            lane.consuming().close(time);
            lane.until = time;
            lane.attends = false;
        }
        attending.clear();
    }

    /** Says that it is about to change. */
    void touch() {
        frozen = null;
    }

    /** What it holds now, immutable. */
    StreamColumns freeze() {
        if (frozen == null) {
            frozen = new StreamColumns(this, consumers.stream().mapToInt(lane -> lane.key).toArray());
        }
        return frozen;
    }

    /** It delivers as its tasks complete. Counts again what came before this was known. */
    void asCompleted(TaskColumns table) {
        unsettled = false;
        delivery = Delivery.AS_COMPLETED;
        if (bufferedCount == 0) {
            return;
        }
        log.clear();
        for (long index = 0; index < size; index++) {
            long task = tasks.get(index);
            if (task != Snapshot.NONE && table.buffered(task) != Snapshot.NONE) {
                log.add(table.buffered(task), StepLog.both(1, 0));
                if (table.gone(task) != Snapshot.NONE) {
                    log.add(table.gone(task), StepLog.both(-1, 0));
                }
            }
        }
    }

    /** Says which task has an index; false if that was known. */
    boolean place(long index, long task) {
        if (index < size && tasks.get(index) != Snapshot.NONE) {
            return false;
        }
        tasks.set(index, task);
        size = Math.max(size, index + 1);
        return true;
    }

    /** Whether it is known which task has an index. */
    boolean isPlaced(long index) {
        return index < placedTo || index < size && tasks.get(index) != Snapshot.NONE;
    }

    /** Says which tasks, one after the other, have the first indexes that are not known yet. */
    void placeNext(long task, int count) {
        frozen = null;
        tasks.setRun(size, task, 1, count);
        placedTo = placedTo == size ? size + count : placedTo;
        size += count;
    }

    /** Whether the results of tasks one after the other are placed so from an index on; may say no where they are. */
    boolean isRun(long index, long task, int count) {
        return tasks.isRun(index, task, count);
    }

    /** Buffered results of no known size were consumed, one after the other, from the first on that was not. */
    void consumeRun(long index, long[] times, int count) {
        leftTo = Math.max(leftTo, index + count);
        consumedCount += count;
        frozen = null;
        if (isOrdered()) {
            if (index + count > sureFront) {
                sureFront = index + count;
                sureTime = times[count - 1];
            }
            unsettled |= index <= arrived.front() && index + count > arrived.front();
        }
        gone.passAll(times, count);
    }

    /** The first index whose result is not known to have gone. */
    long goneTo() {
        return gone.front();
    }

    /** A result was buffered; the task table knows it already. */
    void buffer(long index, long task, long time, long bytes, boolean atEnd, TaskColumns table) {
        bufferedCount++;
        bufferedTo = Math.max(bufferedTo, index + 1);
        long left = table.gone(task);
        log.add(time, StepLog.both(1, isOrdered() ? 1 : 0));
        if (bytes > 0) {
            byteLog.add(time, bytes);
        }
        if (left != Snapshot.NONE) {
            // Only now: what left before it came was not counted.
            log.add(left, StepLog.both(-1, 0));
            if (bytes > 0) {
                byteLog.add(left, -bytes);
            }
        }
        if (!atEnd) {
            noteArrival(time, task, table);
        }
        if (!isOrdered()) {
            return;
        }
        if (index < arrived.front()) {
            // Only after a loss: the front had given it up.
            log.add(time, StepLog.both(0, -1));
            return;
        }
        if (left != Snapshot.NONE && table.dropped(task) != Snapshot.NONE) {
            log.add(left, StepLog.both(0, -1));
        }
        recent.add(index, arrived.front(), time);
        if (index == arrived.front()) {
            moveArrived(table);
        }
    }

    /** A result was buffered as its task ended, as usual; false, and nothing is done, if it was not as usual at all. */
    boolean bufferAtEnd(long index, long time) {
        if (!isPlaced(index) || index < leftTo) {
            return false;
        }
        if (isOrdered()) {
            long front = arrived.front();
            if (index < front) {
                return false;
            }
            recent.add(index, front, time);
            unsettled |= index == front;
        }
        bufferedCount++;
        bufferedTo = Math.max(bufferedTo, index + 1);
        frozen = null;
        return true;
    }

    /** A placed and buffered result of no known size was consumed. */
    void consumeBuffered(long index, long time, TaskColumns table) {
        leftTo = Math.max(leftTo, index + 1);
        consumedCount++;
        frozen = null;
        if (isOrdered()) {
            if (index >= sureFront) {
                sureFront = index + 1;
                sureTime = time;
            }
            unsettled |= index == arrived.front();
        }
        if (index == gone.front()) {
            gone.pass(time);
            moveGone(table);
        }
    }

    /** Moves the front over what {@link #bufferAtEnd} has brought. */
    void settle(TaskColumns table) {
        if (unsettled) {
            unsettled = false;
            moveArrived(table);
        }
    }

    private void noteArrival(long time, long task, TaskColumns table) {
        if (!ledToBySpan(task, table)) {
            arrivals.add(time, task);
        }
    }

    /** Whether a task's span leads to when its result was buffered; if so, readers will look back that far from now on. */
    private boolean ledToBySpan(long task, TaskColumns table) {
        if (!isNearSpan(task, table)) {
            return false;
        }
        long late = table.buffered(task) - table.released(task);
        if (late > lag) {
            lag = late;
            touch();
        }
        return true;
    }

    /** A result was consumed or dropped; the task table knows it already. */
    void leave(long index, long task, long time, boolean wasConsumed, TaskColumns table) {
        leftTo = Math.max(leftTo, index + 1);
        if (wasConsumed) {
            consumedCount++;
            if (isOrdered() && index >= sureFront) {
                sureFront = index + 1;
                sureTime = time;
            }
        } else {
            droppedCount++;
            drops.add(time, task);
        }
        boolean forgotten = task < table.first();
        if (forgotten || table.isBuffered(task)) {
            log.add(time, StepLog.both(-1, 0));
            long bytes = table.bytes(task);
            if (bytes > 0) {
                byteLog.add(time, -bytes);
            }
            if (isOrdered()) {
                leaveBlocked(index, time, !wasConsumed || forgotten, table);
            }
        }
        if (index == arrived.front()) {
            moveArrived(table);
        }
        if (index == gone.front()) {
            gone.pass(time);
            moveGone(table);
        }
    }

    private void leaveBlocked(long index, long time, boolean early, TaskColumns table) {
        if (index >= arrived.front()) {
            if (early) {
                log.add(time, StepLog.both(0, -1));
            }
            return;
        }
        if (!early) {
            return;
        }
        long passed = deliverableAt(index, table);
        if (time <= passed) {
            // It went before the front came by; that event comes first here, but not in time.
            log.add(time, StepLog.both(0, -1));
            log.add(passed, StepLog.both(0, 1));
        }
    }

    /** Moves the front over all results that have arrived. */
    private void moveArrived(TaskColumns table) {
        if (!isOrdered()) {
            return;
        }
        long at = Snapshot.NONE;
        int freed = 0;
        long come = Math.max(bufferedTo, leftTo);
        while (arrived.front() < come) {
            long front = arrived.front();
            long time = recent.at(front);
            if (time == Snapshot.NONE) {
                time = droppedCount == 0 && recent.isComplete(front) ? time : arrival(front, table);
                if (time == Snapshot.NONE) {
                    break;
                }
            } else {
                recent.pass(front);
            }
            long task = droppedCount == 0 ? Snapshot.NONE : tasks.get(front);
            long passed = arrived.pass(time);
            if (passed != at && freed > 0) {
                log.add(at, StepLog.both(0, -freed));
                freed = 0;
            }
            at = passed;
            if (droppedCount > 0 && !table.isBuffered(task)) {
                continue;
            }
            long dropped = droppedCount == 0 ? Snapshot.NONE : table.dropped(task);
            if (dropped == Snapshot.NONE || dropped > passed) {
                freed++;
                if (dropped != Snapshot.NONE) {
                    log.add(dropped, StepLog.both(0, 1));
                }
            }
        }
        if (freed > 0) {
            log.add(at, StepLog.both(0, -freed));
        }
    }

    private void moveGone(TaskColumns table) {
        while (gone.front() < leftTo) {
            long time = departure(gone.front(), table);
            if (time == Snapshot.NONE) {
                return;
            }
            gone.pass(time);
        }
    }

    /**
     * Commits the counters up to a time before which nothing can come any more; what was consumed by then had arrived, whether or not
     * its events were lost.
     */
    void commit(long horizon, TaskColumns table) {
        settle(table);
        if (sureTime <= horizon && (arrived.front() < sureFront || gone.front() < sureFront)) {
            touch();
            while (arrived.front() < sureFront) {
                recent.pass(arrived.front());
                arrived.passUnknown();
                moveArrived(table);
            }
            while (gone.front() < sureFront) {
                gone.passUnknown();
                moveGone(table);
            }
        }
        boolean arrived = arrivals.commit(horizon, task -> !ledToBySpan(task, table));
        if (drops.commit(horizon, task -> true) || arrived) {
            touch();
        }
        log.commit(horizon);
        byteLog.commit(horizon);
    }

    void dropBefore(long time, long firstTask) {
        arrivals.dropBefore(time);
        drops.dropBefore(time);
        log.dropBefore(time);
        byteLog.dropBefore(time);
        long keep = tasks.first();
        while (keep + LongColumn.SIZE < gone.front() && tasks.get(keep + LongColumn.SIZE) < firstTask) {
            keep += LongColumn.SIZE;
        }
        tasks.dropBefore(keep);
    }

    /** Adds the heap that its columns take. */
    void bytesBy(Map<String, Long> bytes) {
        bytes.merge("stream indexes", tasks.bytes(), Long::sum);
        bytes.merge("stream fronts", arrived.bytes() + gone.bytes(), Long::sum);
        bytes.merge("stream counters", recent.bytes() + log.bytes() + byteLog.bytes() + arrivals.bytes() + drops.bytes(), Long::sum);
    }
}
