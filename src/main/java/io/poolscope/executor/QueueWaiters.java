package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventWord;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that wait on one side of an {@link ObservedQueue}, in the order of their coming, and how many of them have
 * been granted what they wait for and have not redeemed it. All but {@link #await} is called under the queue's lock.
 */
final class QueueWaiters {
    /** One that waits. */
    static final class Waiter {
        private final Condition turn;
        private boolean granted;
        private long byTask = -1;
        private int byLane = EventWord.NO_LANE;

        private Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    private final Clock clock;
    private final ReentrantLock lock;
    private final BlockReason reason;
    private final int queue;
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private int granted;

    QueueWaiters(Clock clock, ReentrantLock lock, BlockReason reason, int queue) {
        this.clock = clock;
        this.lock = lock;
        this.reason = reason;
        this.queue = queue;
    }

    Waiter enter() {
        Waiter waiter = new Waiter(lock.newCondition());
        waiters.add(waiter);
        return waiter;
    }

    int granted() {
        return granted;
    }

    /** Grants to the one that waits longest, if any does. */
    void grant(ThreadRole by) {
        Waiter first = waiters.poll();
        if (first == null) {
            return;
        }
        granted++;
        first.granted = true;
        ObservedTask<?> task = ThreadRole.taskOf(by);
        first.byTask = task == null ? -1 : task.id;
        first.byLane = ThreadRole.laneOf(by);
        first.turn.signal();
    }

    /** Lets everybody go on, to find the queue shut down or what is left in it. */
    void grantAll(ThreadRole by) {
        while (!waiters.isEmpty()) {
            grant(by);
        }
    }

    /** A waiter makes use of its grant. */
    void redeem(Waiter waiter) {
        if (!waiter.granted) {
            throw new AssertionError("redeemed without a grant");
        }
        granted--;
    }

    /**
     * Tells that the thread waits, and waits; called without the lock.
     *
     * @return whether it was granted, or the deadline came first
     * @throws InterruptedException if the thread is interrupted before it was granted
     */
    boolean await(Waiter waiter, long deadline) throws InterruptedException {
        TaskWaits wait = TaskWaits.begin(reason, queue, null);
        lock.lock();
        try {
            while (!waiter.granted) {
                if (clock.now() >= deadline) {
                    waiters.remove(waiter);
                    return false;
                }
                clock.await(lock, waiter.turn, deadline);
            }
            return true;
        } catch (InterruptedException e) {
            if (!waiter.granted) {
                waiters.remove(waiter);
                throw e;
            }
            // Granted in the same moment: it goes through, and the interrupt is kept for the next wait.
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
            if (wait != null) {
                wait.end(waiter.byTask, waiter.byLane);
            }
        }
    }
}
