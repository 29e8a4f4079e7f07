package io.poolscope.executor;

import io.poolscope.event.Event;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What a {@link ThreadPoolExecutor} is made of, but its thread factory; its constructor checks the ranges. */
record ThreadPoolPlan(int core, int maximum, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue,
        RejectedExecutionHandler handler) {
    ThreadPoolPlan {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(queue, "workQueue");
        Objects.requireNonNull(handler, "handler");
        if (core < 0 || maximum <= 0 || maximum < core || keepAlive < 0) {
            throw new IllegalArgumentException("core " + core + ", maximum " + maximum + ", keep-alive " + keepAlive
                    + "; allowed are a core of 0 or more, a maximum of 1 or more and not below the core, a keep-alive of 0 or more");
        }
    }

    /** The kind that behaves so, or else that of executors made elsewhere. */
    PoolKind kind() {
        return core == maximum && !(queue instanceof PriorityBlockingQueue<?>) ? PoolKind.FIXED : PoolKind.FOREIGN;
    }

    /** How many tasks the queue can hold, as events carry it. */
    static int capacityOf(BlockingQueue<Runnable> queue) {
        long all = (long) queue.size() + queue.remainingCapacity();
        return all >= Integer.MAX_VALUE ? Event.UNBOUNDED : (int) all;
    }

    /** The policy that a handler has, as events carry it; one of the program's own counts as aborting. */
    static SaturationPolicy policyOf(RejectedExecutionHandler handler) {
        Class<?> type = handler.getClass();
        if (type == ThreadPoolExecutor.CallerRunsPolicy.class) {
            return SaturationPolicy.CALLER_RUNS;
        }
        if (type == ThreadPoolExecutor.DiscardPolicy.class) {
            return SaturationPolicy.DISCARD;
        }
        return type == ThreadPoolExecutor.DiscardOldestPolicy.class ? SaturationPolicy.DISCARD_OLDEST : SaturationPolicy.ABORT;
    }
}
