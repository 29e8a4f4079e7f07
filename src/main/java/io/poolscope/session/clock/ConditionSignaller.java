package io.poolscope.session.clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Signals conditions of other people's locks, on a thread of its own: the thread that changes a clock, mostly the window's
 * thread, must not wait for a lock that a task holds while it works. The thread is a daemon, belongs to its clock, and
 * ends when nothing is left to signal; the next signal starts another.
 */
final class ConditionSignaller {
    /** How long one lock is waited for before the next has its turn, in milliseconds. */
    private static final long TURN = 1;

    /**
     * A condition to signal, and the lock that guards it.
     *
     * @param lock the lock of {@code condition}
     * @param condition all that wait on it are woken
     */
    record Target(Lock lock, Condition condition) {
    }

    /** Guarded by this. */
    private final Deque<Target> targets = new ArrayDeque<>();
    /** The thread that signals, or null if none is needed. Guarded by this. */
    private Thread thread;

    ConditionSignaller() {
    }

    /** Sees to it that all these are signalled soon, each as soon as its lock is free. */
    synchronized void signal(List<Target> more) {
        if (more.isEmpty()) {
            return;
        }
        targets.addAll(more);
        if (thread == null) {
            thread = new Thread(this::run, "poolscope-clock-signals");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        for (Target target = next(); target != null; target = next()) {
            if (!signalled(target)) {
                putBack(target);
            }
        }
    }

    private boolean signalled(Target target) {
        try {
            if (!target.lock().tryLock(TURN, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            return false; // nobody has reason to interrupt this thread; the target comes round again
        }
        try {
            target.condition().signalAll();
            return true;
        } finally {
            target.lock().unlock();
        }
    }

    private synchronized Target next() {
        Target target = targets.poll();
        if (target == null) {
            thread = null;
        }
        return target;
    }

    private synchronized void putBack(Target target) {
        targets.add(target);
    }
}
