package io.poolscope.workload;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import java.util.Objects;

/**
 * A pool: its workers and its queue.
 *
 * @param name what its threads are called after
 * @param workers how many, 1 to {@link #MAX_WORKERS}
 * @param capacity how many tasks its queue holds, 0 (tasks go straight to idle workers) or more, or {@link Event#UNBOUNDED}
 * @param policy what happens to a task that is submitted while the queue is full
 * @param order which queued task runs next
 */
public record PoolSpec(String name, int workers, int capacity, SaturationPolicy policy, Order order) {
    /** The most workers a pool may have. */
    public static final int MAX_WORKERS = 10_000;

    public PoolSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(order, "order");
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("workers " + workers + " is not in 1 to " + MAX_WORKERS);
        }
        if (capacity < 0 && capacity != Event.UNBOUNDED) {
            throw new IllegalArgumentException("queue capacity " + capacity + " is less than 0 and not unbounded");
        }
    }

    /** A pool named "pool" with an unbounded FIFO queue. */
    public static PoolSpec of(int workers) {
        return new PoolSpec("pool", workers, Event.UNBOUNDED, SaturationPolicy.BLOCK, Order.FIFO);
    }

    /** Whether its queue has no limit. */
    public boolean unbounded() {
        return capacity == Event.UNBOUNDED;
    }

    /** This pool under another name. */
    public PoolSpec withName(String changed) {
        return new PoolSpec(changed, workers, capacity, policy, order);
    }

    /** This pool with another number of workers. */
    public PoolSpec withWorkers(int changed) {
        return new PoolSpec(name, changed, capacity, policy, order);
    }

    /** This pool with another queue capacity. */
    public PoolSpec withCapacity(int changed) {
        return new PoolSpec(name, workers, changed, policy, order);
    }

    /** This pool with another saturation policy. */
    public PoolSpec withPolicy(SaturationPolicy changed) {
        return new PoolSpec(name, workers, capacity, changed, order);
    }

    /** This pool with another order. */
    public PoolSpec withOrder(Order changed) {
        return new PoolSpec(name, workers, capacity, policy, changed);
    }
}
