package io.poolscope.executor;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** The threads behind an observed executor and the queue before them. All methods may be called from any thread. */
interface Backend {
    /**
     * Queues a task, or hands it to a thread.
     *
     * @throws RejectedExecutionException if it takes no more tasks
     */
    void enqueue(ObservedTask<?> task);

    /** Forgets a task for which {@link #enqueue} threw something, if it is queued all the same. */
    void withdraw(ObservedTask<?> task);

    /**
     * Whether nobody is going to take the next task from the queue, while a thread more would be allowed: threads have ended
     * that could not be replaced, or could not be made at all.
     *
     * @param busy how many of its workers run a task
     */
    boolean lacksWorker(int busy);

    /**
     * Makes a worker more, if one is allowed.
     *
     * @return whether there is one
     */
    boolean bringWorker();

    /** Whether it has no thread at all. */
    boolean hasNoWorker();

    /** Takes the task longest in the queue out of it, or returns null if there is none. */
    ObservedTask<?> pollOldest();

    /** What is in the queue now. */
    List<Runnable> snapshot();

    /** How many tasks are in the queue, among them cancelled ones; 0 where that is not known. */
    int queued();

    /** A queued task was started or ended. Only called where {@link #followsTasks()}. */
    void taken(ObservedTask<?> task);

    /** Whether it must be told of each task that leaves the queue. */
    boolean followsTasks();

    /** Makes it possible to drop a task that was cancelled in the queue. */
    void cancelled(ObservedTask<?> task);

    /**
     * Sets the number of workers.
     *
     * @throws UnsupportedOperationException if it has none to set
     */
    void resize(int workers);

    /** Takes no more tasks; those queued still run. */
    void shutdown();

    /** Takes no more tasks, interrupts those that run, and returns what was queued. */
    List<Runnable> shutdownNow();

    boolean isShutdown();

    /** Whether it is shut down, all tasks have ended and all workers have told so. */
    boolean isStopped();

    /**
     * Waits until {@link #isStopped()}.
     *
     * @param deadline in scenario time
     * @return whether it is
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitStop(long deadline) throws InterruptedException;
}
