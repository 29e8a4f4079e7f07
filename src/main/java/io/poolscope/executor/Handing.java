package io.poolscope.executor;

import java.util.List;
import java.util.function.Function;

/** How tasks get into an executor made elsewhere, and out of it again. All methods may be called from any thread. */
interface Handing {
    /** Hands a task over. What the executor throws, of whatever type, goes to the submitter. */
    void hand(ObservedTask<?> task);

    /** Shuts the executor down at once; the tasks in its queue come back as the program gave them. */
    List<Runnable> shutdownNow();

    /** Finds the task behind something in the executor's queue, or null if that was given to it directly; for one pass. */
    Function<Runnable, ObservedTask<?>> lookup();

    /** The executor has stopped. */
    void stopped();
}
