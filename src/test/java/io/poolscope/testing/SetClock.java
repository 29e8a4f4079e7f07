package io.poolscope.testing;

import io.poolscope.event.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A clock that shows what it is told. */
public final class SetClock implements Clock {
    private volatile long time;

    public void set(long newTime) {
        time = newTime;
    }

    @Override
    public long now() {
        return time;
    }

    @Override
    public long stamp() {
        return time;
    }

    @Override
    public void sleepUntil(long until) {
        throw new UnsupportedOperationException("nobody sleeps on this clock");
    }

    @Override
    public boolean await(Lock lock, Condition condition, long deadline) {
        throw new UnsupportedOperationException("nobody awaits on this clock");
    }
}
