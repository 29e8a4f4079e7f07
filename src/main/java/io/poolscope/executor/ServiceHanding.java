package io.poolscope.executor;

import io.poolscope.event.Rejection;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

/**
 * Into any executor service, which gets to see what it would see without us: what was submitted as a future that it can
 * cancel, remove and ask; what was given to {@code execute} as a {@link StandIn}.
 */
class ServiceHanding implements Handing {
    final ObservedExecutor pool;
    private final ExecutorService delegate;
    /** Whether it has code of its own that may look at the tasks. */
    private final boolean looks;
    private final RefusalWatch refusals;
    private final AskedClasses seen;

    ServiceHanding(ObservedExecutor pool, ExecutorService delegate) {
        this.pool = pool;
        this.delegate = delegate;
        looks = looksAtTasks(delegate);
        seen = new AskedClasses(pool, delegate);
        refusals = delegate instanceof ThreadPoolExecutor threads ? new RefusalWatch(threads) : null;
    }

    private static boolean looksAtTasks(ExecutorService delegate) {
        return delegate.getClass() != ThreadPoolExecutor.class || !isOfJava(((ThreadPoolExecutor) delegate).getRejectedExecutionHandler())
                || !isFifo(((ThreadPoolExecutor) delegate).getQueue());
    }

    private static boolean isOfJava(Object object) {
        return object.getClass().getModule() == Object.class.getModule();
    }

    private static boolean isFifo(Object queue) {
        return isOfJava(queue) && !(queue instanceof PriorityBlockingQueue<?>) && !(queue instanceof DelayQueue<?>);
    }

    /** Whether a class of the program's own makes the futures of what is submitted. */
    static boolean makesOwnFutures(ExecutorService delegate) {
        try {
            for (Class<?> each = delegate.getClass(); each.getModule() != Object.class.getModule(); each = each.getSuperclass()) {
                for (Method method : each.getDeclaredMethods()) {
                    if (method.getName().equals("newTaskFor") || method.getName().equals("submit")) {
                        return true;
                    }
                }
            }
        } catch (LinkageError e) {
            // A class that can't be looked into: it gets futures of ours, as most do.
            return false;
        }
        return false;
    }

    @Override
    public void hand(ObservedTask<?> task) {
        if (refusals != null) {
            refusals.watch();
        }
        Runnable given = task.asGiven();
        if (task instanceof SubmittedTask<?> submitted) {
            submit(submitted);
        } else if (given == task) {
            delegate.execute(task);
        } else {
            execute(task, given);
        }
    }

    private void submit(SubmittedTask<?> task) {
        if (seen.wantsClassOf(task.body())) {
            task.submitAsGivenTo(delegate);
            return;
        }
        try {
            task.submitTo(delegate);
        } catch (ClassCastException e) {
            if (!task.isQueued()) {
                throw e;
            }
            seen.learn(task.body());
            task.submitAsGivenTo(delegate);
        }
    }

    private void execute(ObservedTask<?> task, Runnable given) {
        if (looks && seen.wantsClassOf(given, task)) {
            handAsGiven(task, given);
            return;
        }
        try {
            delegate.execute(StandIn.ofRunnable(task, given, looks));
        } catch (ClassCastException e) {
            if (!looks || !task.isQueued() || refusals != null && refusals.isOfHandler(e)) {
                throw e;
            }
            // It asks for the class of what was given. If it still refuses that, it would have done so without us.
            seen.learn(given);
            handAsGiven(task, given);
        }
    }

    /** It leaves the picture, so that a stand-in that was taken does nothing, and runs as without us. */
    private void handAsGiven(ObservedTask<?> task, Runnable given) {
        tellDropped(task);
        delegate.execute(given);
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> back = new ArrayList<>();
        List<Runnable> never = delegate.shutdownNow();
        Function<Runnable, ObservedTask<?>> lookup = lookup();
        for (Runnable each : never) {
            ObservedTask<?> task = lookup.apply(each);
            back.add(task == null ? each : task);
        }
        return back;
    }

    /** By the delegate's own futures, collected for the pass, where it makes such: so handing over costs nothing. */
    @Override
    public final Function<Runnable, ObservedTask<?>> lookup() {
        IdentityHashMap<Object, ObservedTask<?>> byTheirs = new IdentityHashMap<>();
        if (pool.backend instanceof ForeignBackend backend && backend.delegateMakesFutures()) {
            for (Runnable each : backend.snapshot()) {
                Object theirs = each instanceof ScheduledTask<?> scheduled ? scheduled.handed()
                        : each instanceof SubmittedTask<?> submitted ? submitted.theirs() : null;
                if (theirs != null) {
                    byTheirs.put(theirs, (ObservedTask<?>) each);
                }
            }
        }
        return queued -> {
            ObservedTask<?> known = byTheirs.get(queued);
            ObservedTask<?> task = known != null ? known : GivenTasks.taskOf(queued);
            return task == null || task.pool != pool ? null : task;
        };
    }

    @Override
    public void stopped() {
        if (refusals != null) {
            refusals.end();
        }
    }

    /** Says why a task that its executor dropped has ended. */
    static void tellDropped(ObservedTask<?> task) {
        task.reject(Rejection.DISCARDED, new RejectedExecutionException(task + " was dropped by " + task.pool.name()
                + " before it started"));
    }
}
