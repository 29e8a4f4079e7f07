package io.poolscope.executor;

/** An {@link ObservedQueue} had no room in the time allowed. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueueFullException(String queue, int capacity) {
        super("queue " + queue + " holds " + capacity + " items and is full");
    }
}
