package io.poolscope.event;

/** What happens to a task on its way through a pool. */
public sealed interface TaskEvent extends Event {
    /**
     * A task was handed to a pool: it queues from now on.
     *
     * @param time when
     * @param task the task
     * @param lane the submitter's lane
     * @param label what the submitter called it, or ""
     * @param stream the stream its result goes to, or {@link Extras#NO_STREAM}
     * @param index its index in that stream, from 0, or -1
     * @param priority larger runs earlier in a priority queue: -2²³ to 2²³ - 1
     */
    record TaskSubmitted(long time, long task, int lane, String label, int stream, long index, int priority)
            implements TaskEvent {
        @Override
        public EventKind kind() {
            return plain() ? EventKind.TASK_SUBMITTED : EventKind.TASK_SUBMITTED_AS;
        }

        private boolean plain() {
            return label.isEmpty() && stream == -1 && index == -1 && priority == 0;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            if (plain()) {
                sink.emit(time, EventKind.TASK_SUBMITTED.code(), task, lane);
                return;
            }
            sink.emit(time, EventKind.TASK_SUBMITTED_AS.code(), task, lane,
                    Extras.submitA(names.intern(label), stream), Extras.submitB(index, priority));
        }
    }

    /**
     * A worker took a task and runs it.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     */
    record TaskStarted(long time, long task, int lane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_STARTED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_STARTED.code(), task, lane);
        }
    }

    /**
     * A task returned. Stamped before its future completes.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     */
    record TaskFinished(long time, long task, int lane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_FINISHED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_FINISHED.code(), task, lane);
        }
    }

    /**
     * A task threw. Stamped before its future completes.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it ran on, or {@link EventWord#NO_LANE} if it failed with its pool before it ran
     * @param error the exception as text
     */
    record TaskFailed(long time, long task, int lane, String error) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_FAILED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_FAILED.code(), task, lane, names.intern(error), 0);
        }
    }

    /**
     * A task was cancelled; if it was running, its worker stays busy until {@link WorkerReleased}.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it runs on, or {@link EventWord#NO_LANE} if it had not started
     */
    record TaskCancelled(long time, long task, int lane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_CANCELLED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_CANCELLED.code(), task, lane);
        }
    }

    /**
     * A task was given up without running.
     *
     * @param time when
     * @param task the task
     * @param lane the submitter's lane
     * @param reason why
     */
    record TaskRejected(long time, long task, int lane, Rejection reason) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_REJECTED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_REJECTED.code(), task, lane, reason.ordinal(), 0);
        }
    }

    /**
     * The worker of a task that was cancelled while it ran is free again. For other tasks their end says so.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     */
    record WorkerReleased(long time, long task, int lane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.WORKER_RELEASED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.WORKER_RELEASED.code(), task, lane);
        }
    }

    /**
     * A running task waits.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param reason why
     * @param target what it waits for, by {@code reason}
     */
    record TaskBlocked(long time, long task, int lane, BlockReason reason, long target) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_BLOCKED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_BLOCKED.code(), task, lane, reason.ordinal(), target);
        }
    }

    /**
     * A blocked task goes on.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param byTask the task that released it, or -1
     * @param byLane the lane that released it, or {@link EventWord#NO_LANE}
     */
    record TaskUnblocked(long time, long task, int lane, long byTask, int byLane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_UNBLOCKED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_UNBLOCKED.code(), task, lane, byTask, byLane);
        }
    }

    /**
     * A named part of a running task began.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param name the part, or "" where the task leaves its last part
     */
    record TaskPhase(long time, long task, int lane, String name) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_PHASE;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_PHASE.code(), task, lane, names.intern(name), 0);
        }
    }

    /**
     * A task's input or result crossed to another process.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param bytes how many bytes
     * @param toWorker whether it went to the worker, or came back
     */
    record PayloadTransferred(long time, long task, int lane, long bytes, boolean toWorker) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.PAYLOAD_TRANSFERRED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.PAYLOAD_TRANSFERRED.code(), task, lane, bytes, toWorker ? 1 : 0);
        }
    }

    /**
     * How much processor time a task took.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param cpuNanos nanoseconds of processor time
     */
    record TaskCpuMeasured(long time, long task, int lane, long cpuNanos) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.TASK_CPU_MEASURED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.TASK_CPU_MEASURED.code(), task, lane, cpuNanos, 0);
        }
    }

    /**
     * Somebody read the exception of a failed task for the first time.
     *
     * @param time when
     * @param task the task
     * @param lane the reader's lane if it has one
     */
    record FailureRead(long time, long task, int lane) implements TaskEvent {
        @Override
        public EventKind kind() {
            return EventKind.FAILURE_READ;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.FAILURE_READ.code(), task, lane);
        }
    }
}
