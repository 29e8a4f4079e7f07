package io.poolscope.analysis;

import java.util.List;

/**
 * How to run some work.
 *
 * @param approach by what
 * @param workers how many workers; 1 when sequential
 * @param queueCapacity how many tasks may queue before the submitter waits
 * @param chunk how many items to run as one task
 * @param reasons why, each with the rule of thumb it comes from
 */
public record Advice(Approach approach, int workers, int queueCapacity, int chunk, List<Reason> reasons) {
    public Advice {
        reasons = List.copyOf(reasons);
    }

    /** Ways to run tasks. */
    public enum Approach {
        /** One after the other, without a pool. */
        SEQUENTIAL,
        /** A pool of platform threads. */
        THREADS,
        /** A virtual thread for each task, and a limit where something must be spared. */
        VIRTUAL_THREADS,
        /** Several processes. */
        PROCESSES,
        /** A pool for each stage, with bounded queues between them. */
        PIPELINE
    }

    /**
     * A reason.
     *
     * @param what which part of the advice, as "workers"
     * @param why in one sentence with its figures
     * @param rule the rule of thumb
     */
    public record Reason(String what, String why, String rule) {
    }
}
