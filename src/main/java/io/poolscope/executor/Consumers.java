package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.ResultEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that consume one stream, each on a lane of its own. Thread-safe. */
final class Consumers {
    private final EventPort port;
    private final Lanes lanes;
    private final int stream;
    private final Map<Thread, ThreadRole> joined = new ConcurrentHashMap<>();

    /** @param lanes where consumers' lanes come from and go back to, or null if they are new and stay taken */
    Consumers(EventPort port, Lanes lanes, int stream) {
        this.port = port;
        this.lanes = lanes;
        this.stream = stream;
    }

    /** The calling thread as a consumer. */
    ThreadRole here() {
        Thread thread = Thread.currentThread();
        ThreadRole known = joined.get(thread);
        return known == null ? join(thread) : known;
    }

    private ThreadRole join(Thread thread) {
        ThreadRole added = new ThreadRole(null, thread, port.sink(), lanes == null ? port.ids().acquireLane() : lanes.consumerLane());
        joined.put(thread, added);
        new ResultEvent.ConsumerJoined(port.clock().stamp(), added.lane, stream, thread.getName()).emitTo(added.sink, port.names());
        return added;
    }

    /** The stream is closed: its lanes are free for consumers of later streams. */
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // a concurrent map may be changed while it is walked
    void close() {
        for (ThreadRole each : joined.values()) {
            if (lanes != null && joined.remove(each.thread, each)) {
                lanes.consumerGone(each.lane);
            }
        }
    }
}
