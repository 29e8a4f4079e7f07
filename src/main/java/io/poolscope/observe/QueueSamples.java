package io.poolscope.observe;

import io.poolscope.bus.EventBus;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import io.poolscope.executor.ObservedExecutor;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks ten times a second at the queues of thread pools that are wrapped: what comes to such a pool past its wrapper is
 * seen nowhere else. The depth is shown as that of a queue called as the pool with " (own queue)" behind, from when it
 * first differs from what the wrapper knows. Pools may be added by any thread; {@link #look} is the scope's thread's.
 */
final class QueueSamples {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventBus bus;
    private final ScopeProblems problems;
    private final ConcurrentLinkedQueue<Sampled> pools = new ConcurrentLinkedQueue<>();
    private long next = Long.MIN_VALUE;

    QueueSamples(EventBus bus, ScopeProblems problems) {
        this.bus = bus;
        this.problems = problems;
    }

    /** A pool behind its wrapper; all but the references is the scope's thread's. */
    private static final class Sampled {
        private final WeakReference<ObservedExecutor> wrapper;
        private final WeakReference<ThreadPoolExecutor> pool;
        private int queue = -1;
        private int depth;

        Sampled(ObservedExecutor wrapper, ThreadPoolExecutor pool) {
            this.wrapper = new WeakReference<>(wrapper);
            this.pool = new WeakReference<>(pool);
        }
    }

    /** Looks at a pool's queue from now on, if it has one to look at. */
    void add(ObservedExecutor wrapper, ExecutorService executor) {
        if (executor instanceof ThreadPoolExecutor pool) {
            pools.add(new Sampled(wrapper, pool));
        }
    }

    /** Looks, if it is time. */
    void look() {
        long now = bus.clock().now();
        if (now < next) {
            return;
        }
        next = now + PERIOD;
        pools.removeIf(each -> isOver(each) || !look(each));
    }

    private static boolean isOver(Sampled each) {
        ThreadPoolExecutor pool = each.pool.get();
        return pool == null || pool.isTerminated() || each.wrapper.get() == null;
    }

    private boolean look(Sampled each) {
        ThreadPoolExecutor pool = each.pool.get();
        ObservedExecutor wrapper = each.wrapper.get();
        if (pool == null || wrapper == null) {
            return false;
        }
        try {
            int known = wrapper.queueDepth();
            int depth = pool.getQueue().size();
            if (each.queue < 0 && depth > known && wrapper.queueDepth() < depth) {
                each.queue = bus.ids().nextQueue();
                long capacity = (long) depth + pool.getQueue().remainingCapacity();
                new RunEvent.QueueOpened(bus.clock().stamp(), each.queue, wrapper.name() + " (own queue)",
                        capacity >= Integer.MAX_VALUE ? Event.UNBOUNDED : (int) capacity).emitTo(bus.sink(), bus.names());
            }
            if (each.queue >= 0 && depth != each.depth) {
                Event changed = depth > each.depth ? new RunEvent.ItemPut(bus.clock().stamp(), each.queue, EventWord.NO_LANE, depth, -1)
                        : new RunEvent.ItemTaken(bus.clock().stamp(), each.queue, EventWord.NO_LANE, depth, -1);
                changed.emitTo(bus.sink(), bus.names());
            }
            each.depth = depth;
            return true;
        } catch (RuntimeException e) {
            problems.tell("the queue of pool " + wrapper.name() + " can't be looked at: " + e);
            return false;
        }
    }
}
