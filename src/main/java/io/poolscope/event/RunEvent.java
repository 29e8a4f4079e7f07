package io.poolscope.event;

/** What happens around the tasks of a run: observed locks and queues, steps of a scenario's source, log lines, losses. */
public sealed interface RunEvent extends Event {
    /**
     * An observed lock was taken.
     *
     * @param time when
     * @param lock the lock
     * @param lane the lane it happened on
     * @param name its name
     * @param task the task that took it, or -1
     */
    record LockAcquired(long time, int lock, int lane, String name, long task) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.LOCK_ACQUIRED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.LOCK_ACQUIRED.code(), lock, lane, names.intern(name), task);
        }
    }

    /**
     * An observed lock was released.
     *
     * @param time when
     * @param lock the lock
     * @param lane the lane it happened on
     * @param name its name
     * @param task the task that released it, or -1
     */
    record LockReleased(long time, int lock, int lane, String name, long task) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.LOCK_RELEASED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.LOCK_RELEASED.code(), lock, lane, names.intern(name), task);
        }
    }

    /**
     * An observed queue was made.
     *
     * @param time when
     * @param queue the queue
     * @param name its name
     * @param capacity how many items it holds, or {@link Event#UNBOUNDED}
     */
    record QueueOpened(long time, int queue, String name, int capacity) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.QUEUE_OPENED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.QUEUE_OPENED.code(), queue, EventWord.NO_LANE, names.intern(name), Extras.capacityB(capacity));
        }
    }

    /**
     * An item was put into an observed queue.
     *
     * @param time when
     * @param queue the queue
     * @param lane the lane it happened on
     * @param depth how many items it then held
     * @param task the task that put it, or -1
     */
    record ItemPut(long time, int queue, int lane, int depth, long task) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.ITEM_PUT;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.ITEM_PUT.code(), queue, lane, depth, task);
        }
    }

    /**
     * An item was taken from an observed queue.
     *
     * @param time when
     * @param queue the queue
     * @param lane the lane it happened on
     * @param depth how many items it then held
     * @param task the task that took it, or -1
     */
    record ItemTaken(long time, int queue, int lane, int depth, long task) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.ITEM_TAKEN;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.ITEM_TAKEN.code(), queue, lane, depth, task);
        }
    }

    /**
     * A thread of a scenario is about to execute a line of its source.
     *
     * @param time when
     * @param script the script
     * @param lane the lane it happened on
     * @param line from 1, in the script's text
     * @param name which of the scenario's threads, as "submitter"
     */
    record StepReached(long time, int script, int lane, int line, String name) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.STEP_REACHED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.STEP_REACHED.code(), script, lane, line, names.intern(name));
        }
    }

    /**
     * A line was logged.
     *
     * @param time when
     * @param lane the lane it happened on
     * @param text the line
     * @param task the task that logged it, or -1
     */
    record LogWritten(long time, int lane, String text, long task) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.LOG_WRITTEN;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.LOG_WRITTEN.code(), 0, lane, names.intern(text), task);
        }
    }

    /**
     * Events were dropped because a buffer was full.
     *
     * @param time when
     * @param lane a lane of the thread that lost them, or {@link EventWord#NO_LANE}
     * @param count how many
     * @param since the time of the first; the last is at {@code time}
     */
    record EventsLost(long time, int lane, long count, long since) implements RunEvent {
        @Override
        public EventKind kind() {
            return EventKind.EVENTS_LOST;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.EVENTS_LOST.code(), 0, lane, count, since);
        }
    }
}
