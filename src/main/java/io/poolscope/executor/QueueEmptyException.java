package io.poolscope.executor;

/** An {@link ObservedQueue} had no item in the time allowed. */
public final class QueueEmptyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueueEmptyException(String queue) {
        super("queue " + queue + " is empty");
    }
}
