package io.poolscope.timeline;

import io.poolscope.event.Delivery;
import io.poolscope.timeline.counter.Counter;

/**
 * A result stream: what lies between the finish of its tasks and its consumer. Results go by their index, from 0. In an
 * as-completed stream that is the number in which a result arrived.
 */
public interface StreamTrack {
    /** Its id. */
    int id();

    /** The pool its tasks run in, or -1 if in several. */
    int pool();

    /** Its name. */
    String name();

    /** The order of its results. */
    Delivery delivery();

    /** How many results may be submitted and not yet consumed; 0 where there is no limit. */
    int window();

    /** When it opened. */
    long opened();

    /** When it was exhausted or closed, or {@link Snapshot#OPEN}. */
    long closed();

    /** One past the largest index known (submitted or buffered). */
    long size();

    /** The task with an index, or {@link Snapshot#NONE}. */
    long task(long index);

    /** The head of the line at the end: the smallest index not yet consumed or dropped. */
    long head();

    /** The head of the line at a time. */
    long headAt(long time);

    /** How many results are buffered. */
    Counter parked();

    /** How many results are buffered while a smaller index is not. Its integral is the blocked buffer wait. */
    Counter blocked();

    /** How many results wait only for the consumer. Its integral is the deliverable buffer wait. */
    Counter deliverable();

    /** The bytes of the buffered results whose size is known. */
    Counter parkedBytes();

    /** How many were buffered, consumed and dropped in the whole run. */
    Totals totals();

    /** Calls {@code visitor} for every result that is buffered at some time of {@code [from, until)}, in the order of index. */
    void parked(long from, long until, ParkedVisitor visitor);

    /**
     * What became of the results of a stream.
     *
     * @param buffered how many were buffered
     * @param consumed how many were handed to the consumer
     * @param dropped how many never will be
     */
    record Totals(long buffered, long consumed, long dropped) {
    }

    /** Is told of buffered results. */
    @FunctionalInterface
    interface ParkedVisitor {
        /**
         * A result.
         *
         * @param index its index
         * @param task its task
         * @param from when it was buffered
         * @param deliverable when it became deliverable, or {@link Snapshot#OPEN}: blocked before, deliverable since
         * @param until when it was consumed or dropped, or {@link Snapshot#OPEN}
         */
        void parked(long index, long task, long from, long deliverable, long until);
    }
}
