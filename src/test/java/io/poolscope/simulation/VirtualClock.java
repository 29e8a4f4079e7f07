package io.poolscope.simulation;

import io.poolscope.event.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** A clock that stands still until a test moves it. Knows which threads sleep on it and which wait on a condition. */
final class VirtualClock implements Clock {
    // All guarded by this.
    private long now;
    private final Map<Thread, Long> sleeping = new HashMap<>();
    private final Set<Thread> waiting = new HashSet<>();

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized long stamp() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(long time) throws InterruptedException {
        if (time <= now) {
            return;
        }
        sleeping.put(Thread.currentThread(), time);
        notifyAll();
        while (now < time) {
            wait();
        }
    }

    @Override
    public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
        if (deadline != NEVER) {
            throw new UnsupportedOperationException("no deadline is used here");
        }
        enter(true);
        try {
            condition.await();
        } finally {
            enter(false);
        }
        return true;
    }

    private synchronized void enter(boolean waits) {
        if (waits) {
            waiting.add(Thread.currentThread());
        } else {
            waiting.remove(Thread.currentThread());
        }
        notifyAll();
    }

    /** Goes to a time and lets go who slept until then. Those who go are no longer counted as sleeping. */
    synchronized void advance(long time) {
        now = time;
        sleeping.values().removeIf(deadline -> deadline <= time);
        notifyAll();
    }

    /** The earliest time at which somebody wakes. */
    synchronized long earliest() {
        return sleeping.values().stream().mapToLong(Long::longValue).min().orElse(NEVER);
    }

    /** How many of some threads sleep. */
    synchronized int sleepers(Set<Thread> of) {
        return (int) sleeping.keySet().stream().filter(of::contains).count();
    }

    /** Whether a thread is at rest here: it sleeps or waits. */
    synchronized boolean rests(Thread thread) {
        return sleeping.containsKey(thread) || waiting.contains(thread);
    }

    /** Waits until a condition holds or the wall clock has gone on for so many seconds. */
    @SuppressWarnings("ThreadPriorityCheck") // only time is lost if a yield does nothing
    static boolean until(BooleanSupplier condition, int seconds) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.yield(); // what is waited for is the state of several threads, which nobody signals
        }
        return true;
    }
}
