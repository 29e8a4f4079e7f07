package io.poolscope.executor;

import io.poolscope.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;

/**
 * The threads and the queue of an {@link ObservedThreadPool}: what was given to {@code execute} lies in the queue as it
 * was given, so that a queue, a handler and hooks of the program's own find the class for which they ask. It is observed
 * from the pool's two hooks, before and after it runs; what was submitted is a future, and observes itself.
 */
final class GivenTaskBackend extends ThreadPoolBackend {
    /** One run of what was given to {@code execute}: used by its worker. */
    private record GivenRun(ObservedTask<?> task, ThreadRole on, ObservedTask<?> outer, ThreadRole outerCarrier) {
    }

    private final ObservedThreadPool owner;
    private final WaitingGiven waiting = new WaitingGiven();
    @SuppressWarnings("ThreadLocalUsage") // one for each wrapped executor, whose threads are its own
    private final ThreadLocal<GivenRun> present = new ThreadLocal<>();
    /** The program's own; volatile: anybody may set it. */
    private volatile RejectedExecutionHandler handler;

    GivenTaskBackend(ObservedThreadPool owner, ThreadPoolPlan plan, ThreadFactory threads) {
        super(owner, plan.core(), plan.maximum(), 0, plan.queue(), threads);
        this.owner = owner;
        handler = plan.handler();
        setKeepAliveTime(plan.keepAlive(), plan.unit());
        setRejectedExecutionHandler((task, executor) -> refused(task));
    }

    RejectedExecutionHandler handler() {
        return handler;
    }

    void handler(RejectedExecutionHandler next) {
        handler = next;
    }

    // ---- into the queue ----

    @Override
    public void enqueue(ObservedTask<?> task) {
        Runnable given = task.asGiven();
        if (given == task) {
            super.execute(task);
            return;
        }
        waiting.add(given, task);
        try {
            super.execute(given);
        } catch (RejectedExecutionException e) {
            waiting.remove(given, task);
            throw e;
        }
    }

    @Override
    public void withdraw(ObservedTask<?> task) {
        Runnable given = task.asGiven();
        if (given == task) {
            super.withdraw(task);
        } else if (waiting.remove(given, task)) {
            super.remove(given);
        }
    }

    /** Who is called with this pool, such as a handler, may give it tasks: they are observed as all others. */
    @Override
    public void execute(Runnable given) {
        if (given instanceof ObservedTask<?> || waiting.has(given)) {
            super.execute(given);
        } else {
            owner.execute(given);
        }
    }

    /** The pool is full or shut down. */
    private void refused(Runnable given) {
        ObservedTask<?> task = given instanceof ObservedTask<?> future ? future : waiting.peekLast(given);
        RejectedExecutionHandler own = handler;
        Class<?> type = own.getClass();
        if (task == null || type == AbortPolicy.class) {
            own.rejectedExecution(given, this);
        } else if (type == CallerRunsPolicy.class) {
            runByCaller(given, task);
        } else if (type == DiscardPolicy.class || isShutdown() && type == DiscardOldestPolicy.class) {
            discard(given, task);
        } else if (type == DiscardOldestPolicy.class) {
            Runnable oldest = getQueue().poll();
            if (oldest != null) {
                discard(oldest, takeTask(oldest));
            }
            super.execute(given);
        } else {
            own.rejectedExecution(given, this);
            if (task.isQueued() && getQueue().stream().noneMatch(each -> each == given)) {
                // Nobody knows what the handler did with it; whoever still has it may run it.
                waiting.remove(given, task);
                task.abandon();
            }
        }
    }

    private void runByCaller(Runnable given, ObservedTask<?> task) {
        if (isShutdown()) {
            discard(given, task);
            return;
        }
        waiting.remove(given, task);
        task.runOn(pool.submitter());
    }

    private void discard(Runnable given, ObservedTask<?> task) {
        if (task != null) {
            waiting.remove(given, task);
            task.reject(Rejection.DISCARDED, new RejectedExecutionException(task + " was discarded: the queue of " + pool.name()
                    + " is full"));
        }
    }

    // ---- before and after a run ----

    @Override
    protected void beforeExecute(Thread worker, Runnable given) {
        try {
            owner.beforeExecute(worker, given);
        } catch (RuntimeException | Error e) {
            // As in Java the task does not run then, and its future is left undone.
            ObservedTask<?> task = takeTask(given);
            if (task != null) {
                task.abandon();
            }
            throw e;
        }
        if (!(given instanceof ObservedTask<?>)) {
            begin(given);
        }
    }

    private void begin(Runnable given) {
        ObservedTask<?> task = waiting.poll(given);
        ThreadRole on = pool.carrier();
        if (task == null || !task.start(on)) {
            // Put into the queue past the pool, or told as ended by a handler that then kept it: it runs all the same.
            return;
        }
        GivenRun run = new GivenRun(task, on, on.task(), ThreadRole.swap(on));
        pool.started(task, on);
        present.set(run);
    }

    @Override
    protected void afterExecute(Runnable given, Throwable thrown) {
        GivenRun run = present.get();
        if (run != null) {
            present.remove();
            run.task().endGiven(thrown);
            pool.ended(run.on(), run.outer());
            ThreadRole.swap(run.outerCarrier());
        }
        owner.afterExecute(given, thrown);
    }

    @Override
    protected void terminated() {
        try {
            owner.terminated();
        } finally {
            super.terminated();
        }
    }

    // ---- out of the queue ----

    /** As in Java a cancelled future lies in the program's queue until it is taken or purged. */
    @Override
    public void cancelled(ObservedTask<?> task) {
        assert task.isCancelled() || !task.isQueued();
    }

    /** The task of an element that was taken out of the queue, or null. */
    ObservedTask<?> takeTask(Runnable element) {
        return element instanceof ObservedTask<?> task ? task : waiting.poll(element);
    }

    @Override
    public ObservedTask<?> pollOldest() {
        throw new AssertionError("the queue's own handler discards");
    }

    /** For who cancels them: what can't be cancelled in its place is taken out. */
    @Override
    public List<Runnable> snapshot() {
        List<Runnable> tasks = new ArrayList<>();
        for (Runnable each : getQueue()) {
            ObservedTask<?> task = each instanceof ObservedTask<?> future ? future : remove(each) ? waiting.poll(each) : null;
            if (task != null) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> never = new ArrayList<>();
        for (Runnable each : super.shutdownNow()) {
            ObservedTask<?> task = takeTask(each);
            never.add(task == null ? each : task);
        }
        return never;
    }
}
