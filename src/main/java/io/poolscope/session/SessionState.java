package io.poolscope.session;

/**
 * Where a session stands. It goes READY → RUNNING ⇄ PAUSED and ends in one of the last three, for good.
 *
 * <pre>
 * READY ─start─▶ RUNNING ─source ends─▶ FINISHED
 *                 │  ▲  └─source throws─▶ FAILED
 *             pause resume
 *                 ▼  │
 *                PAUSED                 READY, RUNNING, PAUSED ─stop─▶ STOPPED
 * </pre>
 */
public enum SessionState {
    /** Not started. */
    READY,
    /** Events are coming. */
    RUNNING,
    /** Scenario time stands still. */
    PAUSED,
    /** It came to its end. */
    FINISHED,
    /** It was stopped before its end. */
    STOPPED,
    /** It couldn't go on; the messages say why. */
    FAILED;

    /** Whether nothing more will come. */
    public boolean ended() {
        return compareTo(PAUSED) > 0;
    }
}
