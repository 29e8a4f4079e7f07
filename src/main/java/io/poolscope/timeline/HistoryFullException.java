package io.poolscope.timeline;

/** What came would take more memory than the history may ({@link Timeline#limit}). What came before it is folded and stays. */
public final class HistoryFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryFullException(long bytes, long limit) {
        super("the history takes " + (bytes >> 20) + " MB of memory; allowed are " + (limit >> 20));
    }
}
