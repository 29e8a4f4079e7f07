package io.poolscope.attach;

import io.poolscope.event.EventBatch;
import java.util.Collection;
import java.util.PriorityQueue;

/** Puts batches, each in the order of time, together in that order. Stateless. */
final class TimeMerge {
    private TimeMerge() {
    }

    /** One of the batches and how far it has been read; equal times keep the order of the batches. */
    private static final class Head implements Comparable<Head> {
        private final EventBatch batch;
        private final int order;
        private int at;

        Head(EventBatch batch, int order) {
            this.batch = batch;
            this.order = order;
        }

        @Override
        public int compareTo(Head other) {
            int byTime = Long.compare(batch.time(at), other.batch.time(other.at));
            return byTime != 0 ? byTime : Integer.compare(order, other.order);
        }
    }

    static EventBatch merge(Collection<EventBatch> batches, int size) {
        EventBatch merged = new EventBatch(Math.max(1, size));
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (EventBatch batch : batches) {
            if (batch.size() > 0) {
                heads.add(new Head(batch, heads.size()));
            }
        }
        while (!heads.isEmpty()) {
            Head head = heads.poll();
            EventBatch from = head.batch;
            merged.add(from.time(head.at), from.word(head.at), from.a(head.at), from.b(head.at));
            if (++head.at < from.size()) {
                heads.add(head);
            }
        }
        return merged;
    }
}
