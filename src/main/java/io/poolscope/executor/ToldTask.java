package io.poolscope.executor;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Rejection;
import io.poolscope.event.TaskEvent;
import java.util.concurrent.Callable;

/**
 * What is told of a task. Each method tells one change of its state, after it was decided who makes it, and throws nothing:
 * a task whose events can't be told ends all the same.
 *
 * @param <V> the result's type
 */
abstract class ToldTask<V> extends CallbackFuture<V> {
    final ObservedExecutor pool;
    /** What its submitter said of it. One field instead of two, as there may be millions of tasks. */
    final TaskOptions options;
    /** Given when it is submitted, before any other thread sees the task. */
    long id;
    /** The thread's processor time when it started; read and written by the thread that runs it. */
    private long cpuBefore;

    ToldTask(ObservedExecutor pool, Callable<V> body, TaskOptions options) {
        super(body);
        this.pool = pool;
        this.options = options;
    }

    ToldTask(ObservedExecutor pool, Runnable body, V result, TaskOptions options) {
        super(body, result);
        this.pool = pool;
        this.options = options;
    }

    // ---- what a task of a stream changes ----

    /** Tells that it was submitted, at {@code time}, by {@code from}. */
    void tellSubmitted(ThreadRole from, long time) {
        if (options == TaskOptions.NONE || options.label().isEmpty() && options.priority() == 0) {
            from.sink.emit(time, EventKind.TASK_SUBMITTED.code(), id, from.lane);
        } else {
            new TaskEvent.TaskSubmitted(time, id, from.lane, options.label(), -1, -1, options.priority()).emitTo(from.sink, pool.names);
        }
    }

    /** The size of its result as its stream measures it, in bytes, or -1. The measure is foreign code: asked while the task still runs. */
    long measure(V value) {
        return -1;
    }

    /** Tells what its stream has to tell when it ends, before the future completes; {@code bytes} is the result's size or -1. */
    void tellEnd(EventSink sink, long time, int lane, long bytes, boolean dropped) {
        // A task outside any stream has no more to tell.
    }

    /** How a failure reads in an event; asked while the task still runs. */
    String failureText(Throwable failure) {
        return FailureText.of(failure);
    }

    // ---- what every task tells ----

    @Override
    final void callbackFailed(Throwable failure) {
        UncaughtFailures.report(pool.port, "a callback of " + this + " failed", failure);
    }

    final void tellStarted(ThreadRole on, long time) {
        try {
            on.sink.emit(time, EventKind.TASK_STARTED.code(), id, on.lane);
            if (pool.cpu != null) {
                cpuBefore = pool.cpu.nanos();
            }
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    private void tellCpu(ThreadRole on, long time) {
        if (pool.cpu != null) {
            on.sink.emit(time, EventKind.TASK_CPU_MEASURED.code(), id, on.lane, pool.cpu.nanos() - cpuBefore, 0);
        }
    }

    final void tellFinished(ThreadRole on, long time, long bytes) {
        try {
            tellCpu(on, time);
            on.sink.emit(time, EventKind.TASK_FINISHED.code(), id, on.lane);
            tellEnd(on.sink, time, on.lane, bytes, false);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    final void tellFailed(ThreadRole on, long time, String text) {
        try {
            tellCpu(on, time);
            emitFailed(on.sink, time, on.lane, text);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    final void tellFailedUnstarted(EventSink sink, long time, String text) {
        try {
            emitFailed(sink, time, EventWord.NO_LANE, text);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    private void emitFailed(EventSink sink, long time, int lane, String text) {
        sink.emit(time, EventKind.TASK_FAILED.code(), id, lane, pool.names.intern(text), 0);
        tellEnd(sink, time, lane, -1, false);
    }

    final void tellRejected(EventSink sink, long time, int lane, Rejection how) {
        try {
            sink.emit(time, EventKind.TASK_REJECTED.code(), id, lane, how.ordinal(), 0);
            tellEnd(sink, time, lane, -1, true);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    final void tellCancelled(EventSink sink, long time, int lane) {
        try {
            sink.emit(time, EventKind.TASK_CANCELLED.code(), id, lane);
            tellEnd(sink, time, lane, -1, true);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    /** Its worker goes on to other tasks, after it was cancelled while it ran. */
    final void tellReleased(ThreadRole on) {
        try {
            on.sink.emit(pool.stamp(), EventKind.WORKER_RELEASED.code(), id, on.lane);
        } catch (Throwable untold) {
            UncaughtFailures.untold(untold);
        }
    }

    @Override
    public String toString() {
        return "task " + (id + 1) + (options.label().isEmpty() ? "" : " (" + options.label() + ")");
    }
}
