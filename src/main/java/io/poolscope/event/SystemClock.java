package io.poolscope.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The clock of real work: {@link System#nanoTime} since it was made. It cannot be paused, stepped or scaled. */
public final class SystemClock implements Clock {
    private final long origin = System.nanoTime();

    /** A clock whose time is 0 now. */
    public SystemClock() {
    }

    @Override
    public long now() {
        return System.nanoTime() - origin;
    }

    @Override
    public long stamp() {
        return System.nanoTime() - origin;
    }

    @Override
    public void sleepUntil(long time) throws InterruptedException {
        long left = time - now();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
        if (deadline == NEVER) {
            condition.await();
            return true;
        }
        return condition.awaitNanos(deadline - now()) > 0;
    }
}
