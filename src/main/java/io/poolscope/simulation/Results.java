package io.poolscope.simulation;

import java.util.Arrays;

/**
 * The results of one stream between the finish of their tasks and their consumer. A task's index in the stream is its
 * id where results are ordered, and the number of its arrival where they come as completed. Not thread-safe.
 */
final class Results {
    private static final byte READY = 1;
    private static final byte DROPPED = 2;

    private final boolean ordered;
    /** Of each index whether it is ready or dropped, when ordered. */
    private final byte[] state;
    /** The tasks in the order of their arrival, when not. */
    private final int[] arrived;
    private int arrivals;
    private int head;

    Results(int tasks, boolean ordered) {
        this.ordered = ordered;
        state = new byte[ordered ? tasks : 0];
        arrived = new int[ordered ? 0 : tasks];
    }

    /** A result is ready; returns its index. */
    int buffer(int task) {
        if (ordered) {
            state[task] = READY;
            return task;
        }
        arrived[arrivals] = task;
        return arrivals++;
    }

    /** A result will never be consumed. */
    void drop(int task) {
        state[task] = DROPPED;
    }

    /** Whether a result is ready and neither consumed nor dropped. */
    boolean holds(int task) {
        return ordered && task >= head && state[task] == READY;
    }

    /** Whether the consumer would meet a dropped result next. */
    boolean headDropped() {
        return ordered && head < state.length && state[head] == DROPPED;
    }

    /** Whether the next result can be handed over; passes over dropped ones. */
    boolean ready() {
        if (!ordered) {
            return head < arrivals;
        }
        while (head < state.length && state[head] == DROPPED) {
            head++;
        }
        return head < state.length && state[head] == READY;
    }

    /** The index that the consumer gets next, or waits for. */
    int head() {
        return head;
    }

    /** Takes the next result, which is ready; returns its task. */
    int take() {
        return ordered ? head++ : arrived[head++];
    }

    /** Nobody will consume any more. */
    void close() {
        Arrays.fill(state, Math.min(head, state.length), state.length, DROPPED);
        head = ordered ? state.length : arrived.length;
    }
}
