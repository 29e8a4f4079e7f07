package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import io.poolscope.event.TaskEvent;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a running task may tell of itself. All methods speak of the task that the calling thread runs; but for
 * {@link #currentTask()} they throw {@link IllegalStateException} on a thread that runs none.
 */
public final class TaskScope {
    private TaskScope() {
    }

    /** The id of the task that the calling thread runs. */
    public static OptionalLong currentTask() {
        ObservedTask<?> task = ThreadRole.taskOf(ThreadRole.current());
        return task == null ? OptionalLong.empty() : OptionalLong.of(task.id);
    }

    /** A named part of the task begins; it ends with the next one, with {@link #endPhase()} or with the task. */
    public static void phase(String name) {
        ThreadRole here = here();
        new TaskEvent.TaskPhase(here.pool.stamp(), here.task().id, here.lane, name).emitTo(here.sink, here.pool.names);
    }

    /** The task leaves the part that it is in. */
    public static void endPhase() {
        phase("");
    }

    /** Logs a line. */
    public static void log(String text) {
        ThreadRole here = here();
        new RunEvent.LogWritten(here.pool.stamp(), here.lane, text, here.task().id).emitTo(here.sink, here.pool.names);
    }

    /** The task's input came from, or its result goes to, another process. */
    public static void transferred(long bytes, boolean toWorker) {
        ThreadRole here = here();
        new TaskEvent.PayloadTransferred(here.pool.stamp(), here.task().id, here.lane, bytes, toWorker).emitTo(here.sink, here.pool.names);
    }

    /**
     * Waits in scenario time.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static void sleep(Duration span) throws InterruptedException {
        ThreadRole here = here();
        here.pool.clock.sleepUntil(Deadlines.after(here.pool.clock, span));
    }

    /**
     * The task waits, until the return value is closed, for something that only another thread can do.
     *
     * @param what what it waits for, as "the start signal"
     */
    public static Wait waitFor(String what) {
        ThreadRole here = here();
        return new Wait(TaskWaits.begin(BlockReason.EVENT, here.pool.names.intern(what), null));
    }

    /** A wait of a task; closed by the thread that began it. */
    public static final class Wait implements AutoCloseable {
        private final TaskWaits wait;

        private Wait(TaskWaits wait) {
            this.wait = wait;
        }

        /** The wait is over. */
        @Override
        public void close() {
            wait.end(-1, EventWord.NO_LANE);
        }
    }

    private static ThreadRole here() {
        ThreadRole here = ThreadRole.current();
        if (ThreadRole.taskOf(here) == null) {
            throw new IllegalStateException("thread " + Thread.currentThread().getName() + " runs no observed task");
        }
        return here;
    }
}
