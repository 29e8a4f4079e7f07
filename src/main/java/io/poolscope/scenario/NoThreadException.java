package io.poolscope.scenario;

/**
 * A thread could not be started, as the system allows this process no more: a limit of processes, as in a container. Java throws an
 * {@link OutOfMemoryError} for it, though memory has nothing to do with it.
 */
public final class NoThreadException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 16;

    /** For what {@link #isMeantBy} recognised. */
    public NoThreadException(Throwable cause) {
        super("a thread can't be started: the system allows this process no more of them (ulimit -u, or the container's limit of"
                + " processes)", cause);
    }

    /** Whether something was thrown because no thread could be started. */
    public static boolean isMeantBy(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof NoThreadException || cause instanceof OutOfMemoryError full && full.getMessage() != null
                    && full.getMessage().contains("native thread")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
