package io.poolscope.timeline;

/** The lines of source that one thread of a script reached. */
public interface StepTrack {
    /** The script. */
    int script();

    /** Which of the script's threads. */
    String thread();

    /** How many lines it reached. */
    int size();

    /** When it reached line {@code i} of its way. */
    long time(int i);

    /** The number of the line, from 1. */
    int line(int i);

    /** The first line of its way that it reached after {@code time}, or {@link #size()}. */
    int firstAfter(long time);

    /** The line it was at: the latest reached at or before {@code time}, or 0 before the first. */
    default int lineAt(long time) {
        int next = firstAfter(time);
        return next == 0 ? 0 : line(next - 1);
    }
}
