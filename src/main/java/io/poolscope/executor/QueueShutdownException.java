package io.poolscope.executor;

/** An {@link ObservedQueue} was shut down: it takes no more items, or has none left. */
public final class QueueShutdownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueueShutdownException(String queue) {
        super("queue " + queue + " is shut down");
    }
}
