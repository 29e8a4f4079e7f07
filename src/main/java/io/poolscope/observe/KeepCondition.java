package io.poolscope.observe;

import java.time.Duration;
import java.util.Objects;

/** When what was kept is worth writing. Immutable. */
public final class KeepCondition {
    /** What is looked at. */
    enum Kind {
        QUEUE_WAIT, QUEUE, FAILURE, DEADLOCK
    }

    private final Kind kind;
    private final long limit;
    private final String text;

    private KeepCondition(Kind kind, long limit, String text) {
        this.kind = kind;
        this.limit = limit;
        this.text = text;
    }

    /**
     * A task has waited in its queue for longer, whether it has started by now or not.
     *
     * @param longest more than 0
     */
    public static KeepCondition queueWait(Duration longest) {
        Objects.requireNonNull(longest, "longest");
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("queue wait " + longest + " is not allowed; allowed: more than 0");
        }
        return new KeepCondition(Kind.QUEUE_WAIT, longest.toNanos(), "a task waited for longer than " + longest.toMillis() + " ms");
    }

    /**
     * More tasks wait in the queue of one pool.
     *
     * @param most 0 or more
     */
    public static KeepCondition queue(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("queue " + most + " is not allowed; allowed: 0 or more");
        }
        return new KeepCondition(Kind.QUEUE, most, "more than " + most + " tasks waited in a queue");
    }

    /** A task has ended by throwing. */
    public static KeepCondition failure() {
        return new KeepCondition(Kind.FAILURE, 0, "a task failed");
    }

    /** Tasks wait for each other, or for room that only they could make. */
    public static KeepCondition deadlock() {
        return new KeepCondition(Kind.DEADLOCK, 0, "a deadlock");
    }

    Kind kind() {
        return kind;
    }

    long limit() {
        return limit;
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        return text;
    }
}
