package io.poolscope.workload;

/** What a task does with its time. */
public enum TaskKind {
    /** It waits, as for a disk or a network: any number of them take their time side by side. */
    SLEEPING,
    /** It computes: more of them than processors stretch each other. */
    CPU
}
