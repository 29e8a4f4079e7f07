package io.poolscope.event;

/** What happens to a pool, its workers and its submitters. */
public sealed interface PoolEvent extends Event {
    /**
     * A pool opened.
     *
     * @param time when
     * @param pool the pool
     * @param name its name
     * @param poolKind how it hands tasks to threads
     * @param workers how many workers it may have; 0 where there is no limit
     * @param capacity how many tasks its queue holds, or {@link Event#UNBOUNDED}
     * @param policy what happens when the queue is full
     */
    record PoolStarted(long time, int pool, String name, PoolKind poolKind, int workers, int capacity, SaturationPolicy policy)
            implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.POOL_STARTED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.POOL_STARTED.code(), pool, EventWord.NO_LANE,
                    Extras.poolA(names.intern(name), workers), Extras.poolB(capacity, poolKind, policy));
        }
    }

    /**
     * A pool's number of workers or its queue's capacity was changed.
     *
     * @param time when
     * @param pool the pool
     * @param workers the new number of workers
     * @param capacity the new capacity, or {@link Event#UNBOUNDED}
     */
    record PoolResized(long time, int pool, int workers, int capacity) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.POOL_RESIZED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.POOL_RESIZED.code(), pool, EventWord.NO_LANE, workers, Extras.capacityB(capacity));
        }
    }

    /**
     * A pool has ended: its workers are gone.
     *
     * @param time when
     * @param pool the pool
     */
    record PoolStopped(long time, int pool) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.POOL_STOPPED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.POOL_STOPPED.code(), pool, EventWord.NO_LANE);
        }
    }

    /**
     * A pool can run no more tasks, as after a failed initializer.
     *
     * @param time when
     * @param pool the pool
     * @param error the exception as text
     */
    record PoolBroken(long time, int pool, String error) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.POOL_BROKEN;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.POOL_BROKEN.code(), pool, EventWord.NO_LANE, names.intern(error), 0);
        }
    }

    /**
     * A worker began its life on a lane.
     *
     * @param time when
     * @param lane the lane it happened on
     * @param pool the pool
     * @param name the thread's name
     */
    record WorkerStarted(long time, int lane, int pool, String name) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.WORKER_STARTED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.WORKER_STARTED.code(), pool, lane, names.intern(name), 0);
        }
    }

    /**
     * A worker ended; its lane may be given again.
     *
     * @param time when
     * @param lane the lane it happened on
     * @param pool the pool
     */
    record WorkerStopped(long time, int lane, int pool) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.WORKER_STOPPED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.WORKER_STOPPED.code(), pool, lane);
        }
    }

    /**
     * A thread is about to submit to a pool for the first time.
     *
     * @param time when
     * @param lane the lane it happened on
     * @param pool the pool
     * @param name the thread's name
     */
    record SubmitterJoined(long time, int lane, int pool, String name) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.SUBMITTER_JOINED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.SUBMITTER_JOINED.code(), pool, lane, names.intern(name), 0);
        }
    }

    /**
     * A submitter waits for room in a pool's queue or window.
     *
     * @param time when
     * @param pool the pool
     * @param lane the lane it happened on
     */
    record SubmitterBlocked(long time, int pool, int lane) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.SUBMITTER_BLOCKED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.SUBMITTER_BLOCKED.code(), pool, lane);
        }
    }

    /**
     * A blocked submitter was admitted, rejected or interrupted.
     *
     * @param time when
     * @param pool the pool
     * @param lane the lane it happened on
     */
    record SubmitterUnblocked(long time, int pool, int lane) implements PoolEvent {
        @Override
        public EventKind kind() {
            return EventKind.SUBMITTER_UNBLOCKED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.SUBMITTER_UNBLOCKED.code(), pool, lane);
        }
    }
}
