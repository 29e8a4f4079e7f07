package io.poolscope.executor;

import io.poolscope.event.Rejection;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Stands before the rejection handler of a pool made elsewhere, so that a task that its handler drops silently is
 * known to have ended. The handler is called with all that it would get without us; set anew, it is stood before again.
 */
final class RefusalWatch implements RejectedExecutionHandler {
    private final ThreadPoolExecutor watched;
    /** The pool's own; volatile: who submits sets it, who is refused reads it. */
    private volatile RejectedExecutionHandler own;
    /** What a handler threw last that had what was given; volatile, for who looks whether it is that. */
    private volatile ClassCastException thrownForGiven;

    RefusalWatch(ThreadPoolExecutor watched) {
        this.watched = watched;
        own = watched.getRejectedExecutionHandler();
    }

    /** Before a task is handed over: stands before the handler, if it is one that may drop a task. */
    void watch() {
        RejectedExecutionHandler present = watched.getRejectedExecutionHandler();
        // One of another wrapper does: it speaks for the tasks of all.
        if (!(present instanceof RefusalWatch) && present.getClass() != ThreadPoolExecutor.AbortPolicy.class) {
            own = present;
            watched.setRejectedExecutionHandler(this);
        }
    }

    /** The pool has stopped: leaves it as it was. */
    void end() {
        if (watched.getRejectedExecutionHandler() == this) {
            watched.setRejectedExecutionHandler(own);
        }
    }

    /** The handler that the program has set. */
    static RejectedExecutionHandler behind(RejectedExecutionHandler handler) {
        return handler instanceof RefusalWatch watch ? behind(watch.own) : handler;
    }

    @Override
    public void rejectedExecution(Runnable queued, ThreadPoolExecutor executor) {
        ObservedTask<?> task = GivenTasks.taskOf(queued);
        RejectedExecutionHandler handler = own;
        if (handler.getClass() == ThreadPoolExecutor.DiscardOldestPolicy.class && !executor.isShutdown()) {
            discardOldest(queued, executor);
            return;
        }
        try {
            handler.rejectedExecution(queued, executor);
        } catch (ClassCastException e) {
            // It asks for the class of what was given. If it still does, this is its own failure.
            if (task == null || !task.isQueued() || task.asGiven() == queued) {
                throw e;
            }
            handOn(handler, task.asGiven(), executor);
        }
        if (task != null && task.isQueued() && executor.getQueue().stream().noneMatch(each -> each == queued)) {
            tellDropped(task, handler);
        }
    }

    private void handOn(RejectedExecutionHandler handler, Runnable given, ThreadPoolExecutor executor) {
        try {
            handler.rejectedExecution(given, executor);
        } catch (ClassCastException e) {
            thrownForGiven = e;
            throw e;
        }
    }

    /** Whether a handler threw this that had what was given; then there is nothing more to try. */
    boolean isOfHandler(ClassCastException e) {
        return thrownForGiven == e;
    }

    /** A handler of Java's own has surely dropped it; of another one nobody knows, so whoever still has it may run it. */
    private static void tellDropped(ObservedTask<?> task, RejectedExecutionHandler handler) {
        if (handler.getClass().getModule() == Object.class.getModule()) {
            ServiceHanding.tellDropped(task);
        } else {
            task.abandon();
        }
    }

    /** As {@link ThreadPoolExecutor.DiscardOldestPolicy}, and tells what it drops. */
    private static void discardOldest(Runnable queued, ThreadPoolExecutor executor) {
        Runnable oldest = executor.getQueue().poll();
        ObservedTask<?> dropped = oldest == null ? null : GivenTasks.taskOf(oldest);
        if (dropped != null) {
            dropped.reject(Rejection.DISCARDED, new RejectedExecutionException(
                    dropped + " was discarded from the queue of " + dropped.pool.name() + " in favour of a later one"));
        }
        executor.execute(queued);
    }
}
