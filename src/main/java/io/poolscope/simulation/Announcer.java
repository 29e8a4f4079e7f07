package io.poolscope.simulation;

import io.poolscope.event.Delivery;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.event.PoolKind;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;

/** Tells of pools, streams and lanes as they come and go, and gives out the lanes. */
final class Announcer {
    private final EventWriter out;
    private final Names names;
    private int lanes;

    Announcer(EventWriter out, Names names) {
        this.out = out;
        this.names = names;
    }

    void poolStarted(int pool, PoolSpec spec) {
        out.emit(0, EventKind.POOL_STARTED.code(), pool, EventWord.NO_LANE, Extras.poolA(names.intern(spec.name()), spec.workers()),
                Extras.poolB(spec.capacity(), kind(spec.order()), spec.policy()));
    }

    int submitter(long time, int pool, String name) {
        out.emit(time, EventKind.SUBMITTER_JOINED.code(), pool, lanes, names.intern(name), 0);
        return lanes++;
    }

    int consumer(long time, int stream, String name) {
        out.emit(time, EventKind.CONSUMER_JOINED.code(), stream, lanes, names.intern(name), 0);
        return lanes++;
    }

    int worker(long time, int pool, String name) {
        out.emit(time, EventKind.WORKER_STARTED.code(), pool, lanes, names.intern(name), 0);
        return lanes++;
    }

    /** A worker's name: what real pools call theirs, but no "worker-worker-1" in a pool that is itself called so. */
    static String workerName(String pool, int number) {
        return (pool.endsWith("worker") ? pool : pool + "-worker") + "-" + number;
    }

    void streamOpened(long time, int stream, int pool, DeliverySpec delivery) {
        String name = (delivery.mode() == DeliveryMode.AS_COMPLETED ? "as-completed-" : "stream-") + (stream + 1);
        Delivery order = delivery.mode() == DeliveryMode.AS_COMPLETED ? Delivery.AS_COMPLETED : Delivery.ORDERED;
        out.emit(time, EventKind.STREAM_OPENED.code(), stream, EventWord.NO_LANE, Extras.streamA(names.intern(name), pool),
                Extras.streamB(delivery.window(), order));
    }

    private static PoolKind kind(Order order) {
        return switch (order) {
            case FIFO, LIFO, SHORTEST_FIRST -> PoolKind.FIXED;
            case PRIORITY -> PoolKind.PRIORITY;
            case WORK_STEALING -> PoolKind.WORK_STEALING;
        };
    }
}
