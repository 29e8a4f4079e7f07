package io.poolscope.executor;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Any executor service as backend: one made elsewhere, or a work-stealing pool. The JVM's common pool can't be shut
 * down: there it ends when it was shut down itself and what it has handed over is done.
 */
final class ForeignBackend implements Backend {
    /** A foreign executor knows only the wall clock; so long is it waited for before scenario time is looked at again. */
    private static final long SLICE_NANOS = 5_000_000;

    private final ObservedExecutor pool;
    private final ExecutorService delegate;
    private final Handing handing;
    private final boolean makesFutures;
    /** The tasks handed over and neither started nor ended. */
    private final Set<ObservedTask<?>> queued = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean shut;
    private volatile boolean stopped;

    ForeignBackend(ObservedExecutor pool, ExecutorService delegate) {
        this.pool = pool;
        this.delegate = delegate;
        if (delegate instanceof ForkJoinPool forkJoin) {
            handing = new ForkJoinHanding(forkJoin, () -> List.copyOf(queued));
        } else if (delegate instanceof ScheduledExecutorService scheduler && pool instanceof ObservedScheduler) {
            handing = new ScheduledHanding(pool, scheduler);
        } else {
            handing = new ServiceHanding(pool, delegate);
        }
        makesFutures = handing instanceof ServiceHanding && ServiceHanding.makesOwnFutures(delegate);
    }

    /** Whether what is submitted is to be submitted to the executor too, which makes futures of its own. */
    boolean takesSubmits() {
        return makesFutures;
    }

    /** Whether what lies in the executor's queue may be a future of its own. */
    boolean delegateMakesFutures() {
        return makesFutures || pool instanceof ObservedScheduler;
    }

    /** The work-stealing pool behind it, or null. */
    ForkJoinPool forkJoin() {
        return delegate instanceof ForkJoinPool forkJoin ? forkJoin : null;
    }

    /** The executor made elsewhere. */
    ExecutorService delegate() {
        return delegate;
    }

    /** Finds the task behind something in the delegate's queue, or null if it is none of ours; for one pass. */
    Function<Runnable, ObservedTask<?>> lookup() {
        return handing.lookup();
    }

    @Override
    public void enqueue(ObservedTask<?> task) {
        queued.add(task);
        boolean taken = false;
        try {
            // A scheduler that goes on with its periodic tasks has them run again.
            if (shut && !(task instanceof ScheduledTask<?> scheduled && scheduled.isRunAgain())) {
                throw new NotTakenException();
            }
            handing.hand(task);
            taken = true;
        } finally {
            // What an executor throws that ran the task at once is the task's own, and the task is no longer queued.
            if (!taken) {
                queued.remove(task);
            }
        }
    }

    @Override
    public void withdraw(ObservedTask<?> task) {
        if (task.forked != null) {
            task.forked.cancel(false);
        }
    }

    @Override
    public boolean lacksWorker(int busy) {
        return false;
    }

    @Override
    public boolean bringWorker() {
        return false;
    }

    @Override
    public boolean hasNoWorker() {
        return false;
    }

    @Override
    public ObservedTask<?> pollOldest() {
        return null;
    }

    @Override
    public List<Runnable> snapshot() {
        return List.copyOf(queued);
    }

    @Override
    public int queued() {
        return queued.size();
    }

    @Override
    public void taken(ObservedTask<?> task) {
        queued.remove(task);
    }

    @Override
    public boolean followsTasks() {
        return true;
    }

    @Override
    public void cancelled(ObservedTask<?> task) {
        // A foreign queue is not ours to search; whoever takes the task finds it cancelled. But a scheduler has its own way.
        if (task instanceof ScheduledTask<?> scheduled && !scheduled.isPeriodic()) {
            scheduled.cancelHanded();
        } else if (task instanceof SubmittedTask<?> submitted && submitted.theirs() != null) {
            submitted.theirs().cancel(false);
        }
    }

    @Override
    public void resize(int workers) {
        throw new UnsupportedOperationException("the number of workers of " + pool.name() + " can't be set");
    }

    @Override
    public void shutdown() {
        shut = true;
        delegate.shutdown();
        cancelWhatItCancelled();
        if (delegate == ForkJoinPool.commonPool()) {
            cancelPeriodic();
        }
    }

    /** The common pool goes on, but what is periodic ends with its wrapper. */
    private void cancelPeriodic() {
        for (ObservedTask<?> each : queued) {
            if (each instanceof ScheduledTask<?> scheduled && scheduled.isPeriodic()) {
                scheduled.cancel(false);
            }
        }
    }

    /** A scheduler that is shut down cancels what its policies don't let run. */
    private void cancelWhatItCancelled() {
        if (pool instanceof ObservedScheduler) {
            for (ObservedTask<?> each : queued) {
                if (each instanceof ScheduledTask<?> scheduled && scheduled.isHandedCancelled()) {
                    scheduled.cancel(false);
                }
            }
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        // Not shut down before: a scheduler would then cancel what it is to give back.
        shut = true;
        return handing.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return shut || delegate.isShutdown();
    }

    @Override
    public boolean isStopped() {
        if (!stopped && isOver() && stopping.compareAndSet(false, true)) {
            cancelWhatItCancelled();
            // A foreign executor may drop tasks silently, by a policy of its own or stopped by others.
            queued.forEach(ServiceHanding::tellDropped);
            handing.stopped();
            pool.tellStopped();
            stopped = true;
        }
        return stopped;
    }

    private boolean isOver() {
        return delegate == ForkJoinPool.commonPool() ? shut && ((ForkJoinHanding) handing).isIdle() : delegate.isTerminated();
    }

    @Override
    public boolean awaitStop(long deadline) throws InterruptedException {
        while (!isStopped()) {
            long left = deadline - pool.clock.now();
            if (left <= 0) {
                return false;
            }
            delegate.awaitTermination(Math.min(left, SLICE_NANOS), TimeUnit.NANOSECONDS);
        }
        return true;
    }
}
