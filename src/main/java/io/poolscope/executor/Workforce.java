package io.poolscope.executor;

import io.poolscope.event.PoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the workers of one pool and looks after them. Thread-safe. */
final class Workforce {
    /** So many threads that are no more may be remembered before they are looked for. */
    private static final int DEAD_THREADS = 64;

    private final ObservedExecutor pool;
    private final PoolKind kind;
    private final Runnable initializer;
    private final String threadNames;
    private final AtomicInteger made = new AtomicInteger();
    /** The threads that live or died lately, so that closing can join them: one can't say itself that it is gone. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile int limit;
    /** Set once while the pool is made. */
    private ThreadPoolBackend ours;

    Workforce(ObservedExecutor pool, ObservedExecutorBuilder plan, PoolKind kind) {
        this.pool = pool;
        this.kind = kind;
        initializer = plan.initializer;
        threadNames = plan.threadNames.isEmpty() ? pool.name().replace("%", "%%") + "-worker-%d" : plan.threadNames;
        limit = switch (kind) {
            case FIXED, SCHEDULED, PRIORITY, WORK_STEALING -> plan.workers;
            case CACHED, THREAD_PER_TASK, FOREIGN -> Integer.MAX_VALUE;
        };
    }

    Backend backend(ObservedExecutorBuilder plan) {
        if (kind == PoolKind.WORK_STEALING) {
            return new ForeignBackend(pool, new ForkJoinPool(plan.workers, forkJoin -> {
                ForkWorker worker = new ForkWorker(pool, forkJoin);
                worker.setName(nextName());
                return worker;
            }, null, true));
        }
        ThreadFactory threadFactory = plan.threadFactory == null
                ? body -> register(new WorkerThread(pool, body, nextName(), plan.daemon))
                : body -> register(plan.threadFactory.newThread(() -> work(body)));
        boolean cached = kind == PoolKind.CACHED;
        ours = new ThreadPoolBackend(pool, cached ? 0 : limit, limit, cached ? plan.keepAliveSeconds : 0, queue(), threadFactory, kind == PoolKind.SCHEDULED);
        return ours;
    }

    private BlockingQueue<Runnable> queue() {
        return switch (kind) {
            case CACHED -> new SynchronousQueue<>();
            case PRIORITY -> new PriorityBlockingQueue<>();
            case SCHEDULED -> new DueQueue(pool.clock);
            default -> new LinkedBlockingQueue<>();
        };
    }

    private String nextName() {
        return String.format(Locale.ROOT, threadNames, made.incrementAndGet());
    }

    private Thread register(Thread thread) {
        if (thread == null) {
            return null;
        }
        if (threads.size() > DEAD_THREADS + 2 * pool.lanes.workers().size()) {
            threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        }
        threads.add(thread);
        return thread;
    }

    /** The life of a worker thread of a pool of our own making. */
    void work(Runnable body) {
        ours.workerCame();
        ThreadRole worker = pool.lanes.enter();
        ThreadRole before = ThreadRole.swap(worker);
        try {
            initialize();
            body.run();
        } finally {
            ThreadRole.swap(before);
            pool.lanes.leave(worker);
            ours.workerGone();
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
        for (Thread each : threads) {
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
            throw new UnsupportedOperationException("the number of workers of " + pool.name() + ", a pool of kind " + kind + ", can't be set");
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
