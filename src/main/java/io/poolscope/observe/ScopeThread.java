package io.poolscope.observe;

import io.poolscope.bus.EventBus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread of a scope: it takes the events out of the bus every few milliseconds and gives them to the output. A
 * daemon, so that no program lives longer for being observed. It ends with {@link #end}.
 */
final class ScopeThread {
    /** The time between two looks, in nanoseconds. */
    static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventBus bus;
    private final ScopeOutput output;
    private final ScopeProblems problems;
    private final Runnable look;
    private final Thread thread;
    /** How it is to end, or null while it goes on. Written once, by whoever ends it. */
    private volatile String how;

    /**
     * Makes it; {@link #start} starts it.
     *
     * @param look called at each look, for what nobody tells by itself
     */
    ScopeThread(String name, EventBus bus, ScopeOutput output, ScopeProblems problems, Runnable look) {
        this.bus = bus;
        this.output = output;
        this.problems = problems;
        thread = new Thread(this::run, "poolscope-" + name);
        this.look = look;
        thread.setDaemon(true);
    }

    /** Starts it. */
    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (how == null) {
                look.run();
                if (output.isReady()) {
                    bus.drain(output);
                }
                output.tick();
                LockSupport.parkNanos(this, PERIOD);
            }
            look.run();
            bus.close();
            bus.drainAll(output);
            output.end(how);
        } catch (RuntimeException | Error failure) {
            // A fault of ours must not fill the program's memory: from here on all is dropped and counted.
            bus.close();
            problems.tell("observing has ended by an error of Poolscope: " + failure);
        }
    }

    /**
     * Ends it, and waits until what was emitted before is written, at most so long. An interrupt is kept.
     *
     * @return whether it has ended
     */
    boolean end(String reason, long limitNanos) {
        if (how == null) {
            how = reason;
        }
        LockSupport.unpark(thread);
        if (thread == Thread.currentThread()) {
            return true;
        }
        long deadline = System.nanoTime() + limitNanos;
        boolean interrupted = false;
        for (long left = limitNanos; thread.isAlive() && left > 0; left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true; // the last events are not given up for it
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
