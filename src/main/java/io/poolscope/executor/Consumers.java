package io.poolscope.executor;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.ResultEvent;

/** The threads that consume one stream, each on a lane of its own. Thread-safe. */
final class Consumers {
    private final ObservedExecutor pool;
    private final int stream;
    private final Occupants joined = new Occupants();

    Consumers(ObservedExecutor pool, int stream) {
        this.pool = pool;
        this.stream = stream;
    }

    /** The calling thread as a consumer. */
    ThreadRole here() {
        ThreadRole known = joined.of(Thread.currentThread());
        return known == null ? join() : known;
    }

    private ThreadRole join() {
        Thread thread = Thread.currentThread();
        ThreadRole gone = joined.takeDead();
        int lane = gone != null ? gone.lane : stream == Extras.NO_STREAM ? EventWord.NO_LANE : pool.lanes.consumerLane();
        ThreadRole added = new ThreadRole(null, thread, ThreadRole.sinkOf(pool.port), lane);
        if (!joined.add(added)) {
            pool.lanes.consumerGone(lane);
            return new ThreadRole(null, thread, added.sink, EventWord.NO_LANE);
        }
        if (lane != EventWord.NO_LANE) {
            new ResultEvent.ConsumerJoined(pool.stamp(), lane, stream, thread.getName()).emitTo(added.sink, pool.names);
        }
        return added;
    }

    /** Tells that a consumer waits for a result; {@code index} is -1 if any will do. */
    void tellWaiting(ThreadRole consumer, long index) {
        if (stream != Extras.NO_STREAM) {
            consumer.sink.emit(pool.stamp(), EventKind.CONSUMER_WAITING.code(), stream, consumer.lane, index, 0);
        }
    }

    /** The stream is closed: its lanes are free for consumers of later streams. */
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // a concurrent map may be changed while it is walked
    void close() {
        for (ThreadRole each : joined.takeAll()) {
            pool.lanes.consumerGone(each.lane);
        }
    }
}
