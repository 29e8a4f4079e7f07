package io.poolscope.executor;

import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The classes of tasks for which an executor made elsewhere asks, as its comparator or its handler casts to them. Such
 * tasks can only be handed to it as they are; that is told once for each class. Thread-safe.
 */
final class AskedClasses {
    private final ObservedExecutor pool;
    private final Comparator<? super Runnable> order;
    /** Whether the executor asks for a class; one entry for each class of tasks. */
    private final Map<Class<?>, Boolean> asked = new ConcurrentHashMap<>();

    AskedClasses(ObservedExecutor pool, ExecutorService delegate) {
        this.pool = pool;
        order = delegate instanceof ThreadPoolExecutor threads && threads.getQueue() instanceof PriorityBlockingQueue<Runnable> queue
                ? queue.comparator() : null;
    }

    /** Whether the executor has asked for the class of what was given. */
    boolean wantsClassOf(Object given) {
        return asked.getOrDefault(given.getClass(), false);
    }

    /**
     * Whether what was given can't have a stand-in. An order is tried out before the first task of a class is queued: once
     * a stand-in lies there, a task of the program's own would meet it.
     */
    boolean wantsClassOf(Runnable given, ObservedTask<?> task) {
        Boolean known = asked.get(given.getClass());
        if (known != null) {
            return known;
        }
        if (order == null || takesStandIns(given, task)) {
            asked.put(given.getClass(), false);
            return false;
        }
        learn(given);
        return true;
    }

    private boolean takesStandIns(Runnable given, ObservedTask<?> task) {
        try {
            order.compare(StandIn.ofRunnable(task, given, true), StandIn.ofRunnable(task, given, true));
            return true;
        } catch (ClassCastException e) {
            return false;
        }
    }

    /** The executor has asked for the class of what was given. */
    void learn(Object given) {
        if (!Boolean.TRUE.equals(asked.put(given.getClass(), true))) {
            new RunEvent.LogWritten(pool.clock.stamp(), EventWord.NO_LANE, "tasks of " + given.getClass().getName()
                    + " run unseen: " + pool.name() + " asks for their class, so they are handed to it as they are", -1)
                    .emitTo(pool.port.sink(), pool.names);
        }
    }
}
