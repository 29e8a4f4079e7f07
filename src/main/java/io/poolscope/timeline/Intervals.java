package io.poolscope.timeline;

/**
 * Half-open intervals in the order of time, each with a value; they do not overlap. The last one may be open. Positions run from
 * {@link #first()} to {@link #size()} - 1 and do not change when retention drops older ones.
 */
public interface Intervals {
    /** The first position that is still kept. */
    int first();

    /** One past the last position. */
    int size();

    /** When interval {@code i} began. */
    long start(int i);

    /** When interval {@code i} ended, or {@link Snapshot#OPEN}. */
    long end(int i);

    /** The value of interval {@code i}; what it means is said where the intervals come from. */
    long value(int i);

    /** The first position whose interval ends after {@code time}, or {@link #size()}. */
    int firstEndingAfter(long time);

    /** The first position whose interval starts at or after {@code time}, or {@link #size()}. */
    default int firstStartingAtOrAfter(long time) {
        if (time == Long.MIN_VALUE) {
            return first();
        }
        // They do not overlap: what follows one that ends then or later begins then or later.
        int i = firstEndingAfter(time - 1);
        return i < size() && start(i) < time ? i + 1 : i;
    }

    /** The nanoseconds of {@code [from, until)} that lie in intervals; an open one counts up to {@code until}. */
    long total(long from, long until);

    /**
     * Says what a row of pixels has to show: how many nanoseconds of each lie in intervals. Costs by {@code pixels}, hardly by the number
     * of intervals; where many fall into a pixel, those at its edges may be shared out evenly.
     *
     * @param first the first pixel: it begins at {@code first << shift} nanoseconds
     * @param shift each pixel is {@code 1 << shift} nanoseconds wide
     * @param pixels how many pixels; the array is at least as long
     * @param end what lies after it is not counted
     */
    void pixels(long first, int shift, int pixels, long end, float[] nanos);

    /** The position of the interval that holds {@code time}, or -1. */
    default int at(long time) {
        int i = firstEndingAfter(time);
        return i < size() && start(i) <= time ? i : -1;
    }
}
