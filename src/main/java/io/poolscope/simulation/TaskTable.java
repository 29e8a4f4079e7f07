package io.poolscope.simulation;

import io.poolscope.event.Names;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Order;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.Workload;

/**
 * The tasks of a workload: its items, or chunks of them where {@code map} runs several as one. A chunk ends at the first
 * item that fails.
 */
final class TaskTable {
    private final Workload workload;
    private final Names names;
    private final int chunk;
    private final int size;
    private final boolean failing;
    private final boolean plain;

    TaskTable(Workload workload, Names names) {
        this.workload = workload;
        this.names = names;
        chunk = workload.delivery().mode() == DeliveryMode.MAP ? workload.delivery().chunk() : 1;
        size = (int) ((workload.tasks() + chunk - 1L) / chunk);
        failing = !workload.failures().none();
        plain = workload.label().isEmpty() && workload.priorities().equals(Priorities.NONE);
    }

    int size() {
        return size;
    }

    /** Whether tasks have neither labels nor priorities. */
    boolean plain() {
        return plain;
    }

    private int first(int task) {
        return task * chunk;
    }

    private int end(int task) {
        return (int) Math.min(workload.tasks(), (task + 1L) * chunk);
    }

    long gap(int task) {
        long gap = workload.arrivalGap(first(task));
        for (int item = first(task) + 1; item < end(task); item++) {
            gap += workload.arrivalGap(item);
        }
        return gap;
    }

    long duration(int task) {
        if (chunk == 1) {
            return workload.duration(task);
        }
        long sum = 0;
        for (int item = first(task); item < end(task); item++) {
            sum += workload.duration(item);
            if (failing && workload.fails(item)) {
                break;
            }
        }
        return sum;
    }

    boolean fails(int task) {
        return failing && failingItem(task) < end(task);
    }

    private int failingItem(int task) {
        int item = first(task);
        while (item < end(task) && !workload.fails(item)) {
            item++;
        }
        return item;
    }

    /** The name of its failure. */
    int failure(int task) {
        return names.intern(new IllegalStateException(Workload.failure(failingItem(task))).toString());
    }

    /** How long the consumer works on the items that it gets of a task, with or without the last of them. */
    long pace(int task, boolean last) {
        int end = failing ? failingItem(task) : end(task);
        long sum = 0;
        for (int item = first(task); item < (last ? end : end - 1); item++) {
            sum += workload.pace(item);
        }
        return sum;
    }

    /** The size of its result in bytes, or -1 where it is not known. */
    long bytes(int task) {
        if (chunk == 1) {
            return workload.bytes(task);
        }
        long sum = 0;
        for (int item = first(task); item < end(task); item++) {
            sum += workload.bytes(item);
        }
        return Math.max(-1, sum);
    }

    /** The number of its label. */
    int label(int task) {
        return plain ? Names.NONE : names.intern(workload.label(first(task)));
    }

    int priority(int task) {
        return plain ? 0 : workload.priority(task);
    }

    /** What the queue of an order sorts by, the smallest first. */
    long key(int task, Order order) {
        return switch (order) {
            case PRIORITY -> -workload.priority(task);
            case SHORTEST_FIRST -> duration(task);
            case FIFO, LIFO, WORK_STEALING -> 0;
        };
    }
}
