package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.Event;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.SaturationPolicy;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of a pool's queue: a submitter gets one before its task is queued, in the order of arrival, and the
 * task gives it back after its start was stamped. So the number of tasks that were submitted and not started, as the
 * events tell it, never exceeds the capacity.
 */
final class Admission {
    /*
     * A pool is saturated when its queue is full and every worker has a task. When the queue is full while a worker
     * is on its way to take the next task, the submitter waits for that hand-off, whatever the policy: a matter of
     * microseconds, in which a real ThreadPoolExecutor would reject or not by chance. That wait is not told as
     * blocking. Should it last, as while a thread factory hangs or submits itself, the queue is taken for full after all;
     * not where a run's clock can be paused, as a hand-off then lasts as long as the pause. A capacity of 0 hands tasks
     * straight to idle workers.
     *
     * A pool without a limit skips all this. When it gets one while it runs, the tasks queued by then hold no place;
     * they are counted as `unplaced` until they start.
     */
    /** What to do with a task. */
    enum Verdict { ADMIT, ABORT, CALLER_RUNS, DISCARD, DISCARD_OLDEST }

    private static final class Waiter {
        final Condition admitted;
        boolean granted;

        Waiter(Condition admitted) {
            this.admitted = admitted;
        }
    }

    /** So long a hand-off may last, in nanoseconds of the wall clock, before it is taken for none. */
    private static final long HAND_OFF_NANOS = 1_000_000_000;

    /** So long a submitter waits for tasks that are on their way into the queue or out of it, before it looks again for one to discard. */
    private static final long MOMENT_NANOS = 2_000_000;

    /** The mark of a task that was queued while there was no limit. */
    private static final int UNPLACED = -1;

    private final ObservedExecutor pool;
    private final SaturationPolicy policy;
    private final ReentrantLock lock = new ReentrantLock();
    /** The submitters who wait, in the order of arrival; it and the fields below are guarded by the lock. */
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private int placed;
    private int unplaced;
    /** Counts the times that a limit was set where there was none; tasks placed in an earlier era are unplaced now. */
    private int era = 1;
    private boolean closed;
    /** Written under the lock; read without it to skip the lock where there is no limit. */
    private volatile int capacity;

    Admission(ObservedExecutor pool, int capacity, SaturationPolicy policy) {
        this.pool = pool;
        this.capacity = capacity;
        this.policy = policy;
    }

    int capacity() {
        return capacity;
    }

    /**
     * Gets a place for a task, and waits for it if that is the policy.
     *
     * @param patient whether to wait a moment for room, as there was no oldest task to discard
     * @throws RejectedExecutionException if the thread is interrupted while it is blocked
     */
    Verdict acquire(ObservedTask<?> task, ThreadRole submitter, boolean patient) {
        if (capacity == Event.UNBOUNDED) {
            task.place = UNPLACED;
            return Verdict.ADMIT;
        }
        boolean told = false;
        boolean asked = false;
        TaskWaits wait = null;
        boolean interrupted = false;
        Waiter waiter = null;
        boolean settled = false;
        boolean stuck = false;
        boolean looked = false;
        long since = 0;
        lock.lock();
        try {
            while (true) {
                if (closed || capacity == Event.UNBOUNDED) {
                    settled = true;
                    leave(waiter);
                    return Verdict.ADMIT;
                }
                if (waiter != null ? waiter.granted : waiters.isEmpty() && room()) {
                    if (waiter == null) {
                        placed++;
                    }
                    task.place = era;
                    settled = true;
                    return Verdict.ADMIT;
                }
                boolean saturated = saturated() || stuck;
                boolean lacking = !saturated && pool.backend.lacksWorker(pool.busyWorkers());
                if (lacking && !asked) {
                    asked = true;
                    bringWorker();
                    continue;
                }
                saturated |= lacking;
                if (saturated && (stuck || !patient) && policy != SaturationPolicy.BLOCK) {
                    settled = true;
                    leave(waiter);
                    return stuck && policy == SaturationPolicy.DISCARD_OLDEST ? Verdict.DISCARD : verdict();
                }
                if (lacking && pool.backend.hasNoWorker()) {
                    throw new RejectedExecutionException("the queue of " + pool.name() + " is full, and no thread can be made to serve it");
                }
                if (waiter == null) {
                    waiter = new Waiter(lock.newCondition());
                    waiters.add(waiter);
                    since = System.nanoTime();
                }
                if (saturated && patient) {
                    if (looked) {
                        // Who was on the way has come, and can be discarded. All workers may be here, so that nobody else makes room.
                        settled = true;
                        leave(waiter);
                        return verdict();
                    }
                    looked = true;
                    interrupted |= awaitBriefly(waiter);
                    continue;
                }
                if (saturated && !told) {
                    told = true;
                    lock.unlock();
                    try {
                        submitter.sink.emit(pool.stamp(), EventKind.SUBMITTER_BLOCKED.code(), pool.id, submitter.lane);
                        wait = TaskWaits.begin(BlockReason.SUBMIT, pool.id, WaitForGraph.Edge.to(pool));
                    } finally {
                        lock.lock();
                    }
                    continue;
                }
                interrupted |= await(waiter, told, interrupted);
                asked = false;
                stuck = pool.sharesReadings && System.nanoTime() - since > HAND_OFF_NANOS && !waiter.granted;
            }
        } finally {
            if (!settled) {
                leave(waiter);
            }
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (told) {
                if (wait != null) {
                    wait.end(-1, EventWord.NO_LANE);
                }
                submitter.sink.emit(pool.stamp(), EventKind.SUBMITTER_UNBLOCKED.code(), pool.id, submitter.lane);
            }
        }
    }

    /**
     * Waits once; returns whether it was interrupted in a hand-off, which only takes a moment and goes on. From then on
     * it doesn't ask the clock: that of a stopped run would refuse to wait, and this loop would never let go of the lock.
     */
    private boolean await(Waiter waiter, boolean blocked, boolean interrupted) {
        if (interrupted && !blocked && !pool.sharesReadings) {
            waiter.admitted.awaitUninterruptibly();
            return true;
        }
        try {
            if (!blocked && pool.sharesReadings) {
                waiter.admitted.awaitNanos(HAND_OFF_NANOS);
                return false;
            }
            pool.clock.await(lock, waiter.admitted, Clock.NEVER);
            return false;
        } catch (InterruptedException e) {
            if (!blocked) {
                return true;
            }
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for room in the queue of " + pool.name(), e);
        }
    }

    /** Waits for a moment; returns whether it was interrupted. */
    private static boolean awaitBriefly(Waiter waiter) {
        try {
            waiter.admitted.awaitNanos(MOMENT_NANOS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Who is on the way to the queue is nobody: asks for a thread more, which is foreign code and not called under the lock. */
    private void bringWorker() {
        lock.unlock();
        try {
            pool.backend.bringWorker();
        } finally {
            lock.lock();
        }
    }

    /** A worker's thread has ended: if it can't be replaced, whoever waits for it must look again. */
    void workerGone() {
        if (capacity == Event.UNBOUNDED) {
            return;
        }
        lock.lock();
        try {
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiter waiter) {
        if (waiter != null) {
            waiters.remove(waiter);
            if (waiter.granted) {
                placed--;
            }
            grant();
        }
    }

    private Verdict verdict() {
        return switch (policy) {
            case BLOCK -> throw new AssertionError("blocks");
            case ABORT -> Verdict.ABORT;
            case CALLER_RUNS -> Verdict.CALLER_RUNS;
            case DISCARD -> Verdict.DISCARD;
            case DISCARD_OLDEST -> capacity == 0 ? Verdict.DISCARD : Verdict.DISCARD_OLDEST;
        };
    }

    private int held() {
        return placed + unplaced;
    }

    private boolean room() {
        return capacity == 0 ? held() + pool.busyWorkers() < pool.workers() : held() < capacity;
    }

    private boolean saturated() {
        return held() + pool.busyWorkers() >= pool.workers() + capacity;
    }

    /** Gives room to the submitters who wait longest. */
    private void grant() {
        for (Waiter first = waiters.peek(); first != null && room(); first = waiters.peek()) {
            waiters.poll();
            first.granted = true;
            placed++;
            first.admitted.signal();
        }
    }

    /** A task was started: {@code on} is busy with it from now on, and its place is free. */
    void started(ObservedTask<?> task, ThreadRole on) {
        if (capacity == Event.UNBOUNDED) {
            on.task(task);
            return;
        }
        lock.lock();
        try {
            on.task(task);
            release(task);
        } finally {
            lock.unlock();
        }
    }

    /** A queued task was ended without running. */
    void left(ObservedTask<?> task) {
        if (capacity == Event.UNBOUNDED) {
            return;
        }
        lock.lock();
        try {
            release(task);
        } finally {
            lock.unlock();
        }
    }

    private void release(ObservedTask<?> task) {
        int place = task.place;
        task.place = 0;
        if (place == era) {
            placed--;
        } else if (place != 0 && unplaced > 0) {
            unplaced--;
        }
        grant();
    }

    /** {@code on} runs {@code outer} now, or nothing. */
    void ended(ThreadRole on, ObservedTask<?> outer) {
        on.task(outer);
        if (capacity == 0) {
            lock.lock();
            try {
                grant();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Sets the capacity, and gives out what room that makes; {@code queued} tasks are in the queue now. */
    void resize(int newCapacity, int queued) {
        lock.lock();
        try {
            if (capacity == Event.UNBOUNDED && newCapacity != Event.UNBOUNDED) {
                placed = 0;
                era++;
                unplaced = queued;
            }
            capacity = newCapacity;
            if (newCapacity == Event.UNBOUNDED) {
                wakeAll();
            } else {
                grant();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The pool takes no more tasks: lets every waiting submitter go on, to be rejected by the pool. */
    void close() {
        lock.lock();
        try {
            closed = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        for (Waiter each : waiters) {
            each.admitted.signal();
        }
    }
}
