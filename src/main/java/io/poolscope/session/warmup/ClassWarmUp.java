package io.poolscope.session.warmup;

import io.poolscope.bus.EventBus;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedStream;
import io.poolscope.session.clock.ScenarioClock;

/**
 * Plays a few tasks that nobody sees, once in this JVM, so that the first run's time is not spent on loading the
 * classes of executor, bus and clock: at 10× that would show as a second in which nothing happens.
 *
 * <p>Its threads have ended when it returns. May be called from any thread; a second caller waits for the first.
 */
public final class ClassWarmUp {
    private static final int TASKS = 4;
    /** Guarded by the class. */
    private static boolean held;

    private ClassWarmUp() {
    }

    /** Rehearses, unless that was done before. An interrupt ends it and stays set. */
    public static synchronized void once() {
        if (held) {
            return;
        }
        held = true;
        ScenarioClock clock = new ScenarioClock();
        clock.setSpeed(ScenarioClock.MAX_SPEED);
        EventBus bus = new EventBus(clock, EventBus.Mode.DROPPING);
        try (ObservedExecutor pool = ObservedExecutor.builder(bus).name("rehearsal").threadNames("rehearsal-%d").workers(2).queueCapacity(2)
                .daemon(true).build(); OrderedStream<Integer> stream = pool.orderedStream()) {
            for (int i = 0; i < TASKS && !Thread.currentThread().isInterrupted(); i++) {
                int item = i;
                stream.submit("rehearsal " + i, () -> {
                    clock.sleepUntil(clock.now() + item);
                    return item;
                });
            }
            stream.finish();
            while (!Thread.currentThread().isInterrupted() && stream.hasNext()) {
                stream.next();
            }
        } finally {
            bus.close();
        }
    }
}
