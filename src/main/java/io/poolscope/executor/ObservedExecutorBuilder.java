package io.poolscope.executor;

import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * States what an {@link ObservedExecutor} is to be; not thread-safe. What is not stated: a fixed pool of
 * min(32, processors + 4) workers, as Python's, with a queue without limit, aborting when that is shut.
 */
public final class ObservedExecutorBuilder {
    /** The most workers: each needs a lane. */
    public static final int MAX_WORKERS = 10_000;

    final EventPort port;
    String name = "";
    int workers = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
    int capacity = Event.UNBOUNDED;
    SaturationPolicy policy = SaturationPolicy.ABORT;
    PoolKind kind = PoolKind.FIXED;
    Runnable initializer;
    String threadNames = "";
    ThreadFactory threadFactory;
    boolean daemon;
    boolean reusesIdle;
    boolean measureCpu;
    long keepAliveSeconds = 60;
    /** What a pool of Java's own kind is made of, or null. */
    ThreadPoolPlan threadPool;

    ObservedExecutorBuilder(EventPort port) {
        this.port = Objects.requireNonNull(port, "port");
    }

    /** Names the pool; else it is called pool-1, pool-2, … by its id. */
    public ObservedExecutorBuilder name(String poolName) {
        name = Objects.requireNonNull(poolName, "name");
        return this;
    }

    /** Sets the number of workers, 1 to {@link #MAX_WORKERS}; a cached pool has no such limit and ignores it. */
    public ObservedExecutorBuilder workers(int count) {
        workers = checkWorkers(count);
        return this;
    }

    static int checkWorkers(int count) {
        if (count < 1 || count > MAX_WORKERS) {
            throw new IllegalArgumentException("workers " + count + " is not in 1 to " + MAX_WORKERS);
        }
        return count;
    }

    /**
     * Sets how many tasks may queue: 0 or more, or {@link Event#UNBOUNDED}. With 0 a task is taken only while a
     * worker is idle.
     */
    public ObservedExecutorBuilder queueCapacity(int tasks) {
        capacity = checkCapacity(tasks);
        return this;
    }

    static int checkCapacity(int tasks) {
        if (tasks < 0 && tasks != Event.UNBOUNDED) {
            throw new IllegalArgumentException("queue capacity " + tasks + " is neither 0 or more nor " + Event.UNBOUNDED + " (unbounded)");
        }
        return tasks;
    }

    /** Sets what happens to a task that finds the queue full. */
    public ObservedExecutorBuilder policy(SaturationPolicy saturation) {
        policy = Objects.requireNonNull(saturation, "policy");
        return this;
    }

    /**
     * Sets how it hands tasks to threads: fixed, cached, scheduled, priority or work stealing. Others are made
     * elsewhere and wrapped.
     */
    public ObservedExecutorBuilder kind(PoolKind poolKind) {
        Objects.requireNonNull(poolKind, "kind");
        if (poolKind == PoolKind.FOREIGN || poolKind == PoolKind.THREAD_PER_TASK || poolKind == PoolKind.ASYNC) {
            throw new IllegalArgumentException("kind " + poolKind
                    + (poolKind == PoolKind.ASYNC ? " is only read from files" : " is made elsewhere and wrapped")
                    + "; allowed are fixed, cached, scheduled, priority, work stealing");
        }
        kind = poolKind;
        return this;
    }

    /** Sets a fixed pool of one worker. */
    public ObservedExecutorBuilder single() {
        kind = PoolKind.FIXED;
        workers = 1;
        return this;
    }

    /** Sets what each worker runs before its first task; if that throws, the pool is broken. */
    public ObservedExecutorBuilder initializer(Runnable body) {
        initializer = Objects.requireNonNull(body, "initializer");
        return this;
    }

    /**
     * Sets the workers' names: {@code %d} in the pattern becomes the worker's number from 1. Else pool-worker-%d.
     *
     * @throws IllegalArgumentException if it is no pattern of {@link String#format} for one whole number
     */
    public ObservedExecutorBuilder threadNames(String pattern) {
        try {
            threadNames = String.format(Locale.ROOT, pattern, 1).isEmpty() ? "" : pattern;
        } catch (IllegalFormatException e) {
            throw new IllegalArgumentException("thread names '" + pattern + "' are no pattern for one number, as worker-%d is", e);
        }
        return this;
    }

    /** Sets who makes the workers' threads, which then have the names that it gives. Not for work stealing. */
    public ObservedExecutorBuilder threadFactory(ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "threadFactory");
        return this;
    }

    /**
     * Sets whether a fixed pool that has fewer workers than it may have leaves a task to a worker that is idle, as Python's pools
     * do; at first it makes a new one for each task until it has all, as Java's {@code ThreadPoolExecutor} does. Cached and
     * work-stealing pools reuse idle workers in any case; for scheduled and priority pools it can't be set.
     */
    public ObservedExecutorBuilder reuseIdleWorkers(boolean reuse) {
        reusesIdle = reuse;
        return this;
    }

    /** Sets whether the workers let the JVM end while they live; at first they don't. */
    public ObservedExecutorBuilder daemon(boolean workersAreDaemons) {
        daemon = workersAreDaemons;
        return this;
    }

    /** Sets whether each task's processor time is measured and told, which costs about a microsecond a task. */
    public ObservedExecutorBuilder measureCpu(boolean measure) {
        measureCpu = measure;
        return this;
    }

    /** Sets how many seconds of the wall clock an idle worker of a cached pool lives on; at first 60. */
    public ObservedExecutorBuilder keepAliveSeconds(long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("keep-alive " + seconds + " s is less than 0");
        }
        keepAliveSeconds = seconds;
        return this;
    }

    /** For a pool that is made of what a {@code ThreadPoolExecutor} is made of. */
    ObservedExecutorBuilder threadPool(ThreadPoolPlan plan, ThreadFactory factory) {
        threadPool = plan;
        threadFactory = factory;
        kind = plan.kind();
        return this;
    }

    /**
     * Makes the executor.
     *
     * @throws IllegalArgumentException if a limited queue or a thread factory is stated for a kind that has none
     */
    public ObservedExecutor build() {
        if (kind == PoolKind.SCHEDULED) {
            return buildScheduler();
        }
        if (capacity != Event.UNBOUNDED && (kind == PoolKind.CACHED || kind == PoolKind.WORK_STEALING)) {
            throw new IllegalArgumentException("queue capacity " + capacity + " can't be set for a pool of kind " + kind
                    + "; allowed is unbounded");
        }
        if (threadFactory != null && kind == PoolKind.WORK_STEALING) {
            throw new IllegalArgumentException("a work-stealing pool makes its own threads; a thread factory can't be set");
        }
        if (reusesIdle && kind == PoolKind.PRIORITY) {
            throw new IllegalArgumentException("idle workers can't be reused by a pool of kind " + kind + "; allowed is fixed");
        }
        ObservedExecutor executor = new ObservedExecutor(this);
        executor.open();
        return executor;
    }

    /** Makes an executor of kind scheduled, whatever the kind stated; its queue has no limit. */
    public ObservedScheduler buildScheduler() {
        if (capacity != Event.UNBOUNDED) {
            throw new IllegalArgumentException("queue capacity " + capacity + " can't be set for a scheduled pool; allowed is unbounded");
        }
        if (reusesIdle) {
            throw new IllegalArgumentException("idle workers can't be reused by a scheduled pool; allowed is fixed");
        }
        kind = PoolKind.SCHEDULED;
        ObservedScheduler scheduler = new ObservedScheduler(this);
        scheduler.open();
        return scheduler;
    }
}
