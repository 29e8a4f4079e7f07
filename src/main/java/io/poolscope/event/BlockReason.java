package io.poolscope.event;

import java.util.List;

/** What a running task waits for. */
public enum BlockReason {
    /** Another task's result; the target is a task id. */
    TASK,
    /** A lock; the target is a lock id. */
    LOCK,
    /** Room in an observed queue; the target is a queue id. */
    QUEUE_FULL,
    /** An item in an observed queue; the target is a queue id. */
    QUEUE_EMPTY,
    /** Room in a pool's queue; the target is a pool id. */
    SUBMIT,
    /** Something else that another thread must do, as a latch or a barrier; the target is a name. */
    EVENT;

    private static final List<BlockReason> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BlockReason of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no BlockReason " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
