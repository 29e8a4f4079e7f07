package io.poolscope.event;

/** What happens to results between the finish of their tasks and their consumer. */
public sealed interface ResultEvent extends Event {
    /**
     * A thread is about to consume from a stream for the first time.
     *
     * @param time when
     * @param lane the lane it happened on
     * @param stream the stream
     * @param name the thread's name
     */
    record ConsumerJoined(long time, int lane, int stream, String name) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONSUMER_JOINED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.CONSUMER_JOINED.code(), stream, lane, names.intern(name), 0);
        }
    }

    /**
     * A stream of results opened.
     *
     * @param time when
     * @param stream the stream
     * @param pool the pool its tasks run in, or -1 if in several
     * @param name its name
     * @param delivery the order of its results
     * @param window how many results may be submitted and not yet consumed; 0 where there is no limit
     */
    record StreamOpened(long time, int stream, int pool, String name, Delivery delivery, int window)
            implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.STREAM_OPENED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.STREAM_OPENED.code(), stream, EventWord.NO_LANE,
                    Extras.streamA(names.intern(name), pool), Extras.streamB(window, delivery));
        }
    }

    /**
     * A stream is exhausted or was closed: nobody waits on it any more.
     *
     * @param time when
     * @param stream the stream
     */
    record StreamClosed(long time, int stream) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.STREAM_CLOSED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.STREAM_CLOSED.code(), stream, EventWord.NO_LANE);
        }
    }

    /**
     * A result is ready in its stream; as every later time of the result it is not before the finish.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param stream the stream, or {@link Extras#NO_STREAM} if it has no number
     * @param index from 0; in an as-completed stream the number of the result as it arrived
     * @param bytes the size of the result, or -1 if not known
     */
    record ResultBuffered(long time, long task, int lane, int stream, long index, long bytes) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.RESULT_BUFFERED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.RESULT_BUFFERED.code(), task, lane, Extras.place(stream, index), bytes);
        }
    }

    /**
     * A result was handed to the consumer, as a value or by throwing.
     *
     * @param time when
     * @param task the task
     * @param lane the consumer's lane
     * @param stream the stream, or {@link Extras#NO_STREAM} if it has no number
     * @param index its index in the stream, from 0
     */
    record ResultConsumed(long time, long task, int lane, int stream, long index) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.RESULT_CONSUMED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.RESULT_CONSUMED.code(), task, lane, Extras.place(stream, index), 0);
        }
    }

    /**
     * A result will never be consumed: its task was cancelled, or the stream closed early.
     *
     * @param time when
     * @param task the task
     * @param lane the lane it happened on
     * @param stream the stream, or {@link Extras#NO_STREAM} if it has no number
     * @param index its index in the stream, from 0
     */
    record ResultDropped(long time, long task, int lane, int stream, long index) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.RESULT_DROPPED;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.RESULT_DROPPED.code(), task, lane, Extras.place(stream, index), 0);
        }
    }

    /**
     * A consumer asked for a result that is not there. It waits until its next {@link ResultConsumed} or the end of the stream.
     *
     * @param time when
     * @param stream the stream
     * @param lane the lane it happened on
     * @param index the index it waits for, or -1 if any will do
     */
    record ConsumerWaiting(long time, int stream, int lane, long index) implements ResultEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONSUMER_WAITING;
        }

        @Override
        public void emitTo(EventSink sink, Names names) {
            sink.emit(time, EventKind.CONSUMER_WAITING.code(), stream, lane, index, 0);
        }
    }
}
