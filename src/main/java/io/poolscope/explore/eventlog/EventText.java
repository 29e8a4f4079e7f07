package io.poolscope.explore.eventlog;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.words.DurationWords;
import io.poolscope.words.EnumWords;

/**
 * Says an event as a person would, tasks and indexes counted from 1 as everywhere in the window. Stateless. The task
 * and the lane are not repeated: they stand in columns of their own.
 */
public final class EventText {
    private EventText() {
    }

    /** What happened. */
    public static String of(Event event) {
        return switch (event) {
            case PoolEvent pool -> pool(pool);
            case TaskEvent task -> task(task);
            case ResultEvent result -> result(result);
            case RunEvent run -> run(run);
        };
    }

    private static String pool(PoolEvent event) {
        return switch (event) {
            case PoolEvent.PoolStarted e -> "pool " + e.name() + " started with " + workers(e.workers()) + ", queue "
                    + capacity(e.capacity()) + ", when full: " + words(e.policy());
            case PoolEvent.PoolResized e -> "pool now has " + workers(e.workers()) + ", queue " + capacity(e.capacity());
            case PoolEvent.PoolStopped e -> "pool stopped";
            case PoolEvent.PoolBroken e -> "pool broke: " + e.error();
            case PoolEvent.WorkerStarted e -> "worker " + e.name() + " started";
            case PoolEvent.WorkerStopped e -> "worker stopped";
            case PoolEvent.SubmitterJoined e -> "thread " + e.name() + " submits";
            case PoolEvent.SubmitterBlocked e -> "submitter blocked: the queue is full";
            case PoolEvent.SubmitterUnblocked e -> "submitter goes on";
        };
    }

    private static String task(TaskEvent event) {
        return switch (event) {
            case TaskEvent.TaskSubmitted e -> "submitted" + (e.label().isEmpty() ? "" : " as " + e.label())
                    + (e.index() < 0 ? "" : ", index " + (e.index() + 1))
                    + (e.priority() == 0 ? "" : ", priority " + e.priority());
            case TaskEvent.TaskStarted e -> "started";
            case TaskEvent.TaskFinished e -> "finished";
            case TaskEvent.TaskFailed e -> "failed: " + e.error();
            case TaskEvent.TaskCancelled e -> "cancelled";
            case TaskEvent.TaskRejected e -> "rejected: " + words(e.reason());
            case TaskEvent.WorkerReleased e -> "worker free again";
            case TaskEvent.TaskBlocked e -> "blocked, waits for " + switch (e.reason()) {
                case TASK -> "task #" + (e.target() + 1);
                case LOCK -> "lock " + (e.target() + 1);
                case QUEUE_FULL -> "room in queue " + (e.target() + 1);
                case QUEUE_EMPTY -> "an item in queue " + (e.target() + 1);
                case SUBMIT -> "room in the queue of pool " + (e.target() + 1);
                case EVENT -> "another thread";
            };
            case TaskEvent.TaskUnblocked e -> "goes on" + (e.byTask() < 0 ? "" : ", released by #" + (e.byTask() + 1));
            case TaskEvent.TaskPhase e -> e.name().isEmpty() ? "leaves its last part" : "part " + e.name();
            case TaskEvent.PayloadTransferred e -> e.bytes() + " bytes " + (e.toWorker() ? "to the worker" : "back");
            case TaskEvent.TaskCpuMeasured e -> "used " + DurationWords.of(e.cpuNanos()) + " of processor time";
            case TaskEvent.FailureRead e -> "its failure was read";
        };
    }

    private static String result(ResultEvent event) {
        return switch (event) {
            case ResultEvent.ConsumerJoined e -> "thread " + e.name() + " consumes";
            case ResultEvent.StreamOpened e -> "stream " + e.name() + " opened, " + words(e.delivery())
                    + (e.window() == 0 ? "" : ", window " + e.window());
            case ResultEvent.StreamClosed e -> "stream closed";
            case ResultEvent.ResultBuffered e -> "result " + (e.index() + 1) + " buffered"
                    + (e.bytes() < 0 ? "" : ", " + e.bytes() + " bytes");
            case ResultEvent.ResultConsumed e -> "result " + (e.index() + 1) + " consumed";
            case ResultEvent.ResultDropped e -> "result " + (e.index() + 1) + " dropped";
            case ResultEvent.ConsumerWaiting e -> e.index() < 0 ? "consumer waits for any result"
                    : "consumer waits for result " + (e.index() + 1);
        };
    }

    private static String run(RunEvent event) {
        return switch (event) {
            case RunEvent.LockAcquired e -> "lock " + e.name() + " acquired";
            case RunEvent.LockReleased e -> "lock " + e.name() + " released";
            case RunEvent.QueueOpened e -> "queue " + e.name() + " opened, " + capacity(e.capacity());
            case RunEvent.ItemPut e -> "item put, " + e.depth() + " in the queue";
            case RunEvent.ItemTaken e -> "item taken, " + e.depth() + " in the queue";
            case RunEvent.StepReached e -> e.name() + " reached line " + e.line();
            case RunEvent.LogWritten e -> e.text();
            case RunEvent.EventsLost e -> e.count() + " events lost since " + DurationWords.of(e.since());
        };
    }

    private static String workers(int workers) {
        return workers == 0 ? "any number of workers" : workers == 1 ? "1 worker" : workers + " workers";
    }

    private static String capacity(int capacity) {
        return capacity == Event.UNBOUNDED ? "unbounded" : "of " + capacity;
    }

    private static String words(Enum<?> constant) {
        return EnumWords.spaced(constant);
    }
}
