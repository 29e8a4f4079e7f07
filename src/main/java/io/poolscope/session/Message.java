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
        ERROR,
        /** Tasks of the run wait for each other. */
        DEADLOCK;

        /** Whether the run, or something in it, can't go on as it should. */
        public boolean isError() {
            return this == ERROR || this == DEADLOCK;
        }
    }

    /** How the line of a deadlock begins, in the run's log and here. */
    private static final String DEADLOCK_LABEL = "deadlock: ";

    /** The line without the word that the level says as well, for a caller that shows both. */
    public String body() {
        return level == Level.DEADLOCK && text.startsWith(DEADLOCK_LABEL) ? text.substring(DEADLOCK_LABEL.length()) : text;
    }
}
