package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is done with failures that no future carries. All of it returns in any case, but for {@link #rethrow}. */
final class UncaughtFailures {
    private static final AtomicBoolean UNTOLD = new AtomicBoolean();

    private UncaughtFailures() {
    }

    /**
     * Tells of a failure in a log line and to the thread's handler of uncaught exceptions.
     *
     * @param what what failed; the failure's own text is added
     */
    static void report(EventPort port, String what, Throwable failure) {
        String text = what + ": " + FailureText.of(failure);
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = here == null ? null : here.task();
        try {
            new RunEvent.LogWritten(port.clock().stamp(), here == null ? EventWord.NO_LANE : here.lane, text, task == null ? -1 : task.id)
                    .emitTo(port.sink(), port.names());
        } catch (Throwable untold) {
            untold(untold);
        }
        toHandler(text, failure);
    }

    /** Gives a failure to the thread's handler of uncaught exceptions, as if it ended the thread. */
    static void toHandler(String text, Throwable failure) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable handlerFailure) {
            log(text, handlerFailure);
        }
    }

    /**
     * An event could not be emitted: there was no memory, or the port's clock or sink is not ours and threw. The program that is
     * observed goes on without it. Said once.
     */
    static void untold(Throwable failure) {
        if (UNTOLD.compareAndSet(false, true)) {
            log("events could not be told; the observed program goes on, and the picture has gaps", failure);
        }
    }

    private static void log(String text, Throwable failure) {
        try {
            System.getLogger("io.poolscope.executor").log(System.Logger.Level.ERROR, text, failure);
        } catch (Throwable logFailure) {
            // A logger prints what it is given by the throwable's own methods; its class can always be named.
            System.err.println(text + " (" + failure.getClass().getName() + "; the log failed with "
                    + logFailure.getClass().getName() + ")");
        }
    }

    /** Throws a throwable as it is. */
    static void rethrow(Throwable failure) {
        UncaughtFailures.<RuntimeException>sneak(failure);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void sneak(Throwable failure) throws X {
        throw (X) failure;
    }
}
