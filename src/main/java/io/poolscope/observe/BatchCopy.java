package io.poolscope.observe;

import io.poolscope.event.EventBatch;

/** Copies events from batch to batch, a column at a time. Stateless. */
final class BatchCopy {
    private BatchCopy() {
    }

    /** Adds {@code count} events of a batch, from one on, to another. */
    static void append(EventBatch batch, int from, int count, EventBatch to) {
        int at = to.size();
        if (at + count > to.times().length) {
            to.ensureCapacity(Math.max(at + count, 2 * at));
        }
        System.arraycopy(batch.times(), from, to.times(), at, count);
        System.arraycopy(batch.words(), from, to.words(), at, count);
        System.arraycopy(batch.firstExtras(), from, to.firstExtras(), at, count);
        System.arraycopy(batch.secondExtras(), from, to.secondExtras(), at, count);
        to.size(at + count);
    }
}
