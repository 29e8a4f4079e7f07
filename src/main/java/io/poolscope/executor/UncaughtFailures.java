package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;

/** What is done with failures that no future carries. */
final class UncaughtFailures {
    private UncaughtFailures() {
    }

    /** Tells of a failure in a log line and to the thread's handler of uncaught exceptions; returns in any case. */
    static void report(EventPort port, String text, Throwable failure) {
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = here == null ? null : here.task();
        new RunEvent.LogWritten(port.clock().stamp(), here == null ? EventWord.NO_LANE : here.lane, text, task == null ? -1 : task.id)
                .emitTo(port.sink(), port.names());
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (RuntimeException handlerFailure) {
            System.getLogger("io.poolscope.executor").log(System.Logger.Level.ERROR, text, handlerFailure);
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
