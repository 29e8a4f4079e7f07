package io.poolscope.bus;

import io.poolscope.event.EventConsumer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A thread that reads a bus: it drains every few milliseconds and is never woken by an event, only by a thread that
 * waits for room. It is owned by its maker and ends with {@link #close()}, which hands on everything that was
 * emitted before.
 *
 * <p>Should the consumer throw, the pump closes the bus, so that no emitting thread waits for a reader that is gone,
 * tells its owner, and ends.
 *
 * <p>All methods may be called from any thread.
 */
public final class BusPump implements AutoCloseable {
    /** The time between two drains, in nanoseconds of the wall clock. */
    static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventBus bus;
    private final EventConsumer consumer;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile boolean ending;

    /**
     * A pump, running.
     *
     * @param name the name of its thread
     * @param bus what it reads; it is the only reader while it runs
     * @param consumer takes all events, on the pump's thread
     * @param onFailure is told, on the pump's thread, what the consumer threw
     */
    public BusPump(String name, EventBus bus, EventConsumer consumer, Consumer<Throwable> onFailure) {
        this.bus = Objects.requireNonNull(bus, "bus");
        this.consumer = Objects.requireNonNull(consumer, "consumer");
        this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        bus.wakes(thread);
        thread.start();
    }

    private void run() {
        try {
            while (!ending) {
                bus.drain(consumer);
                // An emitter that waits has filled its ring since the drain before: another drain frees it.
                if (!bus.hasWaiters()) {
                    LockSupport.parkNanos(this, PERIOD);
                }
            }
            bus.close();
            bus.drainAll(consumer);
        } catch (RuntimeException | Error failure) {
            bus.close();
            onFailure.accept(failure);
        } finally {
            bus.wakes(null);
        }
    }

    /**
     * Closes the bus, hands on what was emitted before, and ends the thread. Returns when it has ended, or at once on
     * the pump's own thread; an interrupt is kept until then. Idempotent.
     */
    @Override
    public void close() {
        ending = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the last events are not given up for it
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
