package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.RunEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who waits for whom among the tasks of a run, kept from the same facts as the {@code TaskBlocked} events, and
 * watched for deadlocks. One is found by the task that completes it, before that task waits: the report comes at
 * once, on the thread of that task, also as a log line. Thread-safe.
 */
public final class WaitForGraph {
    /*
     * A task that waits needs another task's end, or the first of several, or a lock, or a place in a pool's queue. A task
     * that is queued needs one worker of its pool to get free, so it is stuck only if all of them are; who waits for the
     * first of several is stuck only if all of those are. Hence being stuck is a pure conjunction: a wait is a deadlock if
     * nothing that can be reached from it is able to go on. A search from the task that begins to wait is enough, as only
     * a new wait can make things worse (a pool that shrinks is asked again by its next wait).
     *
     * Lock order: this lock is a leaf but for the weak reads of other classes' volatile fields.
     */
    /** What a task waits for: the first of some tasks to end (mostly there is one), a lock, or room in a pool's queue. */
    static final class Edge {
        final List<ObservedTask<?>> tasks;
        final ObservedExecutor pool;
        final ObservedLock lock;

        private Edge(List<ObservedTask<?>> tasks, ObservedExecutor pool, ObservedLock lock) {
            this.tasks = tasks;
            this.pool = pool;
            this.lock = lock;
        }

        static Edge to(ObservedTask<?> task) {
            return new Edge(List.of(task), null, null);
        }

        /** The wait for any of these; they must not have ended. */
        static Edge toAnyOf(Collection<? extends ObservedTask<?>> tasks) {
            return new Edge(List.copyOf(tasks), null, null);
        }

        static Edge to(ObservedExecutor pool) {
            return new Edge(List.of(), pool, null);
        }

        static Edge to(ObservedLock lock) {
            return new Edge(List.of(), null, lock);
        }
    }

    /** By the port's identity; a port has its graph as long as it lives, and lives as long as a listener knows it. */
    private static final Map<EventPort, WaitForGraph> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Consumer<Deadlock>> listeners = new CopyOnWriteArrayList<>();
    /** The tasks of the deadlocks told and not resolved; guarded by this. */
    private final Set<ObservedTask<?>> told = new LinkedHashSet<>();

    private WaitForGraph() {
    }

    /** The relation of the run that a port serves. */
    public static WaitForGraph of(EventPort port) {
        return ALL.computeIfAbsent(port, added -> new WaitForGraph());
    }

    /**
     * Has deadlocks reported from now on, on the thread of the task that completes each; the listener may end it, as
     * by cancelling a task. Listeners are held for as long as the program runs, with all that they know: whose run is over must end
     * the reports.
     *
     * @return what ends the reports
     */
    public Runnable onDeadlock(Consumer<Deadlock> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A task is about to wait; returns the deadlock that this makes, or null. */
    synchronized Found block(ObservedTask<?> task, Edge edge) {
        task.waitsFor = edge;
        return edge == null ? null : search(task);
    }

    /** A task waits no more. */
    synchronized void unblock(ObservedTask<?> task) {
        task.waitsFor = null;
        told.remove(task);
    }

    /** A deadlock as the search found it. */
    record Found(List<ObservedTask<?>> tasks, ObservedExecutor starved) {
    }

    private Found search(ObservedTask<?> from) {
        Set<ObservedTask<?>> waiting = new LinkedHashSet<>();
        Set<ObservedExecutor> starved = new LinkedHashSet<>();
        ArrayDeque<ObservedTask<?>> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            ObservedTask<?> task = open.poll();
            if (!waiting.add(task)) {
                continue;
            }
            Edge edge = task.waitsFor;
            if (edge == null || !follow(edge, open, starved)) {
                return null;
            }
        }
        if (!Collections.disjoint(told, waiting)) {
            told.addAll(waiting);
            return null;
        }
        told.addAll(waiting);
        return new Found(List.copyOf(waiting), starved.isEmpty() ? null : starved.iterator().next());
    }

    /** Adds what must be stuck for this wait to be; returns false if something can go on. */
    private static boolean follow(Edge edge, ArrayDeque<ObservedTask<?>> open, Set<ObservedExecutor> starved) {
        for (ObservedTask<?> target : edge.tasks) {
            boolean stuck = target.isRunning() ? open.add(target) : target.isQueued() && followPool(target.pool, open, starved);
            if (!stuck || target.isDone()) {
                return false;
            }
        }
        if (!edge.tasks.isEmpty()) {
            return true;
        }
        if (edge.lock != null) {
            ObservedTask<?> holder = edge.lock.holder();
            return holder != null && open.add(holder);
        }
        return edge.pool != null && followPool(edge.pool, open, starved);
    }

    private static boolean followPool(ObservedExecutor pool, ArrayDeque<ObservedTask<?>> open, Set<ObservedExecutor> starved) {
        if (!pool.canStarve()) {
            return false;
        }
        List<ObservedTask<?>> running = new ArrayList<>();
        for (ThreadRole worker : pool.lanes.workers()) {
            ObservedTask<?> task = worker.task();
            if (task != null) {
                running.add(task);
            }
        }
        if (running.size() < pool.workers()) {
            return false;
        }
        starved.add(pool);
        open.addAll(running);
        return true;
    }

    /** Tells a deadlock; called without any lock. */
    void tell(Found found, ThreadRole here) {
        EventPort port = here.pool.port;
        long time = port.clock().stamp();
        List<Long> ids = new ArrayList<>();
        StringBuilder text = new StringBuilder(found.starved() == null
                ? "deadlock: tasks wait for each other in a circle"
                : "deadlock: " + starved(found.starved().workers(), found.starved().name()));
        String separator = ": ";
        for (ObservedTask<?> task : found.tasks()) {
            ids.add(task.id);
            text.append(separator).append(describe(task));
            separator = "; ";
        }
        String line = text.toString();
        ObservedTask<?> teller = here.task();
        new RunEvent.LogWritten(time, here.lane, line, teller == null ? -1 : teller.id).emitTo(here.sink, port.names());
        Deadlock deadlock = new Deadlock(time, found.starved() == null ? Deadlock.Kind.CYCLE : Deadlock.Kind.STARVED_POOL, ids,
                found.starved() == null ? -1 : found.starved().id, line);
        for (Consumer<Deadlock> listener : listeners) {
            try {
                listener.accept(deadlock);
            } catch (Throwable failure) {
                UncaughtFailures.report(port, "a listener to deadlocks failed", failure);
            }
        }
    }

    private static String starved(int workers, String pool) {
        return switch (workers) {
            case 1 -> "the only worker of " + pool + " waits for a task";
            case 2 -> "both workers of " + pool + " wait for tasks";
            default -> "all " + workers + " workers of " + pool + " wait for tasks";
        } + " in the pool's own queue";
    }

    private static String describe(ObservedTask<?> task) {
        ThreadRole on = task.carrier();
        Edge edge = task.waitsFor;
        String who = task + (on == null ? "" : " on " + on.thread.getName());
        if (edge == null) {
            return who + " has just gone on";
        }
        if (!edge.tasks.isEmpty()) {
            ObservedTask<?> first = edge.tasks.get(0);
            if (first == task) {
                return who + " waits for the end of its own pool, " + task.pool.name();
            }
            String others = edge.tasks.size() == 1 ? "" : "one of " + edge.tasks.size() + " tasks, as ";
            return who + " waits for " + others + first + (first.isQueued() ? ", which is queued in " + first.pool.name() : "");
        }
        return who + " waits for " + (edge.lock != null ? "lock " + edge.lock.name() : "room in the queue of " + edge.pool.name());
    }
}
