package io.poolscope.scenario;

/**
 * A value, key or scenario that a person gave can't be used. The message is one line for that person: it names the
 * value and says what is allowed.
 */
public final class BadValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** With a message of one line that names the value and what is allowed. */
    public BadValueException(String message) {
        super(message);
    }
}
