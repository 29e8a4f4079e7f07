package io.poolscope.timeline;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.timeline.counter.SliceChanges;
import io.poolscope.timeline.counter.StepLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds the events that a slice has of one lane: what is as usual by short ways of their own, all else as
 * {@link Fold#event} does. A short way looks first and writes then, so that what it refuses can still be folded the long way; both come to
 * the same. Used by one thread at a time.
 */
final class LaneFold {
    private static final int SUBMITTED_AS = EventKind.TASK_SUBMITTED_AS.code();
    private static final int STARTED = EventKind.TASK_STARTED.code();
    private static final int FINISHED = EventKind.TASK_FINISHED.code();
    private static final int BUFFERED = EventKind.RESULT_BUFFERED.code();
    private static final int CONSUMED = EventKind.RESULT_CONSUMED.code();

    /** How counters change: queued, or parked; running; blocked. */
    private static final int ONE_MORE = StepLog.small(1, 0);
    private static final int ONE_LESS = StepLog.small(-1, 0);
    private static final int ONE_STARTS = StepLog.small(-1, 1);
    private static final int ONE_ENDS = StepLog.small(0, -1);
    private static final int ONE_BLOCKED = StepLog.small(1, 1);
    private static final long NEXT_TASK = EventWord.pack(1, 0, 0);

    private final Fold fold;
    private final TaskStore tasks;
    private final SliceChanges changes;
    private final int[] next;
    private long[] times;
    private long[] words;
    private long[] as;
    private long[] bs;
    private int from;
    /** The times of events that are taken together. */
    private final long[] run = new long[Timeline.SLICE];
    /** The event after those that were taken together. */
    private int after;
    /** The pool and the stream that were asked for last. */
    private PoolStore pool;
    private StreamStore stream;
    /** Those that were asked for since the group began. */
    private final List<StreamStore> streams = new ArrayList<>();

    LaneFold(Fold fold, int[] next) {
        this.fold = fold;
        this.next = next;
        tasks = fold.tasks;
        changes = fold.changes;
    }

    /** The columns of the events to come. */
    void batch(long[] ofTimes, long[] ofWords, long[] ofAs, long[] ofBs) {
        times = ofTimes;
        words = ofWords;
        as = ofAs;
        bs = ofBs;
    }

    /** A group of events begins, which count from {@code first} on. */
    void begin(int first) {
        from = first;
    }

    /** The group is over, and the counters know it. */
    void end() {
        for (StreamStore asked : streams) {
            asked.settle(tasks);
        }
        streams.clear();
        stream = null;
    }

    /** Folds the events of a lane, or of none if it is null, from the first of the group on. */
    void lane(LaneStore lane, int first) {
        if (lane == null) {
            for (int k = first; k >= 0; k = next[k]) {
                theLongWay(k);
            }
        } else if (lane.role == Role.SUBMITTER) {
            submitter(lane, first);
        } else if (lane.role == Role.WORKER) {
            worker(lane, first);
        } else {
            consumer(lane, first);
        }
    }

    private void theLongWay(int k) {
        int i = from + k;
        changes.at(k, times[i]);
        fold.event(times[i], words[i], as[i], bs[i]);
        changes.done();
    }

    // ---- submitters

    private void submitter(LaneStore lane, int first) {
        lane.touch();
        PoolStore of = lane.pool < 0 ? null : pool(lane.pool);
        int k = first;
        while (k >= 0) {
            if (of != null && EventWord.code(words[from + k]) == SUBMITTED_AS && submit(lane, of, k)) {
                k = after;
            } else {
                theLongWay(k);
                k = next[k];
            }
        }
    }

    /** Takes a submit, and those after it that go on in the same way: the next task, the next index of the same stream. */
    private boolean submit(LaneStore lane, PoolStore of, int first) {
        int i = from + first;
        long a = as[i];
        long b = bs[i];
        long word = words[i];
        long task = EventWord.id(word);
        long index = Extras.submitIndex(b);
        if (!Extras.isPlainSubmit(a, b) || task < tasks.size() || task > tasks.size() + Fold.MAX_JUMP) {
            return false;
        }
        StreamStore results = stream(Extras.submitStream(a));
        if (results == null || index != results.size()) {
            return false;
        }
        int count = 0;
        int k = first;
        do {
            run[count++] = times[i];
            count(k, i, of.log, ONE_MORE);
            k = next[k];
            i = from + k;
        } while (k >= 0 && words[i] == (word += NEXT_TASK) && as[i] == a && bs[i] == (b += Extras.NEXT_SUBMIT_INDEX));
        after = k;
        tasks.submitRun(task, run, count, lane.key, results.id, index);
        lane.submitRun(task, count);
        results.placeNext(task, count);
        return true;
    }

    private PoolStore pool(int id) {
        if (pool == null || pool.id != id) {
            pool = fold.pool(id);
        }
        return pool;
    }

    private StreamStore stream(int id) {
        if (stream == null || stream.id != id) {
            stream = fold.stream(id);
            if (stream != null) {
                streams.add(stream);
            }
        }
        return stream;
    }

    /** Leaves a change at an event's place, or, should there be too many counters for that, with the counter. */
    private void count(int k, int i, StepLog log, int delta) {
        if (!changes.put(k, log, delta)) {
            log.addSmall(times[i], delta);
        }
    }

    // ---- workers

    private void worker(LaneStore lane, int first) {
        lane.touch();
        int started = 0;
        int finished = 0;
        int k = first;
        while (k >= 0) {
            int i = from + k;
            int code = EventWord.code(words[i]);
            after = next[k];
            if (code == FINISHED && finish(lane, k, i)) {
                finished++;
            } else if (code == STARTED && start(lane, k, i)) {
                started++;
            } else if (code != BUFFERED || !buffer(lane, k, i)) {
                theLongWay(k);
            }
            k = after;
        }
        tasks.count(started, finished);
    }

    private boolean start(LaneStore lane, int k, int i) {
        RowStore row = lane.bottom;
        long time = times[i];
        if (row == null || lane.top != null || lane.isLossy(fold.lanes.losses) || time < row.lastEnd()) {
            return false;
        }
        long task = EventWord.id(words[i]);
        int number = lane.pool == 0 && fold.pools.size() == 1 ? 0 : tasks.pool(task);
        if (number < 0 || pool(number).kind == PoolKind.ASYNC || !tasks.startQueued(task, row.id)) {
            return false;
        }
        lane.top = row;
        row.open(task, time, number);
        count(k, i, pool(number).log, ONE_STARTS);
        return true;
    }

    private boolean finish(LaneStore lane, int k, int i) {
        RowStore row = lane.top;
        long task = EventWord.id(words[i]);
        long time = times[i];
        if (row == null || row != lane.bottom || row.openTask() != task || time < row.openStart() || row.openPool < 0
                || tasks.hasEarlyEnds()) {
            return false;
        }
        int position = row.finish(time);
        lane.closedTask = task;
        lane.closedAt = time;
        lane.top = null;
        count(k, i, pool(row.openPool).log, ONE_ENDS);
        if (!finishBuffered(row, position, k, i)) {
            tasks.finish(task, position);
        }
        return true;
    }

    /** Takes a finish together with the event after it, if that says that the result was buffered at the same time. */
    private boolean finishBuffered(RowStore row, int position, int k, int i) {
        int following = next[k];
        int j = from + following;
        if (following < 0 || words[j] != words[i] + (BUFFERED - FINISHED) || times[j] != times[i] || bs[j] >= 0) {
            return false;
        }
        long task = EventWord.id(words[i]);
        long a = as[j];
        StreamStore results = stream(Extras.placeStream(a));
        if (results == null || !tasks.finishBuffered(task, row.id, position)) {
            return false;
        }
        if (results.bufferAtEnd(Extras.placeIndex(a), times[j])) {
            count(following, j, results.log, results.isOrdered() ? ONE_BLOCKED : ONE_MORE);
            after = next[following];
        } else {
            tasks.unbuffer(task, row.id);
        }
        return true;
    }

    private boolean buffer(LaneStore lane, int k, int i) {
        long task = EventWord.id(words[i]);
        long time = times[i];
        long a = as[i];
        RowStore row = lane.bottom;
        if (lane.closedTask != task || lane.closedAt != time || bs[i] >= 0 || row == null) {
            return false;
        }
        StreamStore results = stream(Extras.placeStream(a));
        if (results == null || !tasks.bufferAtEnd(task, row.id)) {
            return false;
        }
        if (!results.bufferAtEnd(Extras.placeIndex(a), time)) {
            tasks.unbuffer(task, row.id);
            return false;
        }
        count(k, i, results.log, results.isOrdered() ? ONE_BLOCKED : ONE_MORE);
        return true;
    }

    // ---- consumers

    private void consumer(LaneStore lane, int first) {
        lane.touch();
        if (!lane.attends) {
            stream(lane.stream).attend(lane);
        }
        int k = first;
        while (k >= 0) {
            if (EventWord.code(words[from + k]) == CONSUMED && tasks.hasNoBytes() && lane.stream == Extras.placeStream(as[from + k])) {
                k = consume(lane, k);
            } else {
                theLongWay(k);
                k = next[k];
            }
        }
    }

    /** Takes a consumption, and those after it that go on with the next task and index; returns the event after them. */
    private int consume(LaneStore lane, int first) {
        int i = from + first;
        long a = as[i];
        long word = words[i];
        long task = EventWord.id(word);
        long index = Extras.placeIndex(a);
        int count = 0;
        int k = first;
        do {
            run[count++] = times[i];
            k = next[k];
            i = from + k;
        } while (k >= 0 && words[i] == (word += NEXT_TASK) && as[i] == (a += Extras.NEXT_PLACE_INDEX));
        StreamStore results = stream(lane.stream);
        int done = 0;
        if (index == results.goneTo() && results.isRun(index, task, count)) {
            done = tasks.consumeRun(task, run, count);
        }
        k = first;
        if (done > 0) {
            lane.waiting().close(run[0]);
            lane.consuming().openRun(task, run, done);
            results.consumeRun(index, run, done);
            for (int n = 0; n < done; n++) {
                count(k, from + k, results.log, ONE_LESS);
                k = next[k];
            }
        }
        for (int n = done; n < count; n++) {
            if (!tasks.hasNoBytes() || !consumeOne(lane, results, k, from + k)) {
                theLongWay(k);
            }
            k = next[k];
        }
        return k;
    }

    private boolean consumeOne(LaneStore lane, StreamStore results, int k, int i) {
        long task = EventWord.id(words[i]);
        long index = Extras.placeIndex(as[i]);
        if (!results.isPlaced(index) || !tasks.consumeBuffered(task, times[i])) {
            return false;
        }
        lane.waiting().close(times[i]);
        lane.consuming().open(task, times[i]);
        results.consumeBuffered(index, times[i], tasks);
        count(k, i, results.log, ONE_LESS);
        return true;
    }
}
