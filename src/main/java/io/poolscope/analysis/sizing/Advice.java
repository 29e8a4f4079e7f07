package io.poolscope.analysis.sizing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How to run some work.
 *
 * @param approach by what
 * @param workers how many workers; 1 when sequential
 * @param queueCapacity how many tasks may queue before the submitter waits
 * @param chunk how many items to run as one task
 * @param reasons why, each with the rule of thumb it comes from: the approach always, and unless that is sequential
 *     workers, queue and chunk
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
     * @param what which part of the advice
     * @param why in one sentence with its figures
     * @param rule the rule of thumb
     * @param measured what real runs say beside it, in one sentence; "" where none was made
     */
    public record Reason(AdvicePart what, String why, String rule, String measured) {
        Reason(AdvicePart what, String why, String rule) {
            this(what, why, rule, "");
        }
    }

    /** This advice with what a sweep over real runs measured beside it. */
    public Advice beside(Scaling scaling) {
        return beside(List.of(Trial.of(scaling)));
    }

    /**
     * This advice with what was measured beside each of its numbers. The numbers stay those of the rules of thumb; where a
     * measurement speaks for others, its sentence says so.
     *
     * @param trials of any of the numbers; a reason whose number was not tried stays as it is
     */
    public Advice beside(List<Trial> trials) {
        List<Reason> told = reasons.stream().map(reason -> {
            String measured = trials.stream().map(trial -> measured(reason.what(), trial)).filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            return new Reason(reason.what(), reason.why(), reason.rule(), measured);
        }).toList();
        return new Advice(approach, workers, queueCapacity, chunk, told);
    }

    private String measured(AdvicePart part, Trial trial) {
        if (part == AdvicePart.APPROACH) {
            return trial.what() == AdvicePart.WORKERS ? trial.besideOne(workers) : "";
        }
        return trial.what() != part ? "" : trial.beside(switch (part) {
            case WORKERS -> workers;
            case QUEUE -> queueCapacity;
            case APPROACH, CHUNK -> chunk;
        });
    }
}
