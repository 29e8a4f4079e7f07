package io.poolscope.executor;

/** When {@link Completions#await} returns. */
public enum ReturnWhen {
    /** As soon as one future is done, cancelled ones too. */
    FIRST_COMPLETED,
    /** As soon as one future failed, a cancelled one not; if none fails, when all are done. */
    FIRST_EXCEPTION,
    /** When all are done. */
    ALL_COMPLETED
}
