package io.poolscope.executor;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Names what lies in a pool's queue as the program knows it, and takes it out. Thread-safe. */
final class QueuedTasks {
    private final ThreadPoolSurface pool;

    QueuedTasks(ThreadPoolSurface pool) {
        this.pool = pool;
    }

    /** Finds the task behind an element of the queue, or null; good for one pass over the queue. */
    private Function<Runnable, ObservedTask<?>> lookup() {
        return pool.backend instanceof ForeignBackend foreign ? foreign.lookup() : GivenTasks::taskOf;
    }

    /** What Java would have in the place of an element; good for one pass over the queue. */
    UnaryOperator<Runnable> naming() {
        Function<Runnable, ObservedTask<?>> lookup = lookup();
        return element -> {
            ObservedTask<?> task = lookup.apply(element);
            return task == null ? element : task.asGiven();
        };
    }

    /** Takes out what the program knows as {@code task}; the events say that it was discarded. */
    boolean remove(Runnable task) {
        ThreadPoolExecutor threads = pool.threads();
        Runnable element = elementOf(task);
        if (threads.remove(element)) {
            drop(element);
            return true;
        }
        UnaryOperator<Runnable> naming = naming();
        for (Runnable each : threads.getQueue()) {
            if (naming.apply(each).equals(task) && threads.remove(each)) {
                drop(each);
                return true;
            }
        }
        return false;
    }

    /** How a future of ours lies in the queue; what was given to {@code execute} may lie there as another object. */
    private static Runnable elementOf(Runnable task) {
        ScheduledTask<?> timed = task instanceof PeriodicTask periodic ? periodic.next() : task instanceof ScheduledTask<?> scheduled
                ? scheduled : null;
        if (timed == null) {
            return task;
        }
        return timed.handed() instanceof Runnable theirs ? theirs : timed;
    }

    private void drop(Runnable element) {
        ObservedTask<?> task = pool.backend instanceof GivenTaskBackend given ? given.takeTask(element) : lookup().apply(element);
        if (task != null) {
            task.abandon();
        }
    }
}
