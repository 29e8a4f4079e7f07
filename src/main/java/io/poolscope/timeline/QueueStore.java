package io.poolscope.timeline;

import io.poolscope.event.Event;

/** An observed queue; the writer's. Its events say the depth itself. */
final class QueueStore {
    final int id;
    String name = "";
    int capacity = Event.UNBOUNDED;
    long opened;
    final CounterStore depth = new CounterStore();

    QueueStore(int id) {
        this.id = id;
    }

    void depth(long time, long now) {
        depth.add(time, now - depth.value());
    }

    QueueTrack freeze() {
        return new View(id, name, capacity, opened, depth.freeze());
    }

    private record View(int id, String name, int capacity, long opened, Counter depth) implements QueueTrack {
    }
}
