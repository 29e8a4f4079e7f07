package io.poolscope.executor;

/** A result was not there when the time allowed for all of them, counted from the call that asked for them, was over. */
public final class ResultTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ResultTimeoutException(String message) {
        super(message);
    }
}
