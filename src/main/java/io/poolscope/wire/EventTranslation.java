package io.poolscope.wire;

import io.poolscope.event.BlockReason;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;

/**
 * Writes an event again with other numbers for what it speaks of: where the events of several runs become those of one,
 * or a part of a run becomes a run of its own. Stateless.
 */
public final class EventTranslation {
    private static final int INDEX_SHIFT = 24;
    private static final long PRIORITY_MASK = 0xFFFFFF;
    private static final int STREAM_SHIFT = 40;
    private static final long LOW_HALF = 0xFFFFFFFFL;

    private EventTranslation() {
    }

    /**
     * The numbers that take the place of others; each method is asked with one that is there, and answers -1 for one that must
     * not be spoken of.
     */
    public interface Numbers {
        /** The time in place of another. */
        long time(long time);

        /** The number in place of a task's. */
        long task(long id);

        /** The number in place of a pool's. */
        int pool(int id);

        /** The lane in place of another. */
        int lane(int lane);

        /** The number in place of a stream's. */
        int stream(int id);

        /** The index in place of another in a stream. */
        long index(int stream, long index);

        /** The number in place of a queue's. */
        int queue(int id);

        /** The number in place of a lock's. */
        int lock(int id);

        /** The number in place of a script's. */
        int script(int id);

        /** The number in place of a name's. */
        int name(int name);
    }

    /**
     * Adds event {@code i} of a batch to another, with other numbers.
     *
     * @return false if it speaks of what must not be spoken of; then nothing was added
     */
    public static boolean translate(EventBatch from, int i, Numbers numbers, EventBatch to) {
        long word = from.word(i);
        EventKind kind = EventKind.of(EventWord.code(word));
        long id = id(kind, EventWord.id(word), numbers);
        int lane = EventWord.lane(word);
        long a = from.a(i);
        long b = from.b(i);
        if (id < 0) {
            return false;
        }
        if (lane != EventWord.NO_LANE) {
            lane = numbers.lane(lane);
        }
        if (kind.hasExtras()) {
            int stream = streamOf(kind, (int) EventWord.id(word), a);
            long index = stream < 0 ? -1 : indexOf(kind, a, b);
            if (index >= 0) {
                index = numbers.index(stream, index);
                if (index < 0) {
                    return false;
                }
            }
            long oldA = a;
            a = first(kind, a, index, numbers);
            b = second(kind, oldA, b, index, numbers);
        }
        to.add(numbers.time(from.time(i)), EventWord.pack(id, lane, kind.code()), a, b);
        return true;
    }

    private static long id(EventKind kind, long id, Numbers numbers) {
        return switch (kind) {
            case POOL_STARTED, POOL_RESIZED, POOL_STOPPED, POOL_BROKEN, WORKER_STARTED, WORKER_STOPPED, SUBMITTER_JOINED,
                    SUBMITTER_BLOCKED, SUBMITTER_UNBLOCKED ->
                numbers.pool((int) id);
            case CONSUMER_JOINED, STREAM_OPENED, STREAM_CLOSED, CONSUMER_WAITING -> numbers.stream((int) id);
            case TASK_SUBMITTED, TASK_SUBMITTED_AS, TASK_STARTED, TASK_FINISHED, TASK_FAILED, TASK_CANCELLED, TASK_REJECTED,
                    WORKER_RELEASED, RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED, TASK_BLOCKED, TASK_UNBLOCKED, TASK_PHASE,
                    PAYLOAD_TRANSFERRED, TASK_CPU_MEASURED, FAILURE_READ ->
                numbers.task(id);
            case LOCK_ACQUIRED, LOCK_RELEASED -> numbers.lock((int) id);
            case QUEUE_OPENED, ITEM_PUT, ITEM_TAKEN -> numbers.queue((int) id);
            case STEP_REACHED -> numbers.script((int) id);
            case LOG_WRITTEN, EVENTS_LOST -> id;
        };
    }

    /** The stream in which an event's index counts, or -1. */
    private static int streamOf(EventKind kind, int id, long a) {
        return switch (kind) {
            case TASK_SUBMITTED_AS -> (int) a;
            case RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED -> (int) (a >>> STREAM_SHIFT);
            case CONSUMER_WAITING -> id;
            default -> -1;
        };
    }

    private static long indexOf(EventKind kind, long a, long b) {
        return switch (kind) {
            case TASK_SUBMITTED_AS -> (b >>> INDEX_SHIFT) - 1;
            case RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED -> a & EventWord.MAX_ID;
            default -> a;
        };
    }

    private static long first(EventKind kind, long a, long index, Numbers numbers) {
        return switch (kind) {
            case POOL_STARTED -> (long) numbers.name((int) (a >>> 32)) << 32 | a & LOW_HALF;
            case STREAM_OPENED -> (long) numbers.name((int) (a >>> 32)) << 32
                    | ((int) a < 0 ? -1 : numbers.pool((int) a)) & LOW_HALF;
            case TASK_SUBMITTED_AS -> (long) numbers.name((int) (a >>> 32)) << 32
                    | ((int) a < 0 ? -1 : numbers.stream((int) a)) & LOW_HALF;
            case POOL_BROKEN, WORKER_STARTED, SUBMITTER_JOINED, CONSUMER_JOINED, TASK_FAILED, TASK_PHASE, LOG_WRITTEN, LOCK_ACQUIRED,
                    LOCK_RELEASED, QUEUE_OPENED ->
                numbers.name((int) a);
            case RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED ->
                (long) numbers.stream((int) (a >>> STREAM_SHIFT)) << STREAM_SHIFT | index;
            case CONSUMER_WAITING -> index;
            case TASK_UNBLOCKED -> a < 0 ? a : numbers.task(a);
            default -> a;
        };
    }

    private static long second(EventKind kind, long a, long b, long index, Numbers numbers) {
        return switch (kind) {
            case TASK_SUBMITTED_AS -> (index + 1) << INDEX_SHIFT | b & PRIORITY_MASK;
            case TASK_BLOCKED -> target(a, b, numbers);
            case TASK_UNBLOCKED -> b < 0 || b > EventWord.MAX_LANE ? b : numbers.lane((int) b);
            case LOCK_ACQUIRED, LOCK_RELEASED, ITEM_PUT, ITEM_TAKEN, LOG_WRITTEN -> b < 0 ? b : numbers.task(b);
            case STEP_REACHED -> numbers.name((int) b);
            case EVENTS_LOST -> numbers.time(b);
            default -> b;
        };
    }

    private static long target(long reason, long target, Numbers numbers) {
        if (reason < 0 || reason >= BlockReason.values().length || target < 0) {
            return target;
        }
        return switch (BlockReason.of((int) reason)) {
            case TASK -> numbers.task(target);
            case LOCK -> numbers.lock((int) target);
            case QUEUE_FULL, QUEUE_EMPTY -> numbers.queue((int) target);
            case SUBMIT -> numbers.pool((int) target);
            case EVENT -> numbers.name((int) target);
        };
    }
}
