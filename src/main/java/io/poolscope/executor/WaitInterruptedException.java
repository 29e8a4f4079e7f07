package io.poolscope.executor;

/**
 * The thread was interrupted while it waited in a method that can't throw {@link InterruptedException}, as an
 * iterator's. Its interrupt status is set again.
 */
public final class WaitInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WaitInterruptedException(String doing, InterruptedException cause) {
        super("interrupted while waiting for " + doing, cause);
    }
}
