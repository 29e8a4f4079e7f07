package io.poolscope.analysis.rules;

import java.util.Arrays;
import java.util.Optional;

/** Which rule found something. The text of each is stable: it is what files, commands and other programs know a rule by. */
public enum RuleId {
    /** A slow task holds finished results back. */
    HEAD_OF_LINE("head-of-line"),
    /** A consumer takes results more slowly than they become ready. */
    SLOW_CONSUMER("slow-consumer"),
    /** Submitters stand blocked. */
    SUBMITTER_BLOCKED("submitter-blocked"),
    /** A limited queue is full, and its policy acts. */
    QUEUE_SATURATED("queue-saturated"),
    /** A queue without limit grows. */
    QUEUE_GROWTH("queue-growth"),
    /** Workers have nothing to run while work waits. */
    IDLE_WORKERS("idle-workers"),
    /** One long task runs alone at the end. */
    STRAGGLERS("stragglers"),
    /** Tasks wait longer than they run, as all workers are busy. */
    TOO_FEW_WORKERS("too-few-workers"),
    /** Tasks never ran. */
    REJECTED_WORK("rejected-work"),
    /** Tasks were queued when their pool was shut down. */
    SHUT_DOWN("shut-down"),
    /** Exceptions that nobody read. */
    SILENT_FAILURES("silent-failures"),
    /** Tasks wait for tasks queued in their own pool. */
    NESTED_SUBMIT("nested-submit"),
    /** More tasks compute than there are processors. */
    OVER_THREADING("over-threading"),
    /** Handing tasks over costs as much as running them. */
    SMALL_TASKS("small-tasks"),
    /** Workers were well used. */
    WORKERS_USED("workers-used");

    private final String text;

    RuleId(String text) {
        this.text = text;
    }

    /** Its stable name, as "head-of-line". */
    public String text() {
        return text;
    }

    /** The rule with a stable name; empty where there is none. */
    public static Optional<RuleId> of(String text) {
        return Arrays.stream(values()).filter(id -> id.text.equals(text)).findFirst();
    }

    /** Its stable name. */
    @Override
    public String toString() {
        return text;
    }
}
