package io.poolscope.timeline;

/**
 * The runs of tasks on a lane at one depth: closed spans in the order of time, which do not overlap, and at most one open
 * span after them. A span lasts from the start of its task until the worker is free again, so that of a task that was cancelled
 * while it ran may outlast the task.
 *
 * <p>Spans go by their position, {@link #first()} to {@link #size()} - 1, which does not change when retention drops older ones.
 */
public interface SpanRow {
    /** The first position that is still kept. */
    int first();

    /** One past the last closed span's position. */
    int size();

    /** When span {@code i} started. */
    long start(int i);

    /** When span {@code i} ended. */
    long end(int i);

    /** The task of span {@code i}. */
    long task(int i);

    /** How the task of span {@code i} ended. */
    Outcome outcome(int i);

    /** The first position whose span ends after {@code time}, or {@link #size()}. */
    int firstEndingAfter(long time);

    /** The first position whose span ends at or after {@code time}, or {@link #size()}. */
    default int firstEndingAtOrAfter(long time) {
        return time == Long.MIN_VALUE ? first() : firstEndingAfter(time - 1);
    }

    /** The first position whose span starts at or after {@code time}, or {@link #size()}. */
    int firstStartingAtOrAfter(long time);

    /** The task of the open span, or {@link Snapshot#NONE}. */
    long openTask();

    /** When the open span started, or {@link Snapshot#NONE}. */
    long openStart();

    /** The task whose span holds {@code time}, open or closed, or {@link Snapshot#NONE}. */
    long taskAt(long time);

    /** The nanoseconds of {@code [from, until)} that lie in spans; the open span counts up to {@code until}. */
    long busy(long from, long until);

    /**
     * Says what a row of pixels has to show; see {@link PixelRow} for the rule by which spans fall into pixels.
     * Costs by {@code pixels}, hardly by the number of spans.
     *
     * @param first the first pixel: it begins at {@code first << shift} nanoseconds
     * @param shift each pixel is {@code 1 << shift} nanoseconds wide
     * @param pixels how many pixels
     * @param into is overwritten, and grows if it must
     */
    void pixels(long first, int shift, int pixels, PixelRow into);
}
