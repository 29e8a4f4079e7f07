package io.poolscope.testing;

import io.poolscope.event.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that only moves when a test says so. A test can wait until a number of threads wait for a time, and so order
 * things without any sleep; and it can pause the stamps, and let them through one by one. Thread-safe.
 */
public final class ManualClock implements Clock {
    private record Awaiting(Lock lock, Condition condition, long deadline) {
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by the lock, as what follows; the time is also read without it. */
    private final Set<Awaiting> awaiting = new HashSet<>();
    private int sleeping;
    private int stamping;
    private int steps;
    private boolean paused;
    private volatile long time;

    /** Stands at 0. */
    public ManualClock() {
    }

    @Override
    public long now() {
        return time;
    }

    @Override
    public long stamp() {
        lock.lock();
        try {
            if (paused) {
                stamping++;
                changed.signalAll();
                while (paused && steps == 0) {
                    changed.awaitUninterruptibly();
                }
                stamping--;
                if (paused) {
                    steps--;
                }
                changed.signalAll();
            }
            return time;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleepUntil(long until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            sleeping++;
            changed.signalAll();
            while (time < until) {
                changed.await();
            }
        } finally {
            sleeping--;
            lock.unlock();
        }
    }

    @Override
    public boolean await(Lock guard, Condition condition, long deadline) throws InterruptedException {
        if (deadline == NEVER) {
            condition.await();
            return true;
        }
        Awaiting me = new Awaiting(guard, condition, deadline);
        lock.lock();
        try {
            if (time >= deadline) {
                return false;
            }
            awaiting.add(me);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            condition.await();
        } finally {
            lock.lock();
            try {
                awaiting.remove(me);
            } finally {
                lock.unlock();
            }
        }
        return time < deadline;
    }

    /** Moves on, and wakes whoever waited for a time up to then. */
    public void advance(Duration span) {
        List<Awaiting> due = new ArrayList<>();
        lock.lock();
        try {
            time += span.toNanos();
            changed.signalAll();
            for (Awaiting each : awaiting) {
                if (each.deadline() <= time) {
                    due.add(each);
                }
            }
        } finally {
            lock.unlock();
        }
        for (Awaiting each : due) {
            each.lock().lock();
            try {
                each.condition().signalAll();
            } finally {
                each.lock().unlock();
            }
        }
    }

    /** Moves on by milliseconds. */
    public void advanceMillis(long millis) {
        advance(Duration.ofMillis(millis));
    }

    /** Waits until so many threads wait for a time, in a sleep or with a deadline. */
    public void awaitWaiters(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (sleeping + awaiting.size() < count) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody through that stamps. */
    public void pause() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody through. */
    public void resume() {
        lock.lock();
        try {
            paused = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody stamps, and lets one through. */
    public void step() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stamping <= steps) {
                changed.await();
            }
            steps++;
            changed.signalAll();
            while (steps > 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many threads stamp while paused. */
    public void awaitStamping(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stamping < count) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
