package io.poolscope.executor;

import java.util.concurrent.RejectedExecutionException;

/** A pool can run no more tasks because the initializer of one of its workers failed; the cause is that failure. */
public final class BrokenPoolException extends RejectedExecutionException {
    private static final long serialVersionUID = 1;

    BrokenPoolException(String pool, Throwable cause) {
        super("pool " + pool + " is broken: its initializer failed with " + FailureText.of(cause), cause);
    }
}
