package io.poolscope.recording;

/** Hears how far a long work is, and may end it. Called by the thread that works. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing and ends nothing. */
    Progress NONE = (done, total) -> true;

    /**
     * Hears how far it is.
     *
     * @param done how much is done, in the work's own unit
     * @param total how much there is, or -1 if that isn't known
     * @return false to end the work
     */
    boolean report(long done, long total);
}
