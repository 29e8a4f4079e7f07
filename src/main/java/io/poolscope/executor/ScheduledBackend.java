package io.poolscope.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a pool that schedules. No task goes past the queue to a new worker, as it may not be due. What happens
 * to tasks after a shutdown goes by the three policies of {@link java.util.concurrent.ScheduledThreadPoolExecutor}.
 */
final class ScheduledBackend extends ThreadPoolBackend {
    private static final long KEEP_ALIVE_MILLIS = 10;

    /** Set by anybody, read before each run that comes after a shutdown; volatile, as what follows. */
    private volatile boolean continuesPeriodic;
    private volatile boolean runsDelayed = true;
    private volatile boolean removesCancelled;
    /** Nothing that has not started will. */
    private volatile boolean stopping;

    ScheduledBackend(ObservedExecutor pool, int workers, DueQueue queue, ThreadFactory threads) {
        super(pool, workers, workers, 0, queue, threads);
        // As Java's; it counts once core threads may time out.
        setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void enqueue(ObservedTask<?> task) {
        boolean again = task instanceof ScheduledTask<?> scheduled && scheduled.isRunAgain();
        if (isShutdown() && !again) {
            throw new NotTakenException();
        }
        if (!(task instanceof ScheduledTask<?> scheduled && scheduled.isTimed())) {
            task.due = task.submitted;
        }
        getQueue().add(task);
        if (isShutdown() && !(again && mayRun(task)) && remove(task)) {
            if (!again) {
                throw new NotTakenException();
            }
            task.cancel(false);
            return;
        }
        prestartCoreThread();
    }

    /** Whether a task may start, as the policies say. */
    boolean mayRun(ObservedTask<?> task) {
        if (!isShutdown()) {
            return true;
        }
        if (stopping) {
            return false;
        }
        return isPeriodic(task) ? continuesPeriodic : runsDelayed || task.due <= pool.clock.now();
    }

    /** Whether the next run of a periodic task may be queued. */
    boolean mayRunAgain() {
        return !isShutdown() || continuesPeriodic && !stopping;
    }

    private static boolean isPeriodic(ObservedTask<?> task) {
        return task instanceof ScheduledTask<?> scheduled && scheduled.isPeriodic();
    }

    @Override
    protected void beforeExecute(Thread worker, Runnable task) {
        super.beforeExecute(worker, task);
        ObservedTask<?> next = (ObservedTask<?>) task;
        if (isShutdown() && !mayRun(next)) {
            next.cancel(false);
        }
    }

    @Override
    public void cancelled(ObservedTask<?> task) {
        if (removesCancelled || isShutdown()) {
            remove(task);
        }
    }

    @Override
    public void shutdown() {
        super.shutdown();
        dropWhatMayNotRun();
    }

    /** Takes out of the queue what the policies don't let run. Cancelling calls back, so it is done outside any lock. */
    private void dropWhatMayNotRun() {
        for (Runnable each : new ArrayList<>(getQueue())) {
            ObservedTask<?> task = (ObservedTask<?>) each;
            if ((task.isCancelled() || !mayRun(task)) && remove(task)) {
                task.cancel(false);
            }
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        stopping = true;
        return super.shutdownNow();
    }

    boolean continuesPeriodic() {
        return continuesPeriodic;
    }

    void continuesPeriodic(boolean value) {
        continuesPeriodic = value;
        if (!value && isShutdown()) {
            dropWhatMayNotRun();
        }
    }

    boolean runsDelayed() {
        return runsDelayed;
    }

    void runsDelayed(boolean value) {
        runsDelayed = value;
        if (!value && isShutdown()) {
            dropWhatMayNotRun();
        }
    }

    boolean removesCancelled() {
        return removesCancelled;
    }

    void removesCancelled(boolean value) {
        removesCancelled = value;
    }
}
