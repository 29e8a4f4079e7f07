package io.poolscope.recording;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.wire.WireException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Holds events from outside against what a timeline may rely on, so that no file, however made, asks it for a million
 * times its size or for a name that is not there. Not thread-safe.
 */
public final class EventCheck {
    /** Tables by id grow with the highest id: this many ids are allowed beyond {@link #IDS_PER_EVENT}. */
    private static final long FREE_IDS = 1 << 16;
    /** Dropped events may leave gaps between ids, but not a thousand times the events. */
    private static final long IDS_PER_EVENT = 64;
    private static final long MAX_SMALL_ID = 0xFFFF;
    /** Pools, streams, queues and locks are numbered from 0 on and each takes kilobytes: this many are allowed beyond one an event. */
    private static final long FREE_SMALL_IDS = 1 << 10;
    /** Counters of bytes take a step for each 2 GB of a result: this many steps are allowed beyond one an event. */
    private static final long FREE_STEPS = 1 << 12;
    private static final long STEP_BYTES = 1L << 31;
    private static final long MAX_RESULT_BYTES = Long.MAX_VALUE >>> 16;
    private static final long MAX_TIME = Long.MAX_VALUE / 4;

    private Names names;
    /** By stream: one more than its largest index; and all of them together, as each stream has a table by index. */
    private long[] indexesOf = {};
    private long indexes;
    private long events;
    private long steps;
    /** For the batch that is checked. */
    private long maxSmallId;

    /**
     * For the events of one run.
     *
     * @param names the names that they may speak of
     */
    public EventCheck(Names names) {
        this.names = names;
    }

    /** The names that the next events may speak of, where one run comes with more than one table. */
    public void names(Names table) {
        names = table;
    }

    /**
     * Passes a batch of events that come from no recording.
     *
     * @throws IOException if one is wrong, with one line that names it
     */
    public void pass(EventBatch batch) throws IOException {
        check(batch);
    }

    /** Passes a batch or says which event is wrong. */
    public void check(EventBatch batch) throws WireException {
        maxSmallId = Math.min(MAX_SMALL_ID, FREE_SMALL_IDS + events + batch.size());
        long maxId = FREE_IDS + IDS_PER_EVENT * (events + batch.size());
        int known = names.size();
        for (int i = 0; i < batch.size(); i++) {
            long time = batch.time(i);
            if (time < 0 || time > MAX_TIME) {
                throw wrong(i, "its time " + time + " ns is not in 0 to " + MAX_TIME);
            }
            EventKind kind = EventKind.of(EventWord.code(batch.word(i)));
            long id = EventWord.id(batch.word(i));
            long most = isTaskKind(kind) ? maxId : maxSmallId;
            if (id > most) {
                throw wrong(i, "its id " + id + " is over " + most);
            }
            if (kind.hasExtras()) {
                checkExtras(kind, batch.a(i), batch.b(i), maxId, known, i);
            }
        }
        events += batch.size();
    }

    private static boolean isTaskKind(EventKind kind) {
        return switch (kind) {
            case TASK_SUBMITTED, TASK_SUBMITTED_AS, TASK_STARTED, TASK_FINISHED, TASK_FAILED, TASK_CANCELLED, TASK_REJECTED,
                    WORKER_RELEASED, RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED, TASK_BLOCKED, TASK_UNBLOCKED,
                    TASK_PHASE, PAYLOAD_TRANSFERRED, TASK_CPU_MEASURED, FAILURE_READ ->
                true;
            default -> false;
        };
    }

    private void checkExtras(EventKind kind, long a, long b, long maxId, int known, int i) throws WireException {
        switch (kind) {
            case POOL_STARTED -> {
                name(Extras.name(a), known, i);
                within("its number of workers", Extras.poolWorkers(a), 0, Integer.MAX_VALUE, i);
                within("its kind of pool", Extras.poolKind(b), 0, PoolKind.values().length - 1, i);
                within("its policy", Extras.poolPolicy(b), 0, SaturationPolicy.values().length - 1, i);
                within("its capacity", Extras.poolCapacity(b), Event.UNBOUNDED, Integer.MAX_VALUE, i);
            }
            case POOL_RESIZED -> {
                within("its number of workers", a, 0, Integer.MAX_VALUE, i);
                within("its capacity", Extras.capacity(b), Event.UNBOUNDED, Integer.MAX_VALUE, i);
            }
            case POOL_BROKEN, WORKER_STARTED, SUBMITTER_JOINED, CONSUMER_JOINED, TASK_FAILED, TASK_PHASE, LOG_WRITTEN ->
                name(a, known, i);
            case LOCK_ACQUIRED, LOCK_RELEASED -> name(a, known, i);
            case QUEUE_OPENED -> {
                name(a, known, i);
                within("its capacity", Extras.capacity(b), Event.UNBOUNDED, Integer.MAX_VALUE, i);
            }
            case STREAM_OPENED -> {
                name(Extras.name(a), known, i);
                within("its pool", Extras.streamPool(a), -1, MAX_SMALL_ID, i);
                within("its delivery", Extras.streamDelivery(b), 0, Delivery.values().length - 1, i);
                within("its window", Extras.streamWindow(b), 0, Integer.MAX_VALUE, i);
            }
            case TASK_SUBMITTED_AS -> {
                name(Extras.name(a), known, i);
                within("its stream", Extras.submitStream(a), Extras.NO_STREAM, maxSmallId, i);
                index(Extras.submitStream(a), Extras.submitIndex(b), -1, maxId, i);
            }
            case TASK_REJECTED -> within("its reason", a, 0, Rejection.values().length - 1, i);
            case RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED -> {
                within("its stream", Extras.placeStream(a), Extras.NO_STREAM, maxSmallId, i);
                index(Extras.placeStream(a), Extras.placeIndex(a), 0, maxId, i);
                if (kind == EventKind.RESULT_BUFFERED) {
                    within("its size", b, -1, MAX_RESULT_BYTES, i);
                    steps += Math.max(0, b) / STEP_BYTES;
                    within("the size of all results in units of 2 GB", steps, 0, FREE_STEPS + events + i, i);
                }
            }
            case CONSUMER_WAITING -> within("its index", a, -1, maxId, i);
            case TASK_BLOCKED -> within("its reason", a, 0, BlockReason.values().length - 1, i);
            case ITEM_PUT, ITEM_TAKEN -> within("its depth", a, 0, Integer.MAX_VALUE, i);
            case STEP_REACHED -> {
                within("its line", a, 0, Integer.MAX_VALUE, i);
                name(b, known, i);
            }
            case EVENTS_LOST -> {
                within("its count", a, 0, Long.MAX_VALUE, i);
                within("its first time", b, 0, MAX_TIME, i);
            }
            case PAYLOAD_TRANSFERRED, TASK_CPU_MEASURED -> within("its number", a, 0, Long.MAX_VALUE, i);
            default -> within("its task", a, -1, EventWord.MAX_ID, i);
        }
    }

    /** The tables of all streams together grow as the one of tasks does. */
    private void index(int stream, long index, long least, long maxId, int i) throws WireException {
        within("its index", index, least, maxId, i);
        if (stream < 0) {
            return;
        }
        if (stream >= indexesOf.length) {
            indexesOf = Arrays.copyOf(indexesOf, Math.max(stream + 1, indexesOf.length * 2));
        }
        if (index >= indexesOf[stream]) {
            indexes += index + 1 - indexesOf[stream];
            indexesOf[stream] = index + 1;
            within("the number of all indexes of all streams", indexes, 0, maxId + 1, i);
        }
    }

    private void name(long name, int known, int i) throws WireException {
        if (name < 0 || name >= known) {
            throw wrong(i, "its name " + name + " is not among the " + known + " known");
        }
    }

    private void within(String what, long value, long least, long most, int i) throws WireException {
        if (value < least || value > most) {
            throw wrong(i, what + " " + value + " is not in " + least + " to " + most);
        }
    }

    private WireException wrong(int i, String why) {
        return new WireException("event " + (events + i + 1) + ": " + why);
    }
}
