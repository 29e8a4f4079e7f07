package io.poolscope.wire;

import java.io.IOException;

/** Bytes that are not what the format says. The message is one line for people. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public WireException(String message) {
        super(message);
    }

    /** With what is wrong and what showed it. */
    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
