package io.poolscope.session;

/**
 * Something to tell the person who watches, in one line.
 *
 * @param time nanoseconds of the run's time
 * @param level how much it matters
 * @param text one line
 */
public record Message(long time, Level level, String text) {
    /** How much a message matters. */
    public enum Level {
        /** Good to know. */
        NOTICE,
        /** Something was done, but not all of it, or not as it should be. */
        WARNING,
        /** Something could not be done. */
        ERROR
    }
}
