package io.poolscope.session.clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The threads that wait to emit an event while a clock is paused, first come first let. Guarded by the clock's lock. */
final class Gate {
    /** A thread at the gate. */
    static final class Gated {
        private final Thread thread = Thread.currentThread();
        /** Written before {@link #let}, read after it. */
        private long time;
        /** Whether it may go. Volatile, as the thread reads it without the lock. */
        private volatile boolean let;

        private Gated() {
        }

        /**
         * Waits, without the lock, until it is let. An interrupt must not lose the event: it is kept for later.
         *
         * @return the time of the event, or -1 if the clock is to be asked again
         */
        long awaitLet() {
            boolean interrupted = false;
            while (!let) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
            return time;
        }

        private void let(long newTime) {
            time = newTime;
            let = true;
            LockSupport.unpark(thread);
        }
    }

    private final Deque<Gated> queue = new ArrayDeque<>();

    Gate() {
    }

    /** Puts the calling thread at the end of the queue. */
    Gated enter() {
        Gated me = new Gated();
        queue.add(me);
        return me;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int size() {
        return queue.size();
    }

    /** Lets the first go with this time for its event. */
    void letFirst(long time) {
        queue.remove().let(time);
    }

    /** Lets all go and ask the clock again. */
    void open() {
        for (Gated gated = queue.poll(); gated != null; gated = queue.poll()) {
            gated.let(-1);
        }
    }

    /**
     * Waits until a thread is at the gate; an interrupt does not end it and is kept for later.
     *
     * @param arrived the lock's condition, signalled when a thread arrives or the clock's pace changes
     * @param nanos how long at most
     * @param inVain whether there is nothing to wait for any more
     */
    void awaitArrival(Condition arrived, long nanos, BooleanSupplier inVain) {
        long left = nanos;
        boolean interrupted = false;
        while (left > 0 && isEmpty() && !inVain.getAsBoolean()) {
            try {
                left = arrived.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
