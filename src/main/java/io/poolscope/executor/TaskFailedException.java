package io.poolscope.executor;

/** An item's task failed; thrown where its result is due. The cause is what the task threw. */
public final class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long index;

    TaskFailedException(long index, Throwable cause) {
        super("the task of item " + index + " failed: " + FailureText.of(cause), cause);
        this.index = index;
    }

    /** The item's index, from 0. */
    public long index() {
        return index;
    }
}
