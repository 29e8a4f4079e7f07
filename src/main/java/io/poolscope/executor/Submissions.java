package io.poolscope.executor;

import io.poolscope.event.Rejection;
import java.util.concurrent.RejectedExecutionException;

/** The way of a task from its submitter into the pool, as the policy says. Thread-safe. */
final class Submissions {
    private final ObservedExecutor pool;
    private final Admission admission;

    Submissions(ObservedExecutor pool, Admission admission) {
        this.pool = pool;
        this.admission = admission;
    }

    /**
     * Hands a new task over. It gets its place first, so that the time of its submission is that of its queueing; only
     * then it has an id.
     *
     * @throws RejectedExecutionException if it is refused
     */
    void launch(ObservedTask<?> task) {
        if (pool.isTerminated()) {
            // The pool's story has been told to its end; only a submit that races with that end may still be told.
            throw refusal(task);
        }
        ThreadRole from = pool.submitter();
        Throwable refused = null;
        Admission.Verdict verdict = Admission.Verdict.ABORT;
        try {
            verdict = admit(task, from);
        } catch (RuntimeException | Error e) {
            refused = e;
        }
        task.id = pool.ids.nextTask();
        long time = pool.stamp();
        task.submitted = time;
        try {
            task.tellSubmitted(from, time);
        } catch (RuntimeException | Error untold) {
            UncaughtFailures.untold(untold);
        }
        if (refused == null) {
            refused = carryOut(verdict, task, from);
        }
        if (refused != null) {
            task.reject(Rejection.ABORTED, refused instanceof RejectedExecutionException known ? known
                    : new RejectedExecutionException(task + " was rejected: " + pool.name() + " could not take it", refused));
            UncaughtFailures.rethrow(refused);
        }
    }

    private Admission.Verdict admit(ObservedTask<?> task, ThreadRole from) {
        Admission.Verdict verdict = admission.acquire(task, from, false);
        while (verdict == Admission.Verdict.DISCARD_OLDEST) {
            ObservedTask<?> oldest = pool.backend.pollOldest();
            if (oldest != null) {
                oldest.reject(Rejection.DISCARDED, new RejectedExecutionException(
                        oldest + " was discarded from the queue of " + pool.name() + " in favour of a later one"));
            }
            // Without an oldest, each place belongs to a task that is only just being queued or started.
            verdict = admission.acquire(task, from, oldest == null);
        }
        return verdict;
    }

    /** Returns why the task is refused, or null. */
    private Throwable carryOut(Admission.Verdict verdict, ObservedTask<?> task, ThreadRole from) {
        switch (verdict) {
            case ADMIT -> {
                return enqueue(task);
            }
            case CALLER_RUNS -> {
                if (pool.isShutdown()) {
                    return refusal(task);
                }
                task.runOn(from);
                return null;
            }
            case DISCARD -> {
                task.reject(Rejection.DISCARDED, new RejectedExecutionException(task + " was discarded: the queue of " + pool.name()
                        + " is full"));
                return null;
            }
            default -> {
                return new RejectedExecutionException(task + " was rejected: the queue of " + pool.name() + " holds "
                        + admission.capacity() + " and is full");
            }
        }
    }

    /** Returns why the task is refused, or null. What is thrown else, as by a thread factory, is the caller's as it is. */
    private Throwable enqueue(ObservedTask<?> task) {
        try {
            pool.backend.enqueue(task);
            return null;
        } catch (RejectedExecutionException e) {
            // One made elsewhere says why in its own words; ours leave it to us.
            return e instanceof NotTakenException ? refusal(task) : e;
        } catch (RuntimeException | Error e) {
            pool.backend.withdraw(task);
            return e;
        }
    }

    private RejectedExecutionException refusal(ObservedTask<?> task) {
        BrokenPoolException broken = pool.broken();
        return broken != null ? new BrokenPoolException(pool.name(), broken.getCause())
                : new RejectedExecutionException(task + " was rejected: " + pool.name() + " is shut down");
    }
}
