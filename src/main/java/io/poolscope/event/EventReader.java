package io.poolscope.event;

import java.util.ArrayList;
import java.util.List;

/** Reads events in their primitive form as {@link Event} records. Stateless. */
public final class EventReader {
    private EventReader() {
    }

    /** Event {@code i} of a batch. */
    public static Event read(EventBatch batch, int i, Names names) {
        return read(batch.time(i), batch.word(i), batch.a(i), batch.b(i), names);
    }

    /** All events of a batch, in order. */
    public static List<Event> readAll(EventBatch batch, Names names) {
        List<Event> events = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            events.add(read(batch, i, names));
        }
        return events;
    }

    /**
     * The event that these primitives say.
     *
     * @throws IllegalArgumentException if the kind, a name or an enumerated value is not known
     */
    public static Event read(long time, long word, long a, long b, Names names) {
        long id = EventWord.id(word);
        int lane = EventWord.lane(word);
        return switch (EventKind.of(EventWord.code(word))) {
            case POOL_STARTED -> new PoolEvent.PoolStarted(time,
                    (int) id, names.name(Extras.name(a)), PoolKind.of(Extras.poolKind(b)), Extras.poolWorkers(a),
                    (int) Extras.poolCapacity(b), SaturationPolicy.of(Extras.poolPolicy(b)));
            case POOL_RESIZED -> new PoolEvent.PoolResized(time, (int) id, (int) a, (int) Extras.capacity(b));
            case POOL_STOPPED -> new PoolEvent.PoolStopped(time, (int) id);
            case POOL_BROKEN -> new PoolEvent.PoolBroken(time, (int) id, names.name((int) a));
            case WORKER_STARTED -> new PoolEvent.WorkerStarted(time, lane, (int) id, names.name((int) a));
            case WORKER_STOPPED -> new PoolEvent.WorkerStopped(time, lane, (int) id);
            case SUBMITTER_JOINED -> new PoolEvent.SubmitterJoined(time, lane, (int) id, names.name((int) a));
            case CONSUMER_JOINED -> new ResultEvent.ConsumerJoined(time, lane, (int) id, names.name((int) a));
            case STREAM_OPENED -> new ResultEvent.StreamOpened(time,
                    (int) id, Extras.streamPool(a), names.name(Extras.name(a)), Delivery.of(Extras.streamDelivery(b)),
                    (int) Extras.streamWindow(b));
            case STREAM_CLOSED -> new ResultEvent.StreamClosed(time, (int) id);
            case TASK_SUBMITTED_AS -> new TaskEvent.TaskSubmitted(time,
                    id, lane, names.name(Extras.name(a)), Extras.submitStream(a), Extras.submitIndex(b), Extras.submitPriority(b));
            case TASK_SUBMITTED -> new TaskEvent.TaskSubmitted(time, id, lane, "", Extras.NO_STREAM, -1, 0);
            case TASK_STARTED -> new TaskEvent.TaskStarted(time, id, lane);
            case TASK_FINISHED -> new TaskEvent.TaskFinished(time, id, lane);
            case TASK_FAILED -> new TaskEvent.TaskFailed(time, id, lane, names.name((int) a));
            case TASK_CANCELLED -> new TaskEvent.TaskCancelled(time, id, lane);
            case TASK_REJECTED -> new TaskEvent.TaskRejected(time, id, lane, Rejection.of((int) a));
            case WORKER_RELEASED -> new TaskEvent.WorkerReleased(time, id, lane);
            case RESULT_BUFFERED -> new ResultEvent.ResultBuffered(time,
                    id, lane, Extras.placeStream(a), Extras.placeIndex(a), b);
            case RESULT_CONSUMED -> new ResultEvent.ResultConsumed(time, id, lane, Extras.placeStream(a), Extras.placeIndex(a));
            case RESULT_DROPPED -> new ResultEvent.ResultDropped(time, id, lane, Extras.placeStream(a), Extras.placeIndex(a));
            case CONSUMER_WAITING -> new ResultEvent.ConsumerWaiting(time, (int) id, lane, a);
            case SUBMITTER_BLOCKED -> new PoolEvent.SubmitterBlocked(time, (int) id, lane);
            case SUBMITTER_UNBLOCKED -> new PoolEvent.SubmitterUnblocked(time, (int) id, lane);
            case TASK_BLOCKED -> new TaskEvent.TaskBlocked(time, id, lane, BlockReason.of((int) a), b);
            case TASK_UNBLOCKED -> new TaskEvent.TaskUnblocked(time, id, lane, a, (int) b);
            case LOCK_ACQUIRED -> new RunEvent.LockAcquired(time, (int) id, lane, names.name((int) a), b);
            case LOCK_RELEASED -> new RunEvent.LockReleased(time, (int) id, lane, names.name((int) a), b);
            case QUEUE_OPENED -> new RunEvent.QueueOpened(time, (int) id, names.name((int) a), (int) Extras.capacity(b));
            case ITEM_PUT -> new RunEvent.ItemPut(time, (int) id, lane, (int) a, b);
            case ITEM_TAKEN -> new RunEvent.ItemTaken(time, (int) id, lane, (int) a, b);
            case TASK_PHASE -> new TaskEvent.TaskPhase(time, id, lane, names.name((int) a));
            case PAYLOAD_TRANSFERRED -> new TaskEvent.PayloadTransferred(time, id, lane, a, b != 0);
            case STEP_REACHED -> new RunEvent.StepReached(time, (int) id, lane, (int) a, names.name((int) b));
            case LOG_WRITTEN -> new RunEvent.LogWritten(time, lane, names.name((int) a), b);
            case TASK_CPU_MEASURED -> new TaskEvent.TaskCpuMeasured(time, id, lane, a);
            case FAILURE_READ -> new TaskEvent.FailureRead(time, id, lane);
            case EVENTS_LOST -> new RunEvent.EventsLost(time, lane, a, b);
        };
    }
}
