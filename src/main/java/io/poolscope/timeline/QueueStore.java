package io.poolscope.timeline;

import io.poolscope.event.Event;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterStore;

/** An observed queue; live only. Its events say the depth itself. */
final class QueueStore {
    final int id;
    String name = "";
    int capacity = Event.UNBOUNDED;
    long opened;
    final CounterStore depth = new CounterStore();
    private final MomentStore puts = new MomentStore();
    private final MomentStore takes = new MomentStore();

    QueueStore(int id) {
        this.id = id;
    }

    /** An item was put or taken, and that many are there now. */
    void changed(long time, long now, long task, boolean put) {
        depth.add(time, now - depth.value());
        (put ? puts : takes).add(time, task);
    }

    void dropBefore(long time) {
        depth.dropBefore(time);
        puts.dropBefore(time);
        takes.dropBefore(time);
    }

    long bytes() {
        return depth.bytes() + puts.bytes() + takes.bytes();
    }

    QueueTrack freeze() {
        return new View(id, name, capacity, opened, depth.freeze(), puts.freeze(), takes.freeze());
    }

    private record View(int id, String name, int capacity, long opened, Counter depth, Instants puts, Instants takes)
            implements QueueTrack {
    }
}
