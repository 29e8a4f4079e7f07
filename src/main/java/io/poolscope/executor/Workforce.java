package io.poolscope.executor;

import io.poolscope.event.PoolKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/** Makes the workers of one pool and looks after them. Thread-safe. */
final class Workforce {
    /** So many threads that are no more may be remembered before they are looked for. */
    private static final int DEAD_THREADS = 64;
    /** How many places a priority queue has at first; it grows. */
    private static final int FIRST_PLACES = 16;

    private final ObservedExecutor pool;
    private final PoolKind kind;
    private final Runnable initializer;
    private final WorkerNames names;
    /**
     * The threads that live or died lately, so that closing can join them: a thread can't announce its own end, as it
     * still runs then. Guarded by itself.
     */
    private final Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile int limit;
    /** Set once while the pool is made. */
    private ThreadPoolBackend ours;

    Workforce(ObservedExecutor pool, ObservedExecutorBuilder plan, PoolKind kind) {
        this.pool = pool;
        this.kind = kind;
        initializer = plan.initializer;
        names = new WorkerNames(plan.threadNames.isEmpty() ? pool.name().replace("%", "%%") + "-worker-%d" : plan.threadNames);
        limit = switch (kind) {
            case FIXED, SCHEDULED, PRIORITY, WORK_STEALING -> plan.threadPool == null ? plan.workers : plan.threadPool.maximum();
            case CACHED, THREAD_PER_TASK, FOREIGN, ASYNC -> Integer.MAX_VALUE;
        };
    }

    Backend backend(ObservedExecutorBuilder plan) {
        if (kind == PoolKind.WORK_STEALING) {
            return new ForeignBackend(pool, new ForkJoinPool(plan.workers, forkJoin -> {
                ForkWorker worker = new ForkWorker(pool, forkJoin);
                worker.setName(names.next());
                return worker;
            }, null, true));
        }
        ThreadFactory threadFactory = plan.threadFactory == null
                ? body -> new WorkerThread(pool, body, names.next(), plan.daemon)
                : factoryOf(plan.threadFactory);
        if (plan.threadPool != null) {
            ours = new GivenTaskBackend((ObservedThreadPool) pool, plan.threadPool, threadFactory);
            return ours;
        }
        ours = switch (kind) {
            case SCHEDULED -> new ScheduledBackend(pool, limit, new DueQueue(pool.clock), threadFactory);
            case CACHED -> new ThreadPoolBackend(pool, 0, limit, plan.keepAliveSeconds, queue(plan), threadFactory);
            default -> new ThreadPoolBackend(pool, limit, limit, 0, queue(plan), threadFactory);
        };
        return ours;
    }

    /** A factory of the program's own, whose threads work for this pool. */
    private final class WorkerFactory implements ThreadFactory {
        private final ThreadFactory given;

        WorkerFactory(ThreadFactory given) {
            this.given = given;
        }

        @Override
        public Thread newThread(Runnable body) {
            return given.newThread(() -> work(body));
        }
    }

    /** What makes this pool's threads by a factory of the program's own; of a pool made elsewhere it is that factory itself. */
    ThreadFactory factoryOf(ThreadFactory given) {
        Objects.requireNonNull(given, "threadFactory");
        return pool.backend instanceof ForeignBackend ? given : new WorkerFactory(given);
    }

    /** The factory that the program gave to the pool of threads, or else that of the pool. */
    static ThreadFactory givenFactory(ThreadPoolExecutor threads) {
        return threads.getThreadFactory() instanceof WorkerFactory own ? own.given : threads.getThreadFactory();
    }

    private BlockingQueue<Runnable> queue(ObservedExecutorBuilder plan) {
        return switch (kind) {
            case CACHED -> new SynchronousQueue<>();
            case PRIORITY -> new PriorityBlockingQueue<>(FIRST_PLACES,
                    (a, b) -> ObservedTask.BY_PRIORITY.compare((ObservedTask<?>) a, (ObservedTask<?>) b));
            default -> plan.reusesIdle ? new IdleQueue() : new LinkedBlockingQueue<>();
        };
    }

    /** Only threads that run are known here: one that was made may never be started. */
    private void register(Thread thread) {
        synchronized (threads) {
            if (threads.size() > DEAD_THREADS + 2 * pool.lanes.workers().size()) {
                threads.removeIf(each -> !each.isAlive());
            }
            threads.add(thread);
        }
    }

    /** The life of a worker thread of a pool of our own making; {@code body}, which the pool counts on, is run in any case. */
    void work(Runnable body) {
        ours.workerCame();
        register(Thread.currentThread());
        ThreadRole worker = pool.lanes.enter();
        ThreadRole before = ThreadRole.swap(worker);
        try {
            initialize();
            body.run();
        } finally {
            ThreadRole.swap(before);
            pool.lanes.leave(worker);
            ours.workerGone();
            pool.workerGone();
        }
    }

    /** Runs the initializer; if it fails, the pool is broken, and the worker goes on only to fail what is queued. */
    void initialize() {
        if (initializer == null || pool.broken() != null) {
            return;
        }
        try {
            initializer.run();
        } catch (Throwable failure) {
            pool.breakDown(failure);
        }
    }

    /** Waits until the threads have ended. */
    void join() throws InterruptedException {
        List<Thread> joined;
        synchronized (threads) {
            joined = List.copyOf(threads);
        }
        for (Thread each : joined) {
            if (each != Thread.currentThread()) {
                each.join();
            }
        }
    }

    int limit() {
        return limit;
    }

    /** The limit as events carry it: 0 for none. */
    int told() {
        return limit == Integer.MAX_VALUE ? 0 : limit;
    }

    int busy() {
        int busy = 0;
        for (ThreadRole each : pool.lanes.workers()) {
            if (each.task() != null) {
                busy++;
            }
        }
        return busy;
    }

    void resize(int workers) {
        if (limit == Integer.MAX_VALUE) {
            throw new UnsupportedOperationException("the number of workers of " + pool.name() + ", a pool of kind " + kind
                    + ", can't be set");
        }
        pool.backend.resize(workers);
        limit = workers;
    }

    /** Cancels what has not started: all of it before anybody who waits for some of it goes on. */
    void cancelQueued() {
        List<ObservedTask<?>> claimed = new ArrayList<>();
        for (Runnable each : pool.backend.snapshot()) {
            ObservedTask<?> task = (ObservedTask<?>) each;
            if (task.claimCancelQueued()) {
                claimed.add(task);
            }
        }
        claimed.forEach(ObservedTask::finishCancelQueued);
    }
}
