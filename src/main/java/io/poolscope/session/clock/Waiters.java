package io.poolscope.session.clock;

import io.poolscope.event.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that sleep or await on a clock, in the order of their deadlines and then of their coming. All but
 * {@link #wake} is guarded by the clock's lock.
 */
final class Waiters {
    /** A thread that sleeps or awaits. */
    static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private final long deadline;
        private final long order;
        /** What to signal, or null if the thread sleeps and is to be unparked. */
        private final ConditionSignaller.Target target;
        /** Whether its wait is over whatever the clock shows. Volatile, as the thread reads it without the lock. */
        private volatile boolean released;

        private Waiter(long deadline, long order, ConditionSignaller.Target target) {
            this.deadline = deadline;
            this.order = order;
            this.target = target;
        }

        long deadline() {
            return deadline;
        }

        boolean released() {
            return released;
        }
    }

    private static final Comparator<Waiter> ORDER =
            Comparator.comparingLong(Waiter::deadline).thenComparingLong(waiter -> waiter.order);

    private final TreeSet<Waiter> all = new TreeSet<>(ORDER);
    private final ConditionSignaller signaller = new ConditionSignaller();
    private long orders;

    Waiters() {
    }

    /** Adds the calling thread; {@code target} is null if it sleeps and is to be unparked. */
    Waiter enter(long deadline, ConditionSignaller.Target target) {
        Waiter waiter = new Waiter(deadline, orders++, target);
        all.add(waiter);
        return waiter;
    }

    void leave(Waiter waiter) {
        all.remove(waiter);
    }

    int size() {
        return all.size();
    }

    List<Waiter> list() {
        return new ArrayList<>(all);
    }

    /** Releases those whose deadline is no later than {@code time}, and returns them, to be woken. */
    List<Waiter> releaseUntil(long time) {
        List<Waiter> released = new ArrayList<>();
        for (Waiter waiter : all) {
            if (waiter.deadline > time) {
                break;
            }
            waiter.released = true;
            released.add(waiter);
        }
        return released;
    }

    /** Releases the one with the earliest deadline, and returns it, to be woken; or null if nobody waits for a time. */
    Waiter releaseFirst() {
        for (Waiter waiter : all) {
            if (waiter.deadline == Clock.NEVER) {
                return null;
            }
            if (!waiter.released) {
                waiter.released = true;
                return waiter;
            }
        }
        return null;
    }

    /** Lets these look at the clock again. Not to be called under the clock's lock, nor guarded by it. */
    void wake(List<Waiter> woken) {
        List<ConditionSignaller.Target> targets = new ArrayList<>();
        for (Waiter waiter : woken) {
            if (waiter.target == null) {
                LockSupport.unpark(waiter.thread);
            } else {
                targets.add(waiter.target);
            }
        }
        signaller.signal(targets);
    }
}
