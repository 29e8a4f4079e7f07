package io.poolscope.executor;

import java.util.List;

/** How the task of a chunk hands over what it had done when an item failed; never leaves this package. */
final class ChunkFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<?> before;

    ChunkFailure(List<?> before, Throwable cause) {
        super(null, cause, false, false);
        this.before = before;
    }

    /** The results of the items before the one that failed. */
    List<?> before() {
        return before;
    }
}
